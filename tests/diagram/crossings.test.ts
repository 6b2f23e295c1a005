import Elk from 'elkjs';
import { expect, test } from 'vitest';
import { chartIds, chartOf } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';
import { crossingsOf, polylineOf } from '../../scripts/crossings.ts';
import { busyChart, coreOf, elkGraph, elkLines, ourLines, ourScene, sameMachine } from '../../scripts/same-machine.ts';

test.each([
  ['a cross', ['M0 0L10 10', 'M0 10L10 0'], 1],
  ['lines that meet', ['M0 0H10', 'M10 0V10'], 0],
  ['a line that ends on another', ['M0 0H10', 'M5 0V10'], 0],
  ['lines that lie on each other', ['M0 0H10', 'M2 0H8'], 0],
  ['three lines through one place', ['M0 0L10 10', 'M0 10L10 0', 'M5 0V10'], 1],
  ['a curve that is cut twice', ['M0 0C0 20 20 20 20 0', 'M0 10H20'], 2],
  ['relative stretches', ['M0 5h10', 'M5 0v10'], 1],
])('%s', (_, paths, count) => {
  expect(crossingsOf(paths.map(polylineOf))).toHaveLength(count);
});

const cases = [
  ...chartIds.map((id) => ({ name: id as string, chart: chartOf(id), graph: toGraph(chartOf(id)) })),
  { name: 'the bench', chart: busyChart(), graph: coreOf(toGraph(busyChart()), 40) },
];

test.each(cases)('in the picture of $name no more lines cross than where ELK lays it out by itself', async (one) => {
  const laid = await new Elk().layout(elkGraph(sameMachine(one.graph)));
  const theirs = crossingsOf(elkLines(laid)).length;
  expect(crossingsOf(ourLines(ourScene(one.chart, one.graph))).length).toBeLessThanOrEqual(theirs);
});

test('the machine of the bench has 40 states and 90 transitions, and our picture shows each of its states', () => {
  const chart = busyChart();
  const core = coreOf(toGraph(chart), 40);
  const { states, ways } = sameMachine(core);
  expect([states.length, ways.length]).toEqual([40, 90]);
  const drawn = ourScene(chart, core).items.flatMap((item) => (item.kind === 'state' ? item.states : []));
  expect([...drawn].sort()).toEqual(core.states.map(({ id }) => id).sort());
});
