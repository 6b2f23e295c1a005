import { describe, expect, test } from 'vitest';
import { WatchFollower } from '@/lib/journey/watch.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { recordedPodsByUid } from './pods.ts';
import { randomFrom } from './random.ts';
import { transformations } from './transformations.ts';

const pods = recordedPodsByUid();

/** What the machine cannot explain yet, by transformation and scenario, with the reason. */
const open: Readonly<Record<string, string>> = {
  'the watch begins late: random/random-11-24.jsonl':
    'it begins at the very end, when nothing tells any more why one of six containers never ran',
};

describe('whatever else a cluster could have shown is explained as well', () => {
  test.each(Object.entries(transformations))('%s', { timeout: 120_000 }, (name, transform) => {
    const random = randomFrom(20_261_123);
    const missing = pods.flatMap(({ scenario, seen }) => {
      const reason = firstUnexplained(transform(seen, random));
      return reason && !(`${name}: ${scenario}` in open) ? [`${scenario}: ${reason}`] : [];
    });
    expect(missing).toEqual([]);
  });

  test('several pods are watched at once', { timeout: 120_000 }, () => {
    const all = pods.flatMap(({ seen }) => seen).sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
    expect(firstUnexplained(all)).toBeUndefined();
  });
});

function firstUnexplained(seen: readonly PodObservation[]): string | undefined {
  const follower = new WatchFollower();
  for (const [index, one] of seen.entries()) {
    const { explained, reason } = follower.explain(one, Date.parse(one.at ?? ''));
    if (!explained) return `observation ${index + 1}: ${reason}`;
  }
  return undefined;
}
