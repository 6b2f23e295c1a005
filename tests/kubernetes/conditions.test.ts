import { describe, expect, test } from 'vitest';
import { type ConditionBasis, podConditions, type Verdict } from '../../lib/kubernetes/conditions.ts';
import type { Fields } from '../../lib/kubernetes/fields.ts';
import { podPhase } from '../../lib/kubernetes/phase.ts';
import type { Pod, PodCondition } from '../../lib/kubernetes/pod.ts';
import { toPodSpec } from '../../lib/kubernetes/spec-defaults.ts';
import { recordedPods, scenarios } from '../recordings.ts';
import { ended, running, samplePod, statusOf, waiting } from './sample-pod.ts';

/** Observations whose conditions cannot follow from the same observation's statuses. */
const apart: Readonly<Record<string, string>> = {
  'active-deadline-exceeded.jsonl 2026-11-23T20:07:54.596Z':
    'P11: the deadline has made the phase Failed, which neither the statuses nor the API say yet',
  'readiness-gate.jsonl 2026-11-23T20:08:53.244Z': 'somebody else wrote the gate, and the kubelet has not seen it yet',
  'random/random-11-31.jsonl 2026-11-23T20:35:58.470Z':
    'a probe has set started, and Initialized follows with the next sync',
};

describe('every recorded condition follows from the statuses', () => {
  test.each(scenarios)('%s', (scenario) => {
    const before = new Map<string, readonly PodCondition[]>();
    for (const { object, at } of recordedPods(scenario)) {
      const { conditions } = object.status;
      if (!conditions.some(({ type }) => type === 'Initialized')) continue;
      const uid = object.metadata.uid ?? '';
      const attempts = phasesOf(object).map((phase) => recompute(object, phase, before.get(uid) ?? []));
      before.set(uid, conditions);
      if (`${scenario} ${at}` in apart) expect(attempts).not.toContainEqual(withoutTimes(conditions));
      else expect(attempts).toContainEqual(withoutTimes(conditions));
    }
  });
});

test('C1: the kubelet puts its own five after those of others, in its own order', () => {
  const previous = [
    { type: 'Ready', status: 'False' },
    { type: 'example.com/lb', status: 'True' },
  ];
  expect(conditionsOf({}, { previous }).map(({ type }) => type)).toEqual([
    'example.com/lb',
    'PodReadyToStartContainers',
    'Initialized',
    'Ready',
    'ContainersReady',
    'PodScheduled',
  ]);
});

const initSpec = { initContainers: [{ name: 'a' }, { name: 'proxy', restartPolicy: 'Always' }, { name: 'b' }] };

test('C2: Initialized names, in the order of the spec, what is not done and what has not started', () => {
  const initContainerStatuses = [
    statusOf('a', ended(0), { ready: true }),
    statusOf('proxy', running, { started: false }),
    statusOf('b', waiting('PodInitializing')),
  ];
  expect(verdict('Initialized', { spec: initSpec, status: { initContainerStatuses } })).toEqual({
    status: 'False',
    reason: 'ContainersNotInitialized',
    message: 'containers with incomplete status: [proxy b]',
  });
});

test('C2: an init container without a status is unknown, and named first', () => {
  const initContainerStatuses = [statusOf('proxy', running), statusOf('b', ended(0), { ready: true })];
  expect(verdict('Initialized', { spec: initSpec, status: { initContainerStatuses } }).message).toBe(
    'containers with unknown status: [a], containers with incomplete status: [proxy]',
  );
  expect(verdict('Initialized', { spec: initSpec }).reason).toBe('UnknownContainerStatuses');
});

test('C2: once True, or once a main container has run, Initialized does not go back', () => {
  const initContainerStatuses = [statusOf('a', running)];
  const sample = { spec: initSpec, status: { initContainerStatuses } };
  const previous = [{ type: 'Initialized', status: 'True' }];
  expect(verdict('Initialized', sample).status).toBe('False');
  expect(verdict('Initialized', sample, { previous }).status).toBe('True');
  const containerStatuses = [statusOf('app', ended(1))];
  expect(verdict('Initialized', { spec: initSpec, status: { initContainerStatuses, containerStatuses } }).status).toBe(
    'True',
  );
});

