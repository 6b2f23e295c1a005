import { describe, expect, test } from 'vitest';
import { PodFollower } from '@/lib/journey/replay.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import { recordedPods, scenarios } from '../recordings.ts';

const withPods = scenarios.filter((scenario) => recordedPods(scenario).length > 0);

test('the recordings show five hundred moments of real pods, some of them drawn at random', () => {
  expect(withPods.filter((scenario) => scenario.startsWith('random/')).length).toBeGreaterThan(30);
  expect(withPods.flatMap(recordedPods).length).toBeGreaterThan(500);
});

describe('every observation of a real pod is explained by events of the machine', () => {
  test.each(withPods)('%s', { timeout: 60_000 }, (scenario) => {
    expect(unexplained(scenario)).toEqual([]);
  });
});

/** What the machine of a recorded pod cannot explain; several pods may be in one recording. */
function unexplained(scenario: string): readonly string[] {
  const followers = new Map<string, PodFollower>();
  return recordedPods(scenario).flatMap(({ at = '', type, object }, index) => {
    const uid = object.metadata.uid ?? '';
    const follower = followers.get(uid) ?? new PodFollower(toPodSpec(object));
    followers.set(uid, follower);
    const { explained, reason } = follower.explain({ at: Date.parse(at), type, pod: object });
    return explained ? [] : [`observation ${index + 1}: ${reason}`];
  });
}
