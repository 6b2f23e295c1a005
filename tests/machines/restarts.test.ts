import { describe, expect, test } from 'vitest';
import { PodWalk } from './pod-walk.ts';
import { podOf } from './pods.ts';

function runningPod(spec: string, container = 'web'): PodWalk {
  return new PodWalk(podOf(spec)).until(`containers.${container}.running`);
}

const main = (policy: string) => `restartPolicy: ${policy}\ncontainers: [{ name: web, image: "a:1" }]`;

describe('R1: whether a container starts again is decided by its exit code and its own policy, else the pod’s', () => {
  test.each([
    { policy: 'Always', exitCode: 0, restarts: true },
    { policy: 'Always', exitCode: 1, restarts: true },
    { policy: 'OnFailure', exitCode: 0, restarts: false },
    { policy: 'OnFailure', exitCode: 1, restarts: true },
    { policy: 'Never', exitCode: 0, restarts: false },
    { policy: 'Never', exitCode: 1, restarts: false },
  ])('$policy and exit code $exitCode', ({ policy, exitCode, restarts }) => {
    const walk = runningPod(main(policy));
    walk.takes(exitCode === 0 ? 'container.completed.web' : ['container.failed.web', { exitCode }]);
    expect(walk.can('kubelet.synced.web')).toBe(restarts);
    if (!restarts)
      expect(walk.why('kubelet.synced.web')).toBe(`restartPolicy is ${policy} and the exit code ${exitCode}`);
  });

  test('a container’s own policy goes before the pod’s', () => {
    const walk = runningPod(`restartPolicy: Always\ncontainers: [{ name: web, image: "a:1", restartPolicy: Never }]`);
    expect(walk.takes('container.failed.web').can('kubelet.synced.web')).toBe(false);
  });
});

describe('R2: a restart rule starts a container again, whatever its policy', () => {
  const ruled = (operator: string) => `
restartPolicy: Never
containers:
- name: web
  image: "a:1"
  restartPolicy: Never
  restartPolicyRules: [{ action: Restart, exitCodes: { operator: ${operator}, values: [42, 43] } }]`;

  test.each([
    ['In', 42, true],
    ['In', 43, true],
    ['In', 1, false],
    ['NotIn', 42, false],
    ['NotIn', 1, true],
  ])('%s [42, 43], exit code %i: %s', (operator, exitCode, restarts) => {
    const walk = runningPod(ruled(operator)).takes(['container.failed.web', { exitCode }]);
    expect(walk.can('kubelet.synced.web')).toBe(restarts);
  });
});

describe('R3: nothing is started again once the pod is being deleted', () => {
  test('neither at once', () => {
    const walk = runningPod(main('Always')).takes('container.failed.web', 'pod.deleted');
    expect(walk.can('kubelet.synced.web')).toBe(false);
  });

  test('nor when the back-off ends', () => {
    const walk = runningPod(main('Always')).takes('container.failed.web').until('containers.web.running');
    walk.takes('container.failed.web').until('containers.web.CrashLoopBackOff').takes('pod.deleted');
    expect(walk.can('backoff.elapsed.web')).toBe(false);
  });
});

describe('R4.1: an init container is done when it ended with 0, and its failure is the pod’s where it may not try again', () => {
  const init = (policy: string) =>
    `restartPolicy: ${policy}\ninitContainers: [{ name: init, image: "a:1" }]\ncontainers: [{ name: web, image: "b:1" }]`;

  test('done, it is not started again and the next one is due', () => {
    const walk = runningPod(init('Always'), 'init').takes('container.completed.init');
    expect(walk.can('kubelet.synced.init')).toBe(false);
    expect(walk.isIn('containers.web.checking')).toBe(true);
  });

  test.each(['Always', 'OnFailure'])('under %s it tries again, and nothing after it starts', (policy) => {
    const walk = runningPod(init(policy), 'init').takes('container.failed.init');
    expect(walk.row).toBe('0/1 Init:Error');
    expect(walk.isIn('containers.web.waiting')).toBe(true);
    expect(walk.until('containers.init.running').record('init').restartCount).toBe(1);
  });

  test('under Never the pod is Failed', () => {
    const walk = runningPod(init('Never'), 'init').takes('container.failed.init').until('node.ended');
    expect(walk.pod.status.phase).toBe('Failed');
    expect(walk.record('web').instance).toBeUndefined();
  });
});