test('C3: ContainersReady names sidecars before main containers, and leaves init containers out', () => {
  const status = {
    initContainerStatuses: [statusOf('a', running), statusOf('proxy', running)],
    containerStatuses: [statusOf('app', running)],
  };
  expect(verdict('ContainersReady', { spec: initSpec, status })).toEqual({
    status: 'False',
    reason: 'ContainersNotReady',
    message: 'containers with unready status: [proxy app]',
  });
});

test('C4: Ready is False in the words of ContainersReady, or of every gate that is not open', () => {
  const spec = { readinessGates: [{ conditionType: 'x' }, { conditionType: 'y' }] };
  const unready = { spec, status: { containerStatuses: [statusOf('app', running)] } };
  expect(verdict('Ready', unready)).toEqual(verdict('ContainersReady', unready));
  const ready = { spec, status: { containerStatuses: [statusOf('app', running, { ready: true })] } };
  expect(verdict('Ready', ready, { previous: [{ type: 'y', status: 'Unknown' }] })).toEqual({
    status: 'False',
    reason: 'ReadinessGatesNotReady',
    message:
      'corresponding condition of pod readiness gate "x" does not exist., the status of pod readiness gate "y" is not "True", but Unknown',
  });
});

test.each([
  ['Succeeded', 'PodCompleted'],
  ['Failed', 'PodFailed'],
])('C5: a pod that is %s has no ready containers, for the reason %s', (phase, reason) => {
  const sample = { status: { phase, containerStatuses: [statusOf('app', running, { ready: true })] } };
  expect(verdict('ContainersReady', sample)).toEqual({ status: 'False', reason });
  expect(verdict('Ready', sample)).toEqual({ status: 'False', reason });
});

test('C6: a condition keeps its time while its status stays, even with another message', () => {
  const previous = [{ type: 'Ready', status: 'False', message: 'other', lastTransitionTime: 'before' }];
  const conditions = conditionsOf(
    { status: { containerStatuses: [statusOf('app', running)] } },
    { previous, at: 'now' },
  );
  expect(conditions.find(({ type }) => type === 'Ready')?.lastTransitionTime).toBe('before');
  expect(conditions.find(({ type }) => type === 'ContainersReady')?.lastTransitionTime).toBe('now');
});

function conditionsOf(
  sample: { spec?: Fields; status?: Fields },
  more: Partial<ConditionBasis> = {},
): readonly PodCondition[] {
  return podConditions(basisOf(samplePod(sample), more));
}

function verdict(
  type: string,
  sample: { spec?: Fields; status?: Fields },
  more: Partial<ConditionBasis> = {},
): Partial<Verdict> {
  const { status, reason, message } = conditionsOf(sample, more).find((condition) => condition.type === type) ?? {};
  return { status, reason, message };
}

function basisOf(pod: Pod, more: Partial<ConditionBasis>): ConditionBasis {
  const { initContainerStatuses, containerStatuses, phase } = pod.status;
  return { spec: toPodSpec(pod), initContainerStatuses, containerStatuses, phase, sandboxIsReady: true, ...more };
}

/** The phase of the API, and those that the kubelet may have computed and withheld (facts P11). */
function phasesOf(pod: Pod): readonly string[] {
  const all = [...pod.status.initContainerStatuses, ...pod.status.containerStatuses];
  const computed = [false, true].map((podIsTerminal) =>
    podPhase(toPodSpec(pod), all, { podIsTerminal, podHasInitialized: true }),
  );
  return [...new Set([pod.status.phase, ...computed])];
}

function recompute(pod: Pod, phase: string, before: readonly PodCondition[]): readonly object[] {
  const { conditions } = pod.status;
  const sandboxIsReady = conditions.some(
    ({ type, status }) => type === 'PodReadyToStartContainers' && status === 'True',
  );
  const foreign = conditions.filter(({ type }) => type.includes('/') || type === 'DisruptionTarget');
  const previous = [...foreign, ...before.filter(({ type }) => type === 'Initialized')];
  return withoutTimes(podConditions(basisOf(pod, { phase, sandboxIsReady, previous })));
}

function withoutTimes(conditions: readonly PodCondition[]): readonly object[] {
  return conditions.map(({ type, status, reason, message }) => ({ type, status, reason, message }));
}
