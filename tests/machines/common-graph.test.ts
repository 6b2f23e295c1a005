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
    { id: 'comes', owner: 'undrawn', sources: ['undrawn'], target: 'home', event: 'comes', meta: way },
  ],
};

const shown = (...met: string[]) => {
  const { states, transitions } = commonGraph(graph, new Set(met));
  return { states: states.map(({ id }) => id), ways: transitions.map(({ id }) => id) };
};

test('what is met seldom is left out with the ways to and from it, and what is never drawn hides nothing', () => {
  expect(shown()).toEqual({ states: ['home'], ways: ['stay', 'leaves', 'comes'] });
});

test('what the walk has met is shown, and the ways between what is shown', () => {
  expect(shown('flood')).toEqual({ states: ['home', 'flood'], ways: ['stay', 'floods', 'dries', 'leaves', 'comes'] });
  expect(shown('quake')).toEqual({ states: ['home', 'quake'], ways: ['stay', 'shakes', 'leaves', 'comes'] });
  expect(shown('flood', 'quake').ways).toEqual(graph.transitions.map(({ id }) => id));
});

test('the same meetings give the same object, others another, and other graphs do not mix', () => {
  expect(commonGraph(graph, new Set(['flood', 'home']))).toBe(commonGraph(graph, new Set(['flood'])));
  expect(commonGraph(graph, new Set(['quake']))).not.toBe(commonGraph(graph, new Set(['flood'])));
  expect(commonGraph({ ...graph }, new Set())).not.toBe(commonGraph(graph, new Set()));
});
