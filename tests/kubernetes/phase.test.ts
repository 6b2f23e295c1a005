import { describe, expect, test } from 'vitest';
import type { Fields } from '../../lib/kubernetes/fields.ts';
import { type PodRuntime, podPhase } from '../../lib/kubernetes/phase.ts';
import type { Pod } from '../../lib/kubernetes/pod.ts';
import { toPodSpec } from '../../lib/kubernetes/spec-defaults.ts';
import { recordedPods, scenarios } from '../recordings.ts';
import { ended, running, samplePod, statusOf, waiting } from './sample-pod.ts';

/**
 * Recorded Pods whose phase is not what their statuses give. The runtime is not in the API, so the phase computed
 * here assumes of it what the rest of the Pod suggests.
 */
const apart = {
  'P11: withheld':
    'fail-never-restart job-backoff-limit on-failure-then-success run-to-completion sidecar-and-main-completes random-11-03 random-11-06 random-11-10',
  'P12: forced': 'random-11-02 random-11-16 random-11-17 random-11-27',
} as const;

describe('every recorded phase follows from the statuses', () => {
  test.each(scenarios)('%s', (scenario) => {
    for (const { object } of recordedPods(scenario)) {
      if (!isWrittenByKubelet(object)) continue;
      const computed = phaseOf(object, runtimeOf(object));
      if (computed !== object.status.phase)
        expect([scenario, apartAs(object, computed)]).toEqual([scenario, known(scenario)]);
    }
  });
});

test.each(Object.entries(apart))('%s phases occur in exactly the scenarios that are listed', (reason, list) => {
  const found = scenarios.filter((scenario) =>
    recordedPods(scenario).some(({ object }) => {
      if (!isWrittenByKubelet(object)) return false;
      const computed = phaseOf(object, runtimeOf(object));
      return computed !== object.status.phase && apartAs(object, computed) === reason;
    }),
  );
  expect(found.map(bare)).toEqual(list.split(' '));
});

test('P0: of two statuses with one name the first counts', () => {
  expect(phase([statusOf('app', running), statusOf('app', waiting())])).toBe('Running');
});

const withInit = { initContainers: [{ name: 'first' }], restartPolicy: 'Never' };

test.each([
  ['has no status', undefined, 'Pending'],
  ['runs', running, 'Pending'],
  ['waits', waiting('PodInitializing'), 'Pending'],
  ['is done', ended(0, 'Completed'), 'Running'],
  ['failed for good', ended(1, 'Error'), 'Failed'],
])('P1: with an init container that %s the phase is not the one of its main container', (_, state, expected) => {
  const init = state === undefined ? [] : [statusOf('first', state)];
  expect(phase([...init, statusOf('app', running)], withInit)).toBe(expected);
});

test('P1: an init container that failed and waits to be tried again does not itself hold the pod Pending', () => {
  const failed = statusOf('first', waiting('CrashLoopBackOff'), { lastState: ended(1, 'Error') });
  expect(phase([failed, statusOf('app', running)], { ...withInit, restartPolicy: 'Always' })).toBe('Running');
});

const withSidecar = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] };

test.each([
  ['has no status', undefined, {}, 'Pending'],
  ['runs and has started', running, { started: true }, 'Running'],
  ['runs and has not started', running, { started: false }, 'Pending'],
  ['has ended', ended(1, 'Error'), {}, 'Running'],
  ['waits for the first time', waiting('PodInitializing'), {}, 'Pending'],
  ['waits after an end', waiting('CrashLoopBackOff'), { lastState: ended(1) }, 'Running'],
  ['has no state', {}, {}, 'Pending'],
])('P2: a sidecar that %s', (_, state, more, expected) => {
  const sidecar = state === undefined ? [] : [statusOf('proxy', state, more)];
  expect(phase([...sidecar, statusOf('app', running)], withSidecar)).toBe(expected);
});

test('P3: a container that waits after an end is stopped, but no success', () => {
  const back = statusOf('app', waiting('CrashLoopBackOff'), { lastState: ended(0, 'Completed') });
  expect(phase([back])).toBe('Running');
  expect(phase([back], { restartPolicy: 'Never' })).toBe('Failed');
});

