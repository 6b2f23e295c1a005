import { describe, expect, test } from 'vitest';
import { choicesAt } from '@/lib/journey/choices.ts';
import { walkTo } from '@/lib/journey/going.ts';
import { goTo, momentOf, startJourney, take } from '@/lib/journey/journey.ts';
import { atomicPaths } from '@/lib/journey/path.ts';
import { samples } from '@/lib/journey/samples.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import type { Chart } from '@/machines/chart.ts';
import { chartOf } from '@/machines/charts.ts';

const pods = samples.flatMap(({ id, text }) =>
  readManifest(text).workloads.map(({ spec }) => ({ id, chart: chartOf('pod', spec) })),
);
const subjects = [
  ...pods,
  { id: 'the Kubernetes workflow', chart: chartOf('kubernetes') },
  { id: 'the container workflow', chart: chartOf('container') },
];

describe.each(subjects)('in $id', ({ chart }) => {
  test.each([...metBy(chart)])('whoever can wander to %s is also led there', (state) => {
    const walk = walkTo(chart, startJourney(chart), state);
    expect(walk === undefined ? [] : atomicPaths(momentOf(walk).snapshot)).toContain(state);
  });
});

test('a state that this pod cannot reach is answered while the reader waits', () => {
  const chart = chartOf('pod');
  const start = process.hrtime.bigint();
  expect(walkTo(chart, startJourney(chart), 'containers.web.ErrImageNeverPull')).toBeUndefined();
  expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(4000);
});

test('a way that begins with a step that was walked already goes on after it, and never back in time', () => {
  const chart = chartOf('pod');
  const ahead = walkOn(chart, startJourney(chart));
  for (let index = 0; index < ahead.moments.length - 1; index += 1) {
    const walk = walkTo(chart, goTo(ahead, index), 'containers.web.OOMKilled');
    const times = walk?.moments.flatMap(({ event }) => event?.at ?? []) ?? [];
    expect(times.length).toBeGreaterThan(15);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
});

/** The states in which somebody stands who chooses at random, the same ones each time. */
function metBy(chart: Chart): ReadonlySet<string> {
  const met = new Set<string>();
  let seed = 7;
  for (let walk = 0; walk < 40; walk += 1) {
    let journey = startJourney(chart);
    for (let step = 0; step < 60; step += 1) {
      for (const id of trailOf(journey).current) met.add(id);
      const open = choicesAt(chart, momentOf(journey)).filter(({ blocked, rare }) => !blocked && !rare);
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const choice = open[Math.floor((seed / 2_147_483_648) * open.length)];
      if (!choice) break;
      journey = take(chart, journey, choice.event);
    }
  }
  return met;
}
