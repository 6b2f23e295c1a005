import { describe, expect, test } from 'vitest';
import { instant } from '@/lib/kubernetes/virtual-time.ts';
import { PodWalk } from './pod-walk.ts';
import { podOf } from './pods.ts';

const plain = 'containers: [{ name: web, image: "a:1" }]';
const hook = 'lifecycle: { preStop: { exec: { command: [x] } } }';

function running(spec: string, metadata = ''): PodWalk {
  return new PodWalk(podOf(spec, metadata)).until('containers.web.running.ready');
}

test('D1: deletionTimestamp lies one grace period ahead of the request, and STATUS is Terminating at once', () => {
  const walk = running(`terminationGracePeriodSeconds: 45\n${plain}`).takes('pod.deleted');
  const { deletionTimestamp, deletionGracePeriodSeconds } = walk.pod.metadata;
  expect(deletionGracePeriodSeconds).toBe(45);
  expect(deletionTimestamp).toBe(instant(walk.moment.at + 45_000));
  expect(walk.row).toBe('1/1 Terminating');
});

test('D1: a request may bring its own grace', () => {
  const walk = running(plain)
    .takes(['pod.deleted', { grace: 5 }])
    .until('containers.web.SIGTERM');
  expect(walk.pod.metadata.deletionGracePeriodSeconds).toBe(5);
  expect(walk.wait('grace.elapsed.web')).toBe(5);
});

test('D1: a pod without a node is gone at once', () => {
  const walk = new PodWalk(podOf(plain)).until('placement.queued').takes('pod.deleted');
  expect(walk.until('object.gone').row).toBe('none');
});

test('D1: nobody waits for a pod that has ended: it is gone at once, or held with grace 0', () => {
  const refused = new PodWalk(podOf(plain)).until('node.admitting').takes('pod.rejected.OutOfcpu');
  expect(refused.takes('pod.deleted').isIn('object.removing')).toBe(true);
  const held = new PodWalk(podOf(`restartPolicy: Never\n${plain}`, 'finalizers: [acme/books]'))
    .until('containers.web.running')
    .takes('container.completed.web')
    .until('node.ended')
    .takes('pod.deleted');
  expect(held.isIn('object.held')).toBe(true);
  expect(held.pod.metadata.deletionGracePeriodSeconds).toBe(0);
});

test('D4: the kubelet stops a pod that is deleted in whatever it was doing', () => {
  const states = [
    'node.mounting',
    'node.sandbox',
    'containers.web.Pulling',
    'containers.web.creating',
    'containers.web.Started',
  ];
  for (const state of states) {
    const walk = new PodWalk(podOf(plain)).until(state).takes('pod.deleted').until('object.gone');
    expect(walk.record('web').restartCount, state).toBe(0);
  }
});

test('D5: the status of a pod that is being deleted still says running until all of it has stopped', () => {
  const walk = running('containers: [{ name: web, image: "a:1" }, { name: two, image: "b:1" }]').until(
    'containers.two.running.ready',
  );
  walk.takes('pod.deleted').until('containers.web.SIGTERM').takes('container.exited.web');
  expect(walk.isIn('containers.web.stopped')).toBe(true);
  expect(walk.pod.status.containerStatuses.map(({ state }) => Object.keys(state))).toEqual([['running'], ['running']]);
  expect(walk.row).toBe('2/2 Terminating');
});

describe('D6: a container is told to stop by an event, its preStop hook and SIGTERM, and killed when the grace is over', () => {
  test('it ends with its own exit code when it obeys', () => {
    const walk = running(plain).takes('pod.deleted').until('containers.web.SIGTERM');
    expect(walk.reasons.at(-1)).toBe('Killing');
    walk.takes(['container.exited.web', { exitCode: 3 }]).until('node.removed');
    expect(walk.pod.status.containerStatuses[0]?.state.terminated).toMatchObject({ exitCode: 3, reason: 'Error' });
  });

  test('it ends with 137 when it does not', () => {
    const walk = running(plain).takes('pod.deleted').until('containers.web.SIGTERM').takes('grace.elapsed.web');
    expect(walk.isIn('containers.web.SIGKILL')).toBe(true);
    expect(walk.until('node.removed').pod.status).toMatchObject({
      phase: 'Failed',
      containerStatuses: [{ state: { terminated: { exitCode: 137 } } }],
    });
  });

  test('the hook runs first, and its time is part of the grace', () => {
    const walk = running(`terminationGracePeriodSeconds: 10\ncontainers: [{ name: web, image: "a:1", ${hook} }]`);
    walk.takes('pod.deleted').until('containers.web.preStop');
    const ordered = walk.moment.at;
    walk.takes(['hook.finished.web', { after: 4000 }]);
    const { due } = walk.moment.snapshot.context.timers['grace.elapsed.web'];
    expect((due - ordered) / 1000).toBe(10);
  });

  test('a hook that does not finish is left alone when the grace is over', () => {
    const walk = running(`containers: [{ name: web, image: "a:1", ${hook} }]`).takes('pod.deleted');
    walk.until('containers.web.preStop');
    expect(walk.wait('grace.elapsed.web')).toBe(30);
    expect(walk.takes('grace.elapsed.web').isIn('containers.web.preStop')).toBe(false);
  });
});

