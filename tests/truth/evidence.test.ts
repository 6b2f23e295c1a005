import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Testimony } from '@/lib/journey/testimony.ts';
import { WatchFollower } from '@/lib/journey/watch.ts';
import { type Observation, readRecording } from '@/lib/kubernetes/recording.ts';
import { folder, scenarios } from '../recordings.ts';
import { isReasoned } from './evidence.ts';

describe('every recorded Event is evidence for a step of the way, or has a reason why not', () => {
  test.each(scenarios)('%s', { timeout: 60_000 }, (scenario) => {
    const observations = read(scenario);
    const testimonies = follow(observations);
    expect(testimonies.length).toBe(observations.filter(({ kind }) => kind === 'Event').length);
    const unreasoned = testimonies.filter((one) => one.kind === 'none' && !isReasoned(one));
    expect(unreasoned.map(({ heard }) => heard.event.reason)).toEqual([]);
  });
});

test('nine of ten Events about pods are evidence', { timeout: 60_000 }, () => {
  const all = scenarios.flatMap((scenario) => follow(read(scenario)));
  const aboutPods = all.filter(({ heard }) => heard.event.involvedObject.kind === 'Pod');
  const evidence = aboutPods.filter(({ kind }) => kind === 'evidence');
  expect(evidence.length / aboutPods.length).toBeGreaterThan(0.9);
});

test('an image that the Events say was pulled is pulled on the way, and one that was there is not', () => {
  expect(stepsOf('first-pull-and-graceful-delete.jsonl')).toContain('image.needed.app');
  expect(stepsOf('image-already-present.jsonl')).toContain('image.present.app');
});

test('a restart that the Events lay at the door of a probe is one', () => {
  const unhealthy = follow(read('liveness-kills.jsonl')).filter(({ heard }) => heard.event.reason === 'Unhealthy');
  expect(unhealthy.map((one) => one.kind === 'evidence' && one.step.type)).toEqual(
    Array(8).fill('liveness.failed.app'),
  );
});

function read(scenario: string): readonly Observation[] {
  return readRecording(readFileSync(join(folder, scenario), 'utf8'), scenario);
}

function follow(observations: readonly Observation[]): readonly Testimony[] {
  const follower = new WatchFollower();
  let end = 0;
  for (const seen of observations) {
    end = Date.parse(seen.at ?? '');
    if (seen.kind === 'Event') follower.hear(seen.object, end);
    if (seen.kind === 'Pod') expect(follower.explain(seen, end).reason).toBeUndefined();
  }
  follower.end(end);
  return follower.testimonies;
}

function stepsOf(scenario: string): readonly string[] {
  return follow(read(scenario)).flatMap((one) => (one.kind === 'evidence' ? [one.step.type] : []));
}
