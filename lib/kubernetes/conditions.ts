import type { ContainerSpec, PodSpec } from '../../machines/pod-spec.ts';
import type { ContainerStatus, PodCondition } from './pod.ts';

/** What the kubelet looks at when it writes a pod's conditions (facts 1.2). */
export interface ConditionBasis {
  readonly spec: PodSpec;
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly containerStatuses: readonly ContainerStatus[];
  /** The phase that the kubelet has computed, even while it withholds it from the API (facts P11). */
  readonly phase: string;
  /** A sandbox is ready and, without the host's network, has an address. */
  readonly sandboxIsReady: boolean;
  /** The conditions before; those that the kubelet does not own stay, in front. */
  readonly previous?: readonly PodCondition[];
  /** RFC 3339; becomes the lastTransitionTime of each condition whose status changed. */
  readonly at?: string;
}

/** A condition without its time. */
export type Verdict = Pick<PodCondition, 'status' | 'reason' | 'message'>;

/**
 * The conditions of a pod on a node, in the kubelet's order (facts 1.2; pkg/kubelet/status/generate.go,
 * pkg/kubelet/kubelet_pods.go generateAPIPodStatus).
 */
export function podConditions(basis: ConditionBasis): readonly PodCondition[] {
  const previous = basis.previous ?? [];
  const foreign = previous.filter(({ type }) => !owned.has(type));
  const containersReady = containersReadyCondition(basis);
  const verdicts: readonly (readonly [string, Verdict])[] = [
    ['PodReadyToStartContainers', { status: basis.sandboxIsReady ? 'True' : 'False' }],
    ['Initialized', initializedCondition(basis)],
    ['Ready', readyCondition(containersReady, basis.spec.readinessGates, foreign)],
    ['ContainersReady', containersReady],
    ['PodScheduled', { status: 'True' }],
  ];
  return [
    ...foreign,
    ...verdicts.map(([type, verdict]): PodCondition => {
      const before = previous.find((condition) => condition.type === type);
      const lastTransitionTime = before?.status === verdict.status ? before.lastTransitionTime : basis.at;
      return { type, ...verdict, lastTransitionTime };
    }),
  ];
}

const owned: ReadonlySet<string> = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
]);

/** Initialized: every init container is done and every sidecar has started; once True it stays True. */
function initializedCondition(basis: ConditionBasis): Verdict {
  const { spec, initContainerStatuses, containerStatuses } = basis;
  const init = spec.containers.filter(({ kind }) => kind !== 'main');
  const statuses = [...initContainerStatuses, ...containerStatuses];
  if (statuses.length === 0 && init.length > 0) return { status: 'False', reason: 'UnknownContainerStatuses' };
  const { unknown, short } = survey(init, statuses, (container, status) =>
    container.kind === 'sidecar' ? status.started === true : status.ready,
  );
  if (basis.phase === 'Succeeded' && unknown.length === 0) return { status: 'True', reason: 'PodCompleted' };
  const mainHasRun = containerStatuses.some(
    ({ state }) => state.running !== undefined || state.terminated !== undefined,
  );
  const wasInitialized = basis.previous?.find(({ type }) => type === 'Initialized')?.status === 'True';
  if (wasInitialized || mainHasRun || unknown.length + short.length === 0) return { status: 'True' };
  return { status: 'False', reason: 'ContainersNotInitialized', message: complaint('incomplete', unknown, short) };
}

/** ContainersReady: every sidecar and every main container is ready, and the pod has not ended. */
function containersReadyCondition(basis: ConditionBasis): Verdict {
  const statuses = [...basis.initContainerStatuses, ...basis.containerStatuses];
  if (basis.phase === 'Failed') return { status: 'False', reason: 'PodFailed' };
  if (statuses.length === 0) return { status: 'False', reason: 'UnknownContainerStatuses' };
  const lasting = basis.spec.containers.filter(({ kind }) => kind !== 'init');
  const { unknown, short } = survey(lasting, statuses, (_, status) => status.ready);
  if (basis.phase === 'Succeeded' && unknown.length === 0) return { status: 'False', reason: 'PodCompleted' };
  if (unknown.length + short.length === 0) return { status: 'True' };
  return { status: 'False', reason: 'ContainersNotReady', message: complaint('unready', unknown, short) };
}

/** Ready: the verdict on the containers, and then every readiness gate must be True. */
function readyCondition(
  containersReady: Verdict,
  readinessGates: readonly string[],
  conditions: readonly PodCondition[],
): Verdict {
  if (containersReady.status !== 'True') return containersReady;
  const complaints: string[] = [];
  for (const gate of readinessGates) {
    const condition = conditions.find(({ type }) => type === gate);
    if (condition === undefined) {
      complaints.push(`corresponding condition of pod readiness gate "${gate}" does not exist.`);
    } else if (condition.status !== 'True') {
      complaints.push(`the status of pod readiness gate "${gate}" is not "True", but ${condition.status}`);
    }
  }
  if (complaints.length === 0) return { status: 'True' };
  return { status: 'False', reason: 'ReadinessGatesNotReady', message: complaints.join(', ') };
}

function survey(
  containers: readonly ContainerSpec[],
  statuses: readonly ContainerStatus[],
  passes: (container: ContainerSpec, status: ContainerStatus) => boolean,
): { unknown: readonly string[]; short: readonly string[] } {
  const unknown: string[] = [];
  const short: string[] = [];
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    if (status === undefined) unknown.push(container.name);
    else if (!passes(container, status)) short.push(container.name);
  }
  return { unknown, short };
}

function complaint(shortWord: string, unknown: readonly string[], short: readonly string[]): string {
  const parts: string[] = [];
  if (unknown.length > 0) parts.push(`containers with unknown status: [${unknown.join(' ')}]`);
  if (short.length > 0) parts.push(`containers with ${shortWord} status: [${short.join(' ')}]`);
  return parts.join(', ');
}