test('P4: what all containers are restarted for is followed by a restart even under Never', () => {
  expect(phase([statusOf('app', ended(137, 'RestartingAllContainers'))], { restartPolicy: 'Never' })).toBe('Running');
});

test('P5: a dead init container makes a pod Failed whose main container runs', () => {
  expect(phase([statusOf('first', ended(1)), statusOf('app', running)], withInit)).toBe('Failed');
});

test('P6: a main container that never ran holds the pod Pending beside one that runs', () => {
  const two = { containers: [{ name: 'app' }, { name: 'web' }] };
  expect(phase([statusOf('app', running), statusOf('web', waiting('ErrImagePull'))], two)).toBe('Pending');
});

test('P6: a sidecar that has not started again is no matter once a main container of the sandbox exists', () => {
  const statuses = [statusOf('proxy', running, { started: false }), statusOf('app', running)];
  expect(phase(statuses, withSidecar, { podHasInitialized: true })).toBe('Running');
});

test('P7: one container that runs makes the pod Running beside one that has ended', () => {
  const two = { containers: [{ name: 'app' }, { name: 'web' }], restartPolicy: 'Never' };
  expect(phase([statusOf('app', running), statusOf('web', ended(1))], two)).toBe('Running');
});

test.each([
  ['all ended with 0', 0, 'Never', {}, 'Succeeded'],
  ['one failed', 1, 'Never', {}, 'Failed'],
  ['one will restart', 1, 'OnFailure', {}, 'Running'],
  ['one would restart, but the pod is at its end', 1, 'Always', { podIsTerminal: true }, 'Failed'],
  ['all ended with 0 at the pod’s end', 0, 'Always', { podIsTerminal: true }, 'Succeeded'],
  ['a static pod is at its end', 0, 'Always', { podIsTerminal: true, podIsStatic: true }, 'Running'],
])('P8: with all containers stopped, when %s', (_, exitCode, restartPolicy, runtime, expected) => {
  expect(phase([statusOf('app', ended(exitCode))], { restartPolicy }, runtime)).toBe(expected);
});

test('P9: a container without a status holds the pod Pending beside one that runs', () => {
  const two = { containers: [{ name: 'app' }, { name: 'web' }] };
  expect(phase([statusOf('app', running)], two)).toBe('Pending');
  expect(phase([], two)).toBe('Pending');
});

function phase(containerStatuses: readonly Fields[], spec: Fields = {}, runtime: Partial<PodRuntime> = {}): string {
  const pod = samplePod({ spec, status: { containerStatuses } });
  return phaseOf(pod, { podIsTerminal: false, podHasInitialized: false, ...runtime });
}

function phaseOf(pod: Pod, runtime: PodRuntime): string {
  return podPhase(toPodSpec(pod), [...pod.status.initContainerStatuses, ...pod.status.containerStatuses], runtime);
}

function isWrittenByKubelet({ status }: Pod): boolean {
  return status.conditions.some(({ type }) => type === 'Initialized');
}

function runtimeOf({ metadata, status }: Pod): PodRuntime {
  const all = [...status.initContainerStatuses, ...status.containerStatuses];
  const sandboxIsGone = status.conditions.some(
    (condition) => condition.type === 'PodReadyToStartContainers' && condition.status === 'False',
  );
  return {
    podIsTerminal:
      sandboxIsGone &&
      !all.some(({ state }) => state.running !== undefined) &&
      (metadata.deletionTimestamp !== undefined || status.phase === 'Failed' || status.phase === 'Succeeded'),
    podHasInitialized: status.containerStatuses.some(({ containerID }) => containerID !== undefined),
  };
}

function apartAs({ metadata, status }: Pod, computed: string): keyof typeof apart | undefined {
  const hasEnded = computed === 'Failed' || computed === 'Succeeded';
  if (hasEnded && (status.phase === 'Running' || status.phase === 'Pending')) return 'P11: withheld';
  return metadata.deletionTimestamp !== undefined && status.phase === 'Failed' ? 'P12: forced' : undefined;
}

function known(scenario: string): string | undefined {
  return Object.entries(apart).find(([, list]) => list.split(' ').includes(bare(scenario)))?.[0];
}

function bare(scenario: string): string {
  return scenario.replace('random/', '').replace('.jsonl', '');
}
