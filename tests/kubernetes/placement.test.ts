import { describe, expect, test } from 'vitest';
import { likelyPlacement, placePod } from '@/lib/kubernetes/placement.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import { ended, running, type Sample, samplePod, statusOf, waiting } from './sample-pod.ts';

const bound = { nodeName: 'node-1' };
const deleting = { deletionTimestamp: '2026-11-23T21:00:00Z' };
const startTime = '2026-11-23T20:00:00Z';
const condition = (type: string, status: string, reason?: string) => ({ type, status, reason });
const sandbox = condition('PodReadyToStartContainers', 'True');

function placed(sample: Sample, region: string): readonly string[] {
  const pod = samplePod(sample);
  return short(placePod(toPodSpec(pod), pod).get(region), region);
}

function likely(sample: Sample, region: string): readonly string[] {
  const pod = samplePod(sample);
  return short(likelyPlacement(toPodSpec(pod), pod).get(region), region);
}

function short(states: readonly string[] = [], region: string): readonly string[] {
  return states.map((state) => (state.startsWith(`${region}.`) ? state.slice(region.length + 1) : state));
}

describe('the object', () => {
  test.each<[string, Sample, readonly string[]]>([
    ['stored, as long as it has no node', {}, ['live.stored']],
    ['bound once it has one', { spec: bound }, ['live.bound', 'live.ended', 'live.collected']],
    ['being deleted', { spec: bound, metadata: deleting }, ['deleting', 'removing', 'held']],
  ])('is %s', (_, sample, states) => expect(placed(sample, 'object')).toEqual(states));
});

describe('the scheduler', () => {
  const scheduled = (reason: string) => ({ status: { conditions: [condition('PodScheduled', 'False', reason)] } });
  const queue = ['queued', 'filtering', 'scoring'];
  test.each<[string, Sample, readonly string[]]>([
    ['has it in its queue', {}, queue],
    ['has placed it', { spec: bound }, ['bound']],
    ['may not look at it', scheduled('SchedulingGated'), ['SchedulingGated']],
    ['has found no node', scheduled('Unschedulable'), ['Unschedulable', 'Nominated', ...queue]],
    ['has failed', scheduled('SchedulerError'), ['SchedulerError', 'Nominated', ...queue]],
    [
      'is not asked by other conditions',
      { status: { conditions: [condition('Ready', 'False', 'Unschedulable')] } },
      queue,
    ],
  ])('%s', (_, sample, states) => expect(placed(sample, 'placement')).toEqual(states));
});

describe('the kubelet', () => {
  test.each<[string, Sample, readonly string[]]>([
    ['has nothing to do with it yet', {}, ['none']],
    ['has not said anything of it', { spec: bound }, ['admitting']],
    [
      'may have been told to stop it before it said anything',
      { spec: bound, metadata: deleting },
      ['admitting', 'ordered'],
    ],
    ['has refused it', { spec: bound, status: { phase: 'Failed', reason: 'NodeAffinity' } }, ['NodeAffinity']],
    ['is done with it', { spec: bound, status: { phase: 'Succeeded', startTime } }, ['removed', 'ended', 'done']],
    ['has seen it fail', { spec: bound, status: { phase: 'Failed', startTime } }, ['removed', 'ended', 'done']],
    [
      'is not heard of any more',
      {
        spec: bound,
        status: { phase: 'Failed', startTime, conditions: [condition('DisruptionTarget', 'True', 'DeletionByPodGC')] },
      },
      ['lost'],
    ],
  ])('%s', (_, sample, states) => expect(placed(sample, 'node')).toEqual(states));

  test('sets it up as long as it has no sandbox, and runs it then', () => {
    const before = placed({ spec: bound, status: { startTime } }, 'node');
    const after = placed({ spec: bound, status: { startTime, conditions: [sandbox] } }, 'node');
    expect(before).toEqual(expect.arrayContaining(['mounting', 'sandbox', 'FailedMount', 'FailedCreatePodSandBox']));
    expect(before).not.toContain('up');
    expect(before).not.toContain('ordered');
    expect(after).toEqual(expect.arrayContaining(['up', 'stopping', 'halted', 'Evicted']));
    expect(after).not.toContain('mounting');
    expect(after).not.toContain('ordered');
    expect(placed({ spec: bound, metadata: deleting, status: { startTime, conditions: [sandbox] } }, 'node')).toContain(
      'ordered',
    );
  });

  test('goes by the sandbox, not by another condition, nor by one that is False', () => {
    for (const other of [condition('Ready', 'True'), condition('PodReadyToStartContainers', 'False')])
      expect(placed({ spec: bound, status: { startTime, conditions: [other] } }, 'node')).not.toContain('up');
  });
});

