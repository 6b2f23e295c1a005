import { describe, expect, test } from 'vitest';
import { WatchFollower } from '@/lib/journey/watch.ts';
import { recordedPods } from '../recordings.ts';

/** One recording of every kind of life: together they go most ways of the machine. */
const lives = [
  'first-pull-and-graceful-delete',
  'image-already-present',
  'image-not-found',
  'crash-loop',
  'init-containers-in-order',
  'init-crash-loop',
  'sidecar-starts-first',
  'run-to-completion',
  'liveness-kills',
  'out-of-memory',
  'fail-never-restart',
  'finalizer-holds',
  'force-delete',
  'configmap-missing-env',
  'insufficient-cpu',
  'active-deadline-exceeded',
  'killed-by-signal',
  'one-of-two-completes',
  'node-lost',
  'network-plugin-broken',
];

describe('each of its observations is explained', () => {
  test.each(lives)('%s', (life) => {
    const follower = new WatchFollower();
    const seen = recordedPods(`${life}.jsonl`);
    expect(seen.length).toBeGreaterThan(0);
    for (const one of seen) expect(follower.explain(one, Date.parse(one.at ?? ''))).toMatchObject({ explained: true });
  });
});
