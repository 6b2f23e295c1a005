import type { AnyMachineSnapshot } from 'xstate';
import type { PodContext } from '../../machines/pod-context.ts';
import { isPodContext } from '../../machines/pod-context.ts';
import type { ContainerSpec, PodSpec } from '../../machines/pod-spec.ts';
import { podConditions } from './conditions.ts';
import { projectContainers } from './container-projection.ts';
import { ephemeralContainers, ephemeralStatuses } from './ephemeral-projection.ts';
import { podPhase } from './phase.ts';
import type { ApiContainer, ApiPodSpec, Pod, PodCondition, PodPhase, PodStatus } from './pod.ts';
import { type PrintedRow, printedRow } from './printed-row.ts';
import { instant, instantMs } from './virtual-time.ts';

/**
 * The Pod that the API would hand out at a snapshot of a pod's machine, and `undefined` while there is none: before
 * the API server has stored it, after it is gone, and for machines that are not a pod's.
 */
export function projectPod(snapshot: AnyMachineSnapshot): Pod | undefined {
  const context: unknown = snapshot.context;
  if (!isPodContext(context) || context.createdAt === undefined || snapshot.matches({ object: 'gone' }))
    return undefined;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: context.spec.name,
      namespace: context.spec.namespace,
      uid: '7d0c5c5e-2f0b-4d5a-9c3e-6b1f4a8e9d21',
      creationTimestamp: instant(context.createdAt),
      ...(context.deletedAt === undefined ? {} : deletion(context)),
      ownerReferences: [],
      finalizers: context.spec.finalizers,
    },
    spec: {
      ...projectSpec(context.spec, context.node),
      schedulingGates: snapshot.matches({ placement: 'SchedulingGated' })
        ? context.spec.schedulingGates.map((name) => ({ name }))
        : [],
      ephemeralContainers: ephemeralContainers(snapshot),
    },
    status: {
      ...projectStatus(context, nodeState(snapshot), snapshot),
      ...(context.collected ? { phase: 'Failed' } : {}),
    },
  };
}

/** The row of `kubectl get pods` at that snapshot; `now` is virtual milliseconds. */
export function projectRow(snapshot: AnyMachineSnapshot, now: number): PrintedRow | undefined {
  const pod = projectPod(snapshot);
  return pod && printedRow(pod, instantMs(now));
}

function nodeState(snapshot: AnyMachineSnapshot): string {
  const { node } = snapshot.value;
  return typeof node === 'string' ? node : 'none';
}

function deletion({ deletedAt = 0, grace = 0 }: PodContext): Partial<Pod['metadata']> {
  return { deletionTimestamp: instant(deletedAt + grace * 1000), deletionGracePeriodSeconds: grace };
}

function projectSpec(spec: PodSpec, node: string | undefined): ApiPodSpec {
  const of = (main: boolean) => spec.containers.filter(({ kind }) => (kind === 'main') === main).map(projectContainer);
  return {
    ...(node === undefined ? {} : { nodeName: node }),
    restartPolicy: spec.restartPolicy,
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds,
    schedulingGates: [],
    readinessGates: spec.readinessGates.map((conditionType) => ({ conditionType })),
    volumes: [],
    initContainers: of(false),
    containers: of(true),
    ephemeralContainers: [],
  };
}

function projectContainer({ name, image, imagePullPolicy, kind }: ContainerSpec): ApiContainer {
  return {
    name,
    image,
    imagePullPolicy,
    ...(kind === 'sidecar' ? { restartPolicy: 'Always' } : {}),
    env: [],
    envFrom: [],
    restartPolicyRules: [],
  };
}

const empty: Omit<PodStatus, 'phase' | 'conditions'> = {
  podIPs: [],
  initContainerStatuses: [],
  containerStatuses: [],
  ephemeralContainerStatuses: [],
};