describe('what is known of the node', () => {
  test.each<[string, Sample, readonly string[]]>([
    ['nothing without one', {}, ['none']],
    [
      'good news while the pod is ready',
      { spec: bound, status: { conditions: [condition('Ready', 'True')] } },
      ['known'],
    ],
    [
      'not whether it is silent otherwise',
      { spec: bound, status: { conditions: [sandbox] } },
      ['known', 'NodeNotReady'],
    ],
    [
      'the same of a pod that is not ready',
      { spec: bound, status: { conditions: [condition('Ready', 'False')] } },
      ['known', 'NodeNotReady'],
    ],
    ['less while the pod is deleted', { spec: bound, metadata: deleting }, ['known', 'NodeNotReady', 'abandoned']],
    [
      'that it is gone',
      { spec: bound, status: { conditions: [condition('DisruptionTarget', 'True', 'DeletionByPodGC')] } },
      ['lost'],
    ],
  ])('%s', (_, sample, states) => expect(placed(sample, 'health')).toEqual(states));
});

describe('a resize', () => {
  const resize = (...condition: readonly [string, string?]) => ({
    spec: bound,
    status: { conditions: [{ type: condition[0], status: 'True', reason: condition[1] }] },
  });
  const asked = ['Deferred', 'Infeasible', 'InProgress', 'ResizeError'];
  test.each<[string, Sample, readonly string[]]>([
    ['cannot be before there is a node', {}, ['none']],
    ['is not going on', { spec: bound }, ['settled', 'requested']],
    ['is put off', resize('PodResizePending', 'Deferred'), ['Deferred']],
    ['is put off where no reason says otherwise', resize('PodResizePending'), ['Deferred']],
    ['cannot be', resize('PodResizePending', 'Infeasible'), ['Infeasible']],
    ['is under way', resize('PodResizeInProgress'), ['InProgress']],
    ['has failed', resize('PodResizeInProgress', 'Error'), ['ResizeError']],
    [
      'is forgotten with a pod that failed',
      { spec: bound, status: { phase: 'Failed' } },
      ['settled', 'requested', ...asked],
    ],
    ['or succeeded', { spec: bound, status: { phase: 'Succeeded' } }, ['settled', 'requested', ...asked]],
  ])('%s', (_, sample, states) => expect(placed(sample, 'resize')).toEqual(states));
});

describe('an ephemeral container', () => {
  const added = { ...bound, ephemeralContainers: [{ name: 'debugger' }] };
  const of = (state: object) => ({
    spec: added,
    status: { ephemeralContainerStatuses: [statusOf('debugger', { ...state })] },
  });
  test.each<[string, Sample, readonly string[]]>([
    ['is not there', { spec: bound }, ['none', 'absent']],
    ['is in the spec', { spec: added }, ['added', 'absent']],
    ['waits', of(waiting('ContainerCreating')), ['added', 'absent']],
    ['runs', of(running), ['running']],
    ['has ended', of(ended(0)), ['ended']],
  ])('%s', (_, sample, states) => expect(placed(sample, 'ephemeral')).toEqual(states));
});

