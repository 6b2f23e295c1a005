import { describe, expect, test } from 'vitest';
import { choicesAt } from '@/lib/journey/choices.ts';
import { momentOf, startJourney, take } from '@/lib/journey/journey.ts';
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

describe('a walk that somebody walked is compared with what happens of it under another policy', () => {
  const chart = chartOf('pod');
  const until = (holds: (type: string) => boolean) => {
    let journey = startJourney(chart);
    while (!journey.moments.some(({ event }) => event && holds(event.type))) {
      const crash = choicesAt(chart, momentOf(journey)).find(({ event }) => event.type === 'container.failed.web');
      journey = crash ? take(chart, journey, crash.event) : stepForward(chart, journey);
    }
    return journey.moments.flatMap(({ event }) => event ?? []);
  };
  const compared = (events: readonly WalkEvent[]) => {
    const link = { machine: 'pod', events, cursor: 4, clock: 41_000 };
    return decodeComparison(new URL(comparisonAddress(link), 'https://example.com').hash);
  };

  test('the same, as long as it can happen', () => {
    const events = until((type) => type === 'container.failed.web');
    const { a, b, at } = compared(events);
    expect(at).toBe(41_000);
    expect([policyIn(a.manifest), policyIn(b.manifest)]).toEqual(['Always', 'Never']);
    for (const side of [a, b]) {
      expect(walkOf(side).journey.moments.flatMap(({ event }) => event ?? [])).toEqual(events);
    }
    expect(firstDifference(walkOf(a), walkOf(b))).toBeUndefined();
  });

  test('and where it cannot, what the world makes of it', () => {
    const { a, b } = compared(until((type) => type === 'container.due.web' || type.startsWith('kubelet.synced')));
    const [one, other] = [walkOf(a), walkOf(b)];
    const difference = firstDifference(one, other);
    expect(difference?.why?.because).toBe('restartPolicy is Never and the exit code 1');
    expect(comparedRows(one, other).at(-1)?.b?.status).toBe('Error');
  });
});

test('the address of a comparison holds all of it', () => {
  const { a, b } = firstComparison();
  expect(decodeComparison(`#${encodeComparison({ a, b, at: 64_000 })}`)).toEqual({ a, b, at: 64_000 });
  expect(decodeComparison('')).toEqual({ a, b, at: 0 });
  expect(() => decodeComparison('a=nothing')).toThrow('there is no scenario nothing');
});
