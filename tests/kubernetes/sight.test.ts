import { describe, expect, test } from 'vitest';
import { sightOf } from '@/lib/kubernetes/sight.ts';
import { ended, running, type Sample, samplePod, statusOf, waiting } from './sample-pod.ts';

const time = '2026-11-23T20:00:00Z';
const ready = { type: 'Ready', status: 'True', reason: 'All' };
const app = statusOf('app', running, { started: true, ready: true, restartCount: 1 });
const base: Sample = {
  spec: { nodeName: 'node-1' },
  status: { phase: 'Running', reason: '', startTime: time, conditions: [ready], containerStatuses: [app] },
};

function sight({ metadata = {}, spec = {}, status = {} }: Sample): string {
  return sightOf(
    samplePod({ metadata: { ...metadata }, spec: { ...base.spec, ...spec }, status: { ...base.status, ...status } }),
  );
}

const withStatus = (...containerStatuses: readonly object[]): Sample => ({
  status: { containerStatuses: containerStatuses.map((status) => ({ ...status })) },
});

describe('two Pods look different where one of them', () => {
  test.each<[string, Sample]>([
    ['is being deleted', { metadata: { deletionTimestamp: time } }],
    ['has no node', { spec: { nodeName: undefined } }],
    ['has another phase', { status: { phase: 'Pending' } }],
    ['has a reason', { status: { reason: 'Evicted' } }],
    ['was not accepted', { status: { startTime: undefined } }],
    ['has no condition', { status: { conditions: [] } }],
    ['has another status of a condition', { status: { conditions: [{ ...ready, status: 'False' }] } }],
    ['has another reason of a condition', { status: { conditions: [{ ...ready, reason: 'ContainersNotReady' }] } }],
    ['has another condition of the kubelet', { status: { conditions: [{ ...ready, type: 'Initialized' }] } }],
    ['has no container status', withStatus()],
    ['has a container of another name', withStatus({ ...app, name: 'web' })],
    ['has one that is not ready', withStatus({ ...app, ready: false })],
    ['has one that has not started', withStatus({ ...app, started: false })],
    ['has one that was started more often', withStatus({ ...app, restartCount: 2 })],
    ['has one that waits', withStatus({ ...app, state: waiting('CrashLoopBackOff') })],
    ['has one that has ended', withStatus({ ...app, state: ended(1, 'Error') })],
    ['has one of which nothing is said', withStatus({ ...app, state: {} })],
    ['has one that ended before', withStatus({ ...app, lastState: ended(1, 'Error') })],
    ['has an init container', { status: { initContainerStatuses: [statusOf('init', running)] } }],
  ])('%s', (_, sample) => expect(sight(sample)).not.toBe(sight({})));

  test('waits for another reason, or ended in another way', () => {
    const states = [waiting('A'), waiting('B'), ended(1, 'A'), ended(2, 'A'), ended(1, 'B'), ended(1), waiting()];
    expect(new Set(states.map((state) => sight(withStatus({ ...app, state })))).size).toBe(states.length);
  });
});

describe('two Pods look the same although one of them', () => {
  test.each<[string, Sample]>([
    ['has another address', { status: { podIP: '10.0.0.9' } }],
    ['stands on another node', { spec: { nodeName: 'node-2' } }],
    ['says more in a condition', { status: { conditions: [{ ...ready, message: 'now', lastTransitionTime: time }] } }],
    ['has a condition of somebody else', { status: { conditions: [ready, { ...ready, type: 'acme/ready' }] } }],
  ])('%s', (_, sample) => expect(sight(sample)).toBe(sight({})));

  test('lists its conditions and its containers in another order', () => {
    const scheduled = { ...ready, type: 'PodScheduled' };
    const web = statusOf('web', running);
    const one = sight({ status: { conditions: [ready, scheduled], containerStatuses: [app, web] } });
    expect(sight({ status: { conditions: [scheduled, ready], containerStatuses: [web, app] } })).toBe(one);
  });

  test('leaves out the phase that it begins with', () => {
    expect(sight({ status: { phase: '' } })).toBe(sight({ status: { phase: 'Pending' } }));
  });
});