describe('R5: a sidecar is started again after any exit code, as long as the pod has something to do', () => {
  const sidecar = (policy: string) => `restartPolicy: ${policy}
initContainers: [{ name: side, image: "a:1", restartPolicy: Always }]
containers: [{ name: web, image: "b:1" }]`;

  test.each([
    ['Never', 0],
    ['Never', 1],
    ['OnFailure', 0],
    ['Always', 1],
  ])('in a pod with %s, after exit code %d', (policy, exitCode) => {
    const walk = runningPod(sidecar(policy));
    walk.takes(exitCode === 0 ? 'container.completed.side' : ['container.failed.side', { exitCode }]);
    expect(walk.can('kubelet.synced.side')).toBe(true);
  });

  test('but not once every main container has ended for good', () => {
    const walk = runningPod(sidecar('Never')).takes('container.completed.web', 'container.failed.side');
    expect(walk.can('kubelet.synced.side')).toBe(false);
  });
});

describe('R7: a container that a probe killed starts again unless its policy is Never', () => {
  const probed = (policy: string) => `restartPolicy: ${policy}
containers: [{ name: web, image: "a:1", livenessProbe: { failureThreshold: 1, exec: { command: [x] } } }]`;

  test.each([
    ['Always', true],
    ['OnFailure', true],
    ['Never', false],
  ])('%s, even when it ends with 0', (policy, restarts) => {
    const walk = runningPod(probed(policy)).takes('liveness.failed.web', 'container.completed.web');
    expect(walk.can('kubelet.synced.web')).toBe(restarts);
  });
});

describe('5.1: the first restart is immediate, and the waits before the next are 10, 20, 40, 80, 160 and then 300 s', () => {
  test('counted from the end of the last instance', () => {
    const walk = runningPod(main('Always'));
    const waits = Array.from({ length: 9 }, () => {
      walk.takes(['container.failed.web', { after: 5000 }]);
      const ended = walk.moment.at;
      const { restartCount } = walk.record('web');
      if (restartCount > 0) expect(walk.until('containers.web.CrashLoopBackOff').row).toBe('0/1 CrashLoopBackOff');
      const { due } = walk.moment.snapshot.context.timers['backoff.elapsed.web'] ?? { due: ended };
      walk.until('containers.web.running');
      return (due - ended) / 1000;
    });
    expect(waits).toEqual([0, 10, 20, 40, 80, 160, 300, 300, 300]);
    expect(walk.record('web').restartCount).toBe(9);
  });

  test.each([
    [600, 'CrashLoopBackOff'],
    [601, 'checking'],
  ])('after %d s of running it goes on with %s', (seconds, state) => {
    const walk = runningPod(main('Always')).takes('container.failed.web').until('containers.web.running');
    walk.takes(['container.failed.web', { after: seconds * 1000 }], 'kubelet.synced.web');
    expect(walk.isIn(`containers.web.${state}`)).toBe(true);
  });
});

describe('R7.1: a container that a probe has killed starts again in the same sync, and the end before it counts for the wait', () => {
  const spec = `containers: [{ name: web, image: "a:1", livenessProbe: { exec: { command: [x] }, failureThreshold: 1 } }]`;
  const kill = (walk: PodWalk) => walk.takes('liveness.failed.web', 'container.failed.web');

  test('twice at once, as long as it ran for longer than the back-off', () => {
    const walk = kill(runningPod(spec));
    expect(walk.until('containers.web.running').record('web').crashes).toBe(0);
    kill(walk);
    expect(walk.until('containers.web.running').record('web').crashes).toBe(1);
  });

  test('and after what is left of the wait where it did not', () => {
    const walk = kill(kill(runningPod(spec)).until('containers.web.running')).until('containers.web.running');
    kill(walk).takes('kubelet.synced.web');
    expect(walk.isIn('containers.web.CrashLoopBackOff')).toBe(true);
  });
});

describe('R7.2: a container whose postStart hook failed waits for the next try, or has ended for good', () => {
  const hooked = (policy: string) =>
    `restartPolicy: ${policy}\ncontainers: [{ name: web, image: "a:1", lifecycle: { postStart: { exec: { command: [x] } } } }]`;

  test.each([
    ['Always', 'PostStartHookError'],
    ['OnFailure', 'PostStartHookError'],
    ['Never', 'Error'],
  ])('%s: %s', (policy, state) => {
    const walk = new PodWalk(podOf(hooked(policy))).until('containers.web.postStart').takes('hook.failed.web');
    expect(walk.isIn(`containers.web.${state}`)).toBe(true);
    expect(walk.row).toBe(`0/1 ${state}`);
  });
});
