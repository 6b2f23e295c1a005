import { expect, test } from 'vitest';
import { choicesAt } from '@/lib/journey/choices.ts';
import { goTo, momentOf, startJourney, take } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { stepForward, walkOn } from '@/lib/journey/stride.ts';
import { timelineChart, toTimeline } from '@/lib/journey/timeline.ts';
import { chartOf } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';

const chart = chartOf('pod');
const lookup = timelineChart(chart.stages, toGraph(chart));

test('a walk that has not begun is one tick, with every step still ahead of it', () => {
  const { moments, visits, ahead } = toTimeline(lookup, startJourney(chart), 792);
  expect(moments).toEqual([8]);
  expect(visits.map(({ label }) => label)).toEqual(['1 Build']);
  expect(ahead.map(({ label }) => label)).toEqual([
    '2 Push',
    '3 Request',
    '4 Schedule',
    '5 Accept',
    '6 Pull',
    '7 Start',
    'Running',
    'Terminating',
    'End',
  ]);
});

test('ticks stand in order and on the line, however long the walk is', () => {
  for (const steps of [1, 20, 200, 600]) {
    const { moments, width } = toTimeline(lookup, lost(steps), 792);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments[0]).toBeGreaterThanOrEqual(0);
    expect(moments.at(-1)).toBeLessThanOrEqual(width);
    expect(moments).toHaveLength(steps + 1);
  }
});

test('waits of five seconds and more are blocks with their length, and failures are marked', () => {
  const walk = lost(30);
  const { waits, failures } = toTimeline(lookup, walk, 792);
  expect(waits.map(({ length }) => length / 1000)).toEqual(expect.arrayContaining([10, 20, 40]));
  expect(failures.length).toBeGreaterThan(3);
});

test('the wait that runs at the end is drawn as one that is not over', () => {
  const walk = lost(18);
  const { waits } = toTimeline(lookup, walk, 792, 10_000);
  expect(waits.at(-1)).toMatchObject({ length: 10_000, running: true });
});

test('exactly one visit is the current one', () => {
  const walk = walkOn(chart, startJourney(chart));
  for (const index of walk.moments.keys()) {
    const { visits } = toTimeline(lookup, goTo(walk, index), 792);
    expect(visits.filter(({ current }) => current)).toHaveLength(1);
  }
});

/** A walk of so many steps whose image is never found. */
function lost(steps: number): Journey {
  let journey = startJourney(chart);
  while (journey.cursor < steps) {
    const choices = choicesAt(chart, momentOf(journey));
    const failure = choices.find(({ label, blocked }) => label === 'Image not found' && !blocked);
    journey = failure ? take(chart, journey, failure.event) : stepForward(chart, journey);
  }
  return journey;
}