function projectStatus(context: PodContext, node: string, snapshot: AnyMachineSnapshot): PodStatus {
  const { rejection, acceptedAt, spec } = context;
  if (rejection) {
    return {
      ...empty,
      phase: 'Failed',
      ...rejection,
      startTime: instant(context.boundAt ?? context.createdAt ?? 0),
      conditions: [],
    };
  }
  if (acceptedAt === undefined)
    return {
      ...empty,
      phase: 'Pending',
      conditions: [...otherConditions(context, snapshot, false), ...placementConditions(context, snapshot)],
    };
  const stopped = ['stopped', 'removed', 'ended', 'done'].includes(node);
  const over = stopped && node !== 'stopped';
  const { init, main } = projectContainers(context, snapshot, { stopped, over });
  const shown = over ? projectContainers(context, snapshot, { stopped, over: false }) : { init, main };
  const statuses = [...shown.init, ...shown.main];
  const podHasInitialized = spec.containers.some(
    ({ name, kind }) => kind === 'main' && context.containers[name]?.instance,
  );
  const initialized = context.initializedAt !== undefined;
  const told = context.ending && (context.ending.early || over);
  const computed = told ? 'Failed' : podPhase(spec, statuses, { podIsTerminal: stopped, podHasInitialized });
  const conditions = podConditions({
    spec,
    initContainerStatuses: shown.init,
    containerStatuses: shown.main,
    phase: computed,
    sandboxIsReady: context.sandboxAt !== undefined && !stopped,
    previous: [
      ...(initialized ? [{ type: 'Initialized', status: 'True' }] : []),
      ...(context.gatesOpen ? spec.readinessGates.map((type) => ({ type, status: 'True' })) : []),
    ],
  });
  return {
    ...empty,
    ...phaseOf(computed, {
      over,
      hasRun: spec.containers.some(({ name, kind }) => kind === 'main' && context.containers[name]?.seen),
    }),
    ...(told && over ? { reason: context.ending?.reason, message: context.ending?.message } : {}),
    startTime: instant(acceptedAt),
    ...(context.sandboxAt !== undefined && !stopped ? { podIP: '10.244.1.7', podIPs: [{ ip: '10.244.1.7' }] } : {}),
    conditions: [
      ...otherConditions(context, snapshot, over),
      ...conditions
        .filter(({ type }) => !spec.readinessGates.includes(type))
        .map((condition) => ({
          ...unheard(condition, context),
          lastTransitionTime: instant(turnedAt(condition, context)),
        })),
      ...restartingCondition(context, snapshot, computed),
    ],
    initContainerStatuses: init,
    ephemeralContainerStatuses: ephemeralStatuses(snapshot, context),
    containerStatuses: [...main].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** The node controller sets Ready to False over the head of a kubelet that is silent (facts 1.2, MarkPodsNotReady). */
function unheard(condition: PodCondition, { silent }: PodContext): PodCondition {
  return silent && condition.type === 'Ready' ? { ...condition, status: 'False' } : condition;
}

/** A terminal phase is withheld until the kubelet has cleaned up, and then forced (facts P11 and P12). */
function phaseOf(computed: PodPhase, { over, hasRun }: { over: boolean; hasRun: boolean }): { phase: PodPhase } {
  const terminal = computed === 'Succeeded' || computed === 'Failed';
  if (over) return { phase: terminal ? computed : 'Failed' };
  if (!terminal) return { phase: computed };
  return { phase: hasRun ? 'Running' : 'Pending' };
}

/** Conditions that others than the kubelet's status loop write (facts 1.2): they stand in front. */
function otherConditions(context: PodContext, snapshot: AnyMachineSnapshot, over: boolean): readonly PodCondition[] {
  const { disruption, ending, gatesOpen, spec } = context;
  const byKubelet = over && ending?.disrupts ? { reason: 'TerminationByKubelet', message: ending.message } : undefined;
  const target = disruption ?? byKubelet;
  return [
    ...(gatesOpen ? spec.readinessGates.map((type) => ({ type, status: 'True' })) : []),
    ...(over ? [] : resizeConditions(snapshot)),
    ...(target ? [{ type: 'DisruptionTarget', status: 'True', ...target }] : []),
  ];
}

/** Only pods with such a rule have the condition (facts 1.2, AllContainersRestarting). */
function restartingCondition(
  { spec }: PodContext,
  snapshot: AnyMachineSnapshot,
  phase: PodPhase,
): readonly PodCondition[] {
  const type = 'AllContainersRestarting';
  const ruled = spec.containers.some(({ restartRules }) =>
    restartRules?.some(({ action }) => action === 'RestartAllContainers'),
  );
  if (!ruled) return [];
  if (snapshot.matches({ node: 'RestartingAllContainers' }))
    return [{ type, status: 'True', reason: 'RestartAllContainersStarted' }];
  const ended = phase === 'Succeeded' ? 'PodCompleted' : phase === 'Failed' ? 'PodFailed' : undefined;
  return [{ type, status: 'False', ...(ended ? { reason: ended } : {}) }];
}

const resizes: Readonly<Record<string, PodCondition>> = {
  Deferred: { type: 'PodResizePending', status: 'True', reason: 'Deferred' },
  Infeasible: { type: 'PodResizePending', status: 'True', reason: 'Infeasible' },
  InProgress: { type: 'PodResizeInProgress', status: 'True' },
  ResizeError: { type: 'PodResizeInProgress', status: 'True', reason: 'Error' },
};

function resizeConditions(snapshot: AnyMachineSnapshot): readonly PodCondition[] {
  const condition = resizes[String(snapshot.value.resize)];
  return condition ? [condition] : [];
}

function placementConditions(
  { boundAt, unschedulable }: PodContext,
  snapshot: AnyMachineSnapshot,
): readonly PodCondition[] {
  if (boundAt !== undefined) return [{ type: 'PodScheduled', status: 'True', lastTransitionTime: instant(boundAt) }];
  if (unschedulable) {
    const { at, reason, message } = unschedulable;
    return [{ type: 'PodScheduled', status: 'False', reason, message, lastTransitionTime: instant(at) }];
  }
  if (!snapshot.matches({ placement: 'SchedulingGated' })) return [];
  return [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'SchedulingGated',
      message: 'Scheduling is blocked due to non-empty scheduling gates',
    },
  ];
}

function turnedAt({ type, status }: PodCondition, context: PodContext): number {
  const { acceptedAt = 0, boundAt = acceptedAt, sandboxAt, sandboxLostAt = acceptedAt, now, spec } = context;
  const records = spec.containers.map(({ name, kind }) => ({ kind, ...context.containers[name] }));
  switch (type) {
    case 'PodScheduled':
      return boundAt;
    case 'PodReadyToStartContainers':
      return status === 'True' ? (sandboxAt ?? acceptedAt) : sandboxAt === undefined ? sandboxLostAt : now;
    case 'Initialized':
      if (status !== 'True') return acceptedAt;
      return Math.max(
        acceptedAt,
        ...records.map(({ kind, instance }) => (kind === 'init' ? (instance?.finishedAt ?? 0) : 0)),
      );
    default:
      return Math.max(acceptedAt, ...records.map(({ readyAt }) => readyAt ?? 0));
  }
}
