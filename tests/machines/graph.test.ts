import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';
import { entryOf, pathOf, toGraph, transitionId } from '@/machines/graph.ts';

const said = (label: string) => ({ label, way: 'progress' });

const chart: Chart = {
  id: 'm',
  title: 'A machine',
  stages: [],
  blocked: () => undefined,
  never: () => false,
  machine: createMachine({
    id: 'm',
    initial: 'wired',
    states: {
      wired: { on: { begin: 'work' } },
      work: {
        meta: { title: 'Never shown: others stand in it' },
        initial: 'first',
        on: { stop: [{ meta: said('Stop here') }, { target: 'both', meta: said('Stop') }] },
        states: {
          first: { meta: { title: 'First' }, on: { go: { target: 'second', meta: said('Go') } } },
          second: { meta: { title: 'Second' }, type: 'final' },
        },
      },
      both: {
        type: 'parallel',
        states: {
          one: { initial: 'a', states: { a: { meta: { title: 'A' } } } },
          two: {
            meta: { title: 'Two' },
            on: { jump: { target: '#m.wired', meta: { ...said('Jump'), leadsTo: 'work.first' } } },
          },
        },
      },
    },
  }),
};

const node = (...path: string[]) => path.reduce((at, name) => at.states[name] ?? at, chart.machine.root);

test('the states of a graph are those in which a token can stand and that say something', () => {
  expect(toGraph(chart).states).toEqual([
    { id: 'work.first', order: node('work', 'first').order, meta: { title: 'First' } },
    { id: 'work.second', order: node('work', 'second').order, meta: { title: 'Second' } },
    { id: 'both.one.a', order: node('both', 'one', 'a').order, meta: { title: 'A' } },
    { id: 'both.two', order: node('both', 'two').order, meta: { title: 'Two' } },
  ]);
});

test('the transitions of a graph are those that say something, from every atomic state below their own', () => {
  expect(toGraph(chart).transitions).toStrictEqual([
    {
      id: 'work|stop|0',
      owner: 'work',
      sources: ['work.first', 'work.second'],
      event: 'stop',
      meta: said('Stop here'),
    },
    {
      id: 'work|stop|1',
      owner: 'work',
      sources: ['work.first', 'work.second'],
      target: 'both.one.a',
      event: 'stop',
      meta: said('Stop'),
    },
    {
      id: 'work.first|go|0',
      owner: 'work.first',
      sources: ['work.first'],
      target: 'work.second',
      event: 'go',
      meta: said('Go'),
    },
    {
      id: 'both.two|jump|0',
      owner: 'both.two',
      sources: ['both.two'],
      target: 'work.first',
      event: 'jump',
      meta: { ...said('Jump'), leadsTo: 'work.first' },
    },
  ]);
});

test('entering a state enters its first: of a compound its initial one, of a parallel its first region', () => {
  expect(
    [entryOf(node()), entryOf(node('work')), entryOf(node('both')), entryOf(node('both', 'two'))].map(pathOf),
  ).toEqual(['wired', 'work.first', 'both.one.a', 'both.two']);
});

test('a transition is known by its source, its event and its place among those', () => {
  expect((node('work').transitions.get('stop') ?? []).map(transitionId)).toEqual(['work|stop|0', 'work|stop|1']);
});

test('a machine is known by the word in its URL, and others are not', () => {
  expect(chartIds.map((id) => chartOf(id).id)).toEqual(['pod', 'kubernetes', 'container']);
  expect(['pod', 'container', 'Pod', 'node'].map(isChartId)).toEqual([true, true, false, false]);
});
