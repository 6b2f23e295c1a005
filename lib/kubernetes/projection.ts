import type { AnyMachineSnapshot } from 'xstate';
import { isPodContext } from '../../machines/pod.ts';
import type { PodContext } from '../../machines/pod-context.ts';
import type { ContainerSpec, PodSpec } from '../../machines/pod-spec.ts';
import { podConditions } from './conditions.ts';
import { projectContainers } from './container-projection.ts';
import { podPhase } from './phase.ts';
import type { ApiContainer, ApiPodSpec, Pod, PodCondition, PodStatus } from './pod.ts';
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
    spec: projectSpec(context.spec, context.node),
    status: projectStatus(context, nodeState(snapshot), snapshot),
  };
}

/** The row of `kubectl get pods` at that snapshot; `now` is virtual milliseconds. */
export function projectRow(snapshot: AnyMachineSnapshot, now: number): PrintedRow | undefined {
  const pod = projectPod(snapshot);
  return pod && printedRow(pod, instantMs(now));
}

type NodeState =
  | 'none'
  | 'admitting'
  | 'mounting'
  | 'sandbox'
  | 'up'
  | 'stopping'
  | 'stopped'
  | 'removed'
  | 'ended'
  | 'done';

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
    schedulingGates: node === undefined ? spec.schedulingGates.map((name) => ({ name })) : [],
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
    return { ...empty, phase: 'Failed', ...rejection, startTime: instant(context.boundAt ?? 0), conditions: [] };
  }
  if (acceptedAt === undefined)
    return { ...empty, phase: 'Pending', conditions: placementConditions(context, snapshot) };
  const over = isOver(node, context);
  const { init, main } = projectContainers(context, snapshot, over);
  const statuses = [...init, ...main];
  const podHasInitialized = spec.containers.some(
    ({ name, kind }) => kind === 'main' && context.containers[name]?.instance,
  );
  const computed = podPhase(spec, statuses, { podIsTerminal: over, podHasInitialized });
  const withheld = !over && (computed === 'Failed' || computed === 'Succeeded');
  const hasSandbox = context.sandboxAt !== undefined && !over;
  const conditions = podConditions({
    spec,
    initContainerStatuses: init,
    containerStatuses: main,
    phase: computed,
    sandboxIsReady: hasSandbox,
  });
  return {
    ...empty,
    phase: withheld ? (podHasInitialized ? 'Running' : 'Pending') : computed,
    startTime: instant(acceptedAt),
    ...(hasSandbox ? { podIP: '10.244.1.7', podIPs: [{ ip: '10.244.1.7' }] } : {}),
    conditions: conditions.map((condition) => ({
      ...condition,
      lastTransitionTime: instant(turnedAt(condition, context)),
    })),
    initContainerStatuses: init,
    containerStatuses: [...main].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** Whether the kubelet has reported that nothing runs any more: at once for a deleted pod, else with the sandbox gone (facts P11, D9). */
function isOver(node: string, { deletedAt }: PodContext): boolean {
  const states: readonly string[] = ['removed', 'ended', 'done'] satisfies NodeState[];
  return states.includes(node) || (node === 'stopped' && deletedAt !== undefined);
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
  const { acceptedAt = 0, boundAt = 0, sandboxAt, now, spec } = context;
  const records = spec.containers.map(({ name, kind }) => ({ kind, ...context.containers[name] }));
  switch (type) {
    case 'PodScheduled':
      return boundAt;
    case 'PodReadyToStartContainers':
      return status === 'True' ? (sandboxAt ?? acceptedAt) : sandboxAt === undefined ? acceptedAt : now;
    case 'Initialized':
      return Math.max(
        acceptedAt,
        ...records.map(({ kind, instance }) => (kind === 'init' ? (instance?.finishedAt ?? 0) : 0)),
      );
    default:
      return Math.max(acceptedAt, ...records.map(({ readyAt }) => readyAt ?? 0));
  }
}
