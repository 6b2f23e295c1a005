import { describe, expect, test } from 'vitest';
import { failures } from '@/machines/failures.ts';
import { PodWalk } from './pod-walk.ts';
import { podOf } from './pods.ts';

const plain = 'containers: [{ name: web, image: "a:1" }]';

describe('Q1: the scheduler does not look at a pod before its last scheduling gate is taken off', () => {
  test('and kubectl says so', () => {
    const walk = new PodWalk(podOf(`schedulingGates: [{ name: acme/quota }]\n${plain}`)).until(
      'placement.SchedulingGated',
    );
    expect(walk.row).toBe('0/1 SchedulingGated');
    expect(walk.can('pod.popped')).toBe(false);
    expect(walk.takes('gates.removed').row).toBe('0/1 Pending');
    expect(walk.can('pod.popped')).toBe(true);
  });
});

describe('Q3: a pod that fits nowhere is tried again when the cluster changes, and after 5 min in any case', () => {
  test('by the clock', () => {
    const walk = new PodWalk(podOf(plain)).until('placement.filtering').takes('nodes.full');
    expect(walk.row).toBe('0/1 Pending');
    expect(walk.reasons).toEqual(['FailedScheduling']);
    expect(walk.wait('queue.flushed')).toBe(300);
    expect(walk.until('placement.bound').condition('PodScheduled')).toBe('True');
  });

  test('by a change', () => {
    const walk = new PodWalk(podOf(plain)).until('placement.filtering').takes('nodes.tainted', 'cluster.changed');
    expect(walk.isIn('placement.queued')).toBe(true);
  });
});

test('Q5: a pod that names its node itself is bound without the scheduler', () => {
  const walk = new PodWalk(podOf(`nodeName: node-7\n${plain}`)).until('node.admitting');
  expect(walk.pod.spec.nodeName).toBe('node-7');
  expect(walk.reasons).toEqual([]);
});

describe('N0: what the kubelet refuses at the door is Failed for good, and none of its containers ever has a status', () => {
  const refusals = failures.filter(({ strikes }) =>
    strikes.some(({ does }) => does?.some(({ type }) => type === 'pod.reject')),
  );

  test.each(refusals)('$reason', ({ reason, strikes }) => {
    const [{ event = '', at: [state] = [] } = {}] = strikes;
    const walk = new PodWalk(podOf(plain)).until(`node.${state}`).takes(event);
    expect(walk.row).toBe(`0/1 ${reason}`);
    expect(walk.pod.status).toMatchObject({ phase: 'Failed', reason, containerStatuses: [] });
    expect(walk.can('pod.admitted')).toBe(false);
  });
});

test('N6: volumes are mounted before anything else, and STATUS says nothing of one that cannot be', () => {
  const walk = new PodWalk(podOf(`${plain}\nvolumes: [{ name: settings, configMap: { name: settings } }]`));
  walk.until('node.mounting');
  const before = walk.row;
  walk.takes('mount.failed');
  expect(walk.row).toBe(before);
  expect(walk.moment.kubeEvents.at(-1)).toMatchObject({
    reason: 'FailedMount',
    message: 'MountVolume.SetUp failed for volume "settings" : configmap "settings" not found',
  });
  const waits = Array.from({ length: 3 }, () => {
    const wait = walk.wait('mount.retried');
    walk.until('node.mounting').takes('mount.failed');
    return wait;
  });
  expect(waits).toEqual([0.5, 1, 2]);
});

test('N11: PodReadyToStartContainers turns True with the sandbox, before any image is pulled', () => {
  const walk = new PodWalk(podOf(plain)).until('node.sandbox');
  expect(walk.condition('PodReadyToStartContainers')).toBe('False');
  walk.takes('sandbox.created');
  expect(walk.condition('PodReadyToStartContainers')).toBe('True');
  expect(walk.reasons).not.toContain('Pulling');
});

describe('N14: init containers run one after the other, each after the one before it has ended with 0', () => {
  const two = `initContainers: [{ name: first, image: "a:1" }, { name: second, image: "b:1" }]\n${plain}`;

  test('and main containers only after the last of them', () => {
    const walk = new PodWalk(podOf(two)).until('containers.first.running');
    expect(walk.row).toBe('0/1 Init:0/2');
    expect(walk.isIn('containers.second.waiting')).toBe(true);
    walk.until('containers.second.running');
    expect(walk.row).toBe('0/1 Init:1/2');
    expect(walk.isIn('containers.web.waiting')).toBe(true);
    expect(walk.until('containers.web.checking').row).toBe('0/1 PodInitializing');
  });

  test('a sidecar lets the next one go as soon as its startup probe has succeeded, and runs on', () => {
    const probe = 'startupProbe: { exec: { command: [x] } }';
    const spec = `initContainers: [{ name: side, image: "a:1", restartPolicy: Always, ${probe} }]\n${plain}`;
    const walk = new PodWalk(podOf(spec)).until('containers.side.running.starting');
    expect(walk.isIn('containers.web.waiting')).toBe(true);
    walk.takes('startup.succeeded.side');
    expect(walk.isIn('containers.web.checking')).toBe(true);
    expect(walk.until('containers.web.running').row).toBe('2/2 Running');
  });

  test('without a startup probe, as soon as it runs', () => {
    const spec = `initContainers: [{ name: side, image: "a:1", restartPolicy: Always }]\n${plain}`;
    const walk = new PodWalk(podOf(spec)).until('containers.side.Started');
    expect(walk.isIn('containers.web.waiting')).toBe(true);
    expect(walk.takes('container.observed.side').isIn('containers.web.checking')).toBe(true);
  });
});

describe('N16: main containers start in the order of the spec, and a pull or a postStart hook holds up the next', () => {
  const hook = 'lifecycle: { postStart: { exec: { command: [x] } } }';
  const two = `containers: [{ name: one, image: "a:1", ${hook} }, { name: two, image: "b:1" }]`;

  test('until the process runs and its hook is done', () => {
    const walk = new PodWalk(podOf(two)).until('containers.one.Pulling');
    expect(walk.isIn('containers.two.waiting')).toBe(true);
    walk.until('containers.one.postStart');
    expect(walk.isIn('containers.two.waiting')).toBe(true);
    expect(walk.takes('hook.finished.one').isIn('containers.two.checking')).toBe(true);
  });

  test.each([
    ['containers.one.Pulling', 'image.notFound.one'],
    ['containers.one.creating', 'creation.failed.one'],
    ['containers.one.starting', 'command.notFound.one'],
    ['containers.one.postStart', 'hook.failed.one'],
  ])('but a start that fails does not: in %s %s', (state, event) => {
    const walk = new PodWalk(podOf(two)).until(state).takes(event);
    expect(walk.isIn('containers.two.checking')).toBe(true);
  });
});
