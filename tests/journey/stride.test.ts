import { expect, test } from 'vitest';
import { goTo, momentOf, startJourney } from '@/lib/journey/journey.ts';
import { stepForward, strideBack, strideForward, walkOn } from '@/lib/journey/stride.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import { chartOf } from '@/machines/charts.ts';

const chart = chartOf('pod');

test('what happens by itself takes a pod through all seven steps until it is ready', () => {
  const walk = walkOn(chart, startJourney(chart));
  const stages = walk.moments.map((_, cursor) => trailOf({ ...walk, cursor }).stage);
  expect([...new Set(stages)]).toEqual(['build', 'push', 'request', 'schedule', 'accept', 'pull', 'start', 'running']);
  expect(stepForward(chart, walk)).toBe(walk);
});

test('a step back and forward again is the same moment', () => {
  const walk = walkOn(chart, startJourney(chart));
  const back = goTo(walk, walk.cursor - 3);
  expect(momentOf(stepForward(chart, back))).toBe(walk.moments[walk.cursor - 2]);
});

test('strides go from step to step, and back to the beginning of each', () => {
  let walk = startJourney(chart);
  for (const stage of ['push', 'request', 'schedule', 'accept', 'pull', 'start', 'running']) {
    walk = strideForward(chart, walk);
    expect(trailOf(walk).stage).toBe(stage);
  }
  for (const stage of ['start', 'pull', 'accept', 'schedule', 'request', 'push', 'build']) {
    walk = strideBack(walk);
    expect(trailOf(walk).stage).toBe(stage);
  }
  expect(walk.cursor).toBe(0);
});