test('D7: sidecars stop after the last main container, in the reverse of their order', () => {
  const walk = running(`
initContainers:
- { name: first, image: "a:1", restartPolicy: Always }
- { name: second, image: "b:1", restartPolicy: Always }
containers: [{ name: web, image: "c:1" }]`);
  walk.takes('pod.deleted').until('containers.web.SIGTERM');
  expect([walk.isIn('containers.first.queuedToStop'), walk.isIn('containers.second.queuedToStop')]).toEqual([
    true,
    true,
  ]);
  walk.takes('container.exited.web');
  expect([walk.isIn('containers.first.queuedToStop'), walk.isIn('containers.second.SIGTERM')]).toEqual([true, true]);
  walk.takes('container.exited.second');
  expect(walk.isIn('containers.first.SIGTERM')).toBe(true);
});

test('D9: the exit codes are told when the sandbox is down, and the phase when all is cleaned up', () => {
  const walk = running(plain).takes('pod.deleted').until('node.halted');
  expect(Object.keys(walk.pod.status.containerStatuses[0]?.state ?? {})).toEqual(['running']);
  walk.until('node.stopped');
  expect(walk.pod.status.containerStatuses[0]?.state.terminated).toMatchObject({ exitCode: 0 });
  expect([walk.pod.status.phase, walk.condition('PodReadyToStartContainers')]).toEqual(['Running', 'False']);
  expect(walk.until('node.removed').pod.status.phase).toBe('Succeeded');
});

describe('D11: the object of a deleted pod goes when the kubelet is done with it', () => {
  test('unless a finalizer holds it', () => {
    const walk = running(plain, 'finalizers: [acme/books]').takes('pod.deleted').until('object.held');
    expect(walk.row).toBe('0/1 Completed');
    expect(walk.takes('finalizers.removed').row).toBe('none');
  });

  test('and nothing can happen to it after that', () => {
    const walk = running(plain).takes('pod.deleted').until('object.gone');
    expect(walk.row).toBe('none');
  });
});

test('D12: a pod that is deleted by force vanishes before anything of it has stopped', () => {
  const walk = running(plain).takes('pod.deleted', 'pod.forceDeleted');
  expect(walk.row).toBe('none');
  expect(walk.isIn('containers.web.stopped')).toBe(false);
});

describe('D13: a pod that ends by itself goes the same way, and its object stays', () => {
  test.each([
    [0, 'Succeeded', 'Completed'],
    [1, 'Failed', 'Error'],
  ])('with exit code %d it is %s', (exitCode, phase, word) => {
    const walk = running(`restartPolicy: Never\n${plain}`);
    walk.takes(exitCode === 0 ? 'container.completed.web' : 'container.failed.web').until('node.ended');
    expect([walk.pod.status.phase, walk.row]).toEqual([phase, `0/1 ${word}`]);
    expect(walk.takes('pod.deleted').until('object.gone').row).toBe('none');
  });
});

describe('D14: a pod that is deleted before its containers ran is Failed, and they count as lost', () => {
  test('with all of them, where there are no init containers', () => {
    const walk = new PodWalk(podOf(plain)).until('containers.web.Pulling').takes('pod.deleted').until('node.removed');
    expect(walk.pod.status).toMatchObject({
      phase: 'Failed',
      containerStatuses: [{ state: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown' } } }],
    });
  });

  test('with the first init container alone, where there are some', () => {
    const spec = `initContainers: [{ name: init, image: "a:1" }]\n${plain}`;
    const walk = new PodWalk(podOf(spec)).until('containers.init.Pulling').takes('pod.deleted').until('node.removed');
    expect(walk.pod.status.initContainerStatuses[0]?.state.terminated?.reason).toBe('ContainerStatusUnknown');
    expect(walk.pod.status.containerStatuses[0]?.state.waiting?.reason).toBe('PodInitializing');
  });
});
