import { expect, test } from 'vitest';
import type { StateMeta, TransitionMeta } from '@/machines/chart.ts';
import { commonGraph } from '@/machines/common-graph.ts';
import type { Graph } from '@/machines/graph.ts';

const meta: StateMeta = {
  stage: 'running',
  mark: 'state',
  title: 'A state',
  actor: 'kubelet',
  says: 'It stands.',
  source: { label: 'nowhere', href: 'https://example.com' },
};
const rare: StateMeta = { ...meta, rare: true };
const way: TransitionMeta = { label: 'Go', way: 'progress' };

const graph: Graph = {
  states: [
    { id: 'home', order: 0, meta },
    { id: 'flood', order: 1, meta: rare },
    { id: 'quake', order: 2, meta: rare },
  ],
  transitions: [
    { id: 'stay', owner: 'home', sources: ['home'], event: 'stay', meta: way },
    { id: 'floods', owner: 'home', sources: ['home'], target: 'flood', event: 'floods', meta: way },
    { id: 'dries', owner: 'flood', sources: ['flood'], target: 'home', event: 'dries', meta: way },
    { id: 'shakes', owner: 'flood', sources: ['flood', 'quake'], target: 'quake', event: 'shakes', meta: way },
    { id: 'leaves', owner: '', sources: ['flood', 'home'], target: 'undrawn', event: 'leaves', meta: way },
    { id: 'hops', owner: 'home', sources: ['home'], target: 'home', event: 'hops', meta: way },
    { id: 'leaps', owner: 'home', sources: ['home'], target: 'home', event: 'leaps', meta: { ...way, rare: true } },
    { id: 'comes', owner: 'undrawn', sources: ['undrawn'], target: 'home', event: 'comes', meta: way },
  ],
};

const met = (...names: string[]) => ({ states: new Set(names), transitions: new Set(names) });

const shown = (...names: string[]) => {
  const { states, transitions } = commonGraph(graph, met(...names));
  return { states: states.map(({ id }) => id), ways: transitions.map(({ id }) => id) };
};

test('what is met seldom is left out with the ways to and from it, and what is never drawn hides nothing', () => {
  expect(shown()).toEqual({ states: ['home'], ways: ['stay', 'leaves', 'hops', 'comes'] });
});

test('what the walk has met is shown, and the ways between what is shown', () => {
  expect(shown('flood').states).toEqual(['home', 'flood']);
  expect(shown('flood').ways).toEqual(['stay', 'floods', 'dries', 'leaves', 'hops', 'comes']);
  expect(shown('quake').states).toEqual(['home', 'quake']);
  expect(shown('quake').ways).toEqual(['stay', 'shakes', 'leaves', 'hops', 'comes']);
  expect(shown('flood', 'quake', 'leaps').ways).toEqual(graph.transitions.map(({ id }) => id));
});

test('a way that is taken seldom is left out beside a usual one to the same place, unless it was taken', () => {
  expect(shown().ways).not.toContain('leaps');
  expect(shown('leaps').ways).toEqual(['stay', 'leaves', 'hops', 'leaps', 'comes']);
});

test('the same meetings give the same object, others another, and other graphs do not mix', () => {
  expect(commonGraph(graph, met('flood', 'home'))).toBe(commonGraph(graph, met('flood')));
  expect(commonGraph(graph, met('quake'))).not.toBe(commonGraph(graph, met('flood')));
  expect(commonGraph({ ...graph }, met())).not.toBe(commonGraph(graph, met()));
});