describe('a container', () => {
  const underWay = ['checking', 'Pulling', 'Pulled', 'creating', 'starting', 'postStart', 'Started'];
  const stopping = ['preStop', 'queuedToStop', 'SIGTERM', 'SIGKILL', 'stopped'];
  const retries = ['CrashLoopBackOff', 'RunContainerError', 'PostStartHookError'];
  const of = (state: object, more: object = {}) => ({
    spec: bound,
    status: { containerStatuses: [statusOf('app', { ...state }, { ...more })] },
  });
  test.each<[string, Sample, readonly string[]]>([
    ['has no status', { spec: bound }, ['waiting', 'stopped']],
    ['waits without a reason', of(waiting()), ['waiting', ...underWay, 'stopped']],
    ['waits for its turn', of(waiting('ContainerCreating')), ['waiting', ...underWay, 'stopped']],
    ['waits for an init container', of(waiting('PodInitializing')), ['waiting', ...underWay, 'stopped']],
    ['waits for a pull', of(waiting('ImagePullBackOff')), ['ImagePullBackOff', 'waiting', ...underWay]],
    ['starts', of(running, { started: false }), ['running.starting', 'Killing', ...stopping]],
    ['runs', of(running, { started: true }), ['running.unready', 'running.ready', 'Killing', ...stopping]],
    ['is ready', of(running, { started: true, ready: true }), ['running.ready', 'Killing', ...stopping]],
    ['has failed', of(ended(1, 'Error')), ['Error', ...retries, ...underWay, 'stopped']],
    ['has ended without a reason', of(ended(1)), [...retries, ...underWay, 'stopped']],
    [
      'is lost with its node',
      { spec: bound, status: { conditions: [condition('DisruptionTarget', 'True', 'DeletionByPodGC')] } },
      ['lost'],
    ],
  ])('%s', (_, sample, states) => expect(placed(sample, 'containers.app')).toEqual(states));
});

describe('that a pod is being stopped is likely only where it shows a sign of that', () => {
  const up = {
    spec: bound,
    status: { startTime, conditions: [sandbox], containerStatuses: [statusOf('app', running)] },
  };
  const isStopping = (sample: Sample) => likely(sample, 'node').includes('stopping');

  test('none of a pod that runs', () => {
    expect(isStopping(up)).toBe(false);
    expect(likely(up, 'node')).toContain('up');
    expect(likely(up, 'containers.app')).toEqual(['running.starting', 'Killing']);
  });

  test.each<[string, Sample]>([
    ['a deletion', { ...up, metadata: deleting }],
    ['PodFailed', { ...up, status: { ...up.status, conditions: [sandbox, condition('Ready', 'False', 'PodFailed')] } }],
    [
      'PodCompleted',
      { ...up, status: { ...up.status, conditions: [sandbox, condition('Ready', 'False', 'PodCompleted')] } },
    ],
    [
      'containers that have all ended',
      { ...up, status: { ...up.status, containerStatuses: [statusOf('app', ended(0))] } },
    ],
  ])('%s is one', (_, sample) => expect(isStopping(sample)).toBe(true));

  test.each<[string, Sample]>([
    [
      'another condition',
      { ...up, status: { ...up.status, conditions: [sandbox, condition('Initialized', 'True', 'PodCompleted')] } },
    ],
    ['no container at all', { ...up, status: { ...up.status, containerStatuses: [] } }],
    [
      'one of two that has ended',
      {
        spec: { ...bound, containers: [{ name: 'app' }, { name: 'web' }] },
        status: { ...up.status, containerStatuses: [statusOf('app', ended(0)), statusOf('web', running)] },
      },
    ],
  ])('%s is none', (_, sample) => expect(isStopping(sample)).toBe(false));

  test.each(['Failed', 'Succeeded'])('a pod that is %s has stopped', (phase) => {
    const over = { spec: bound, status: { phase, startTime, containerStatuses: [statusOf('app', running)] } };
    expect(likely(over, 'containers.app')).toContain('stopped');
  });
});
