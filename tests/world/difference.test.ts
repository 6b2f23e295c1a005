import { describe, expect, test } from 'vitest';
import { startJourney } from '@/lib/journey/journey.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { stepForward } from '@/lib/journey/stride.ts';
import {
  type Comparison,
  comparisonAddress,
  decodeComparison,
  encodeComparison,
  firstComparison,
  policyIn,
  scenarioSide,
  walkOfSide,
  withPolicy,
} from '@/lib/world/comparison.ts';
import { comparedRows, firstDifference, indexAt } from '@/lib/world/difference.ts';
import { scenarios } from '@/lib/world/library.ts';
import { chartOf } from '@/machines/charts.ts';

function walkOf(side: Comparison['a']) {
  const { subject, journey } = walkOfSide(side);
  return { chart: subject.chart, journey };
}

describe('two policies', () => {
  const { a, b } = firstComparison();
  const [always, never] = [walkOf(a), walkOf(b)];

  test('part when the process has ended, and not before', () => {
    const difference = firstDifference(always, never);
    expect(difference?.says).toMatch(/^Until \d:\d\d nothing differs\. Then /);
    const index = difference?.index ?? 0;
    const events = (walk: typeof always) => walk.journey.moments.slice(0, index).map(({ event }) => event?.type);
    expect(events(always)).toEqual(events(never));
    expect(events(always)).toContain('container.failed.app');
  });

  test('part because of a value that one of the machines names', () => {
    expect(firstDifference(always, never)?.why).toEqual({
      walk: 'B',
      cannot: 'kubelet restarts it at once',
      because: 'restartPolicy is Never and the exit code 1',
    });
    expect(firstDifference(never, always)?.why?.walk).toBe('A');
  });

  test('are printed side by side, alike before and different after', () => {
    const rows = comparedRows(always, never);
    expect(rows[0]).toMatchObject({ differs: false, a: { status: 'Pending' }, b: { status: 'Pending' } });
    expect(rows.at(-1)).toMatchObject({ differs: true, b: { status: 'Error' } });
    const at = firstDifference(always, never)?.at ?? 0;
    expect(rows.filter(({ differs }) => differs).every((row) => row.at >= at)).toBe(true);
  });

  test('stand at a time where each has come by then', () => {
    expect(indexAt(never, 1e9)).toBe(never.journey.moments.length - 1);
    expect(never.journey.moments[indexAt(never, 0)]?.at).toBe(0);
  });
});

test.each(scenarios.slice(0, 60).filter((_, index) => index % 6 === 0))(
  '$name does not differ from itself',
  ({ name }) => {
    expect(firstDifference(walkOf(scenarioSide(name)), walkOf(scenarioSide(name)))).toBeUndefined();
  },
);

test('a difference is the same from both sides', () => {
  const [one, other] = [walkOf(scenarioSide('image-not-found')), walkOf(scenarioSide('image-fixed-after-backoff'))];
  const [there, back] = [firstDifference(one, other), firstDifference(other, one)];
  expect([there?.index, there?.at, there?.a, there?.b]).toEqual([back?.index, back?.at, back?.b, back?.a]);
});

test('a policy is written where the pod has it, not where a sidecar does', () => {
  const manifest = 'spec:\n  initContainers:\n  - name: log\n    restartPolicy: Always\n  containers:\n  - name: app\n';
  expect(policyIn(withPolicy(manifest, 'Never'))).toBe('Never');
  expect(withPolicy(withPolicy(manifest, 'Never'), 'OnFailure').match(/restartPolicy/g)).toHaveLength(2);
  expect(withPolicy(manifest, 'Never')).toContain('    restartPolicy: Always');
});

test('a walk that somebody walked is compared as it was walked, with the same pod under another policy', () => {
  const link = {
    machine: 'pod',
    events: firstSteps(),
    cursor: 4,
    clock: 41_000,
  };
  const { a, b, at } = decodeComparison(new URL(comparisonAddress(link), 'https://example.com').hash);
  expect(at).toBe(41_000);
  expect(walkOf(a).journey.moments.map(({ event }) => event)).toEqual([undefined, ...link.events]);
  expect(b.events).toBeUndefined();
  expect([policyIn(a.manifest), policyIn(b.manifest)]).toEqual(['Always', 'Never']);
});

function firstSteps(): readonly WalkEvent[] {
  const chart = chartOf('pod');
  let journey = startJourney(chart);
  for (let step = 0; step < 6; step += 1) journey = stepForward(chart, journey);
  return journey.moments.flatMap(({ event }) => event ?? []);
}

test('the address of a comparison holds all of it', () => {
  const { a, b } = firstComparison();
  expect(decodeComparison(`#${encodeComparison({ a, b, at: 64_000 })}`)).toEqual({ a, b, at: 64_000 });
  expect(decodeComparison('')).toEqual({ a, b, at: 0 });
  expect(() => decodeComparison('a=nothing')).toThrow('there is no scenario nothing');
});
