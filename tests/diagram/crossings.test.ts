import Elk from 'elkjs';
import { expect, test } from 'vitest';
import { chartIds, chartOf } from '@/machines/charts.ts';
import { crossingsOf, polylineOf } from '../../scripts/crossings.ts';
import { elkGraph, elkLines, ourLines, sameMachine } from '../../scripts/same-machine.ts';

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

test.each(chartIds)('in the picture of %s no more lines cross than where ELK lays it out by itself', async (id) => {
  const chart = chartOf(id);
  const laid = await new Elk().layout(elkGraph(sameMachine(chart)));
  const theirs = crossingsOf(elkLines(laid)).length;
  expect(crossingsOf(ourLines(chart)).length).toBeLessThanOrEqual(theirs);
});
