import { describe, expect, test } from 'vitest';
import { PodFollower } from '@/lib/journey/replay.ts';
import { specSeen } from '@/lib/journey/watch.ts';
import { parsePod } from '@/lib/kubernetes/pod.ts';

type State = Readonly<Record<string, unknown>>;

const started = '2026-11-23T20:04:00Z';
const finished = { exitCode: 1, reason: 'Error', startedAt: started, finishedAt: '2026-11-23T20:04:30Z' };
const running = { state: { running: { startedAt: started } }, started: true, ready: true };
const waiting = (reason: string, message?: string) => ({ state: { waiting: { reason, message } } });
const looping = { ...waiting('CrashLoopBackOff'), lastState: { terminated: finished }, restartCount: 1 };

/** The Pod of so many containers, the first of them in one state and the others in another. */
function podOf(count: number, first: State, others: State) {
  const names = Array.from({ length: count }, (_, index) => `c${index}`);
  const unready = { status: 'False', reason: 'ContainersNotReady' };
  return parsePod(
    {
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'shop', creationTimestamp: '2026-11-23T20:00:00Z' },
      spec: { nodeName: 'node-1', containers: names.map((name) => ({ name, image: `ghcr.io/acme/${name}:1.0` })) },
      status: {
        phase: first === looping ? 'Running' : 'Pending',
        startTime: '2026-11-23T20:00:01Z',
        conditions: [
          { type: 'PodReadyToStartContainers', status: 'True' },
          { type: 'PodScheduled', status: 'True' },
          { type: 'Initialized', status: 'True' },
          { type: 'Ready', ...unready },
          { type: 'ContainersReady', ...unready },
        ],
        containerStatuses: names.map((name, index) => ({
          name,
          restartCount: 0,
          lastState: {},
          ...(index === 0 ? first : others),
        })),
      },
    },
    'this pod',
  );
}

/** Follows one observation, and says how many snapshots were made for each event of the way. */
function waste(pod: ReturnType<typeof podOf>): number {
  const purse = { left: 5000 };
  const seen = { at: Date.parse('2026-11-23T20:06:00Z'), type: 'ADDED' as const, pod };
  const { explained, path, reason } = new PodFollower(specSeen(pod), purse).explain(seen);
  expect(explained, reason).toBe(true);
  return (5000 - purse.left) / path.length;
}

describe('a search goes straight, however many containers stand in the same state', () => {
  const older = waiting('ImagePullBackOff', 'Back-off pulling image "ghcr.io/acme/c0:1.0"');
  test.each([
    ['none has its image, and the status does not say what the back-off is for', older, older, 1.1],
    ['one has no image, and the others run', older, running, 1.3],
    ['all have failed to pull', waiting('ErrImagePull'), waiting('ErrImagePull'), 1.1],
    ['all crash', looping, looping, 2],
  ])('%s', (_, first, others, most) => {
    for (const count of [1, 2, 4, 8]) expect(waste(podOf(count, first, others)), `${count}`).toBeLessThanOrEqual(most);
  });
});
