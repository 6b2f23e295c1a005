import { humanDuration } from './duration.ts';
import type { ApiContainer, ContainerStatus, Pod, PodCondition, TerminatedState } from './pod.ts';

/** One row of `kubectl get pods -o wide`, each cell as kubectl prints it. */
export interface PrintedRow {
  readonly name: string;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  readonly age: string;
  readonly ip: string;
  readonly node: string;
  readonly nominatedNode: string;
  readonly readinessGates: string;
}

/**
 * The row that the API server prints for a Pod at the time `now`, in milliseconds since 1970
 * (facts K1-K17; pkg/printers/internalversion/printers.go printPod).
 */
export function printedRow(pod: Pod, now: number): PrintedRow {
  const { metadata, spec, status } = pod;
  const init = initWalk(pod);
  const main =
    init.status === undefined || conditionIsTrue(status.conditions, 'Initialized')
      ? mainWalk(pod, init.status ?? startingStatus(pod), init)
      : undefined;
  const shown = main?.status ?? init.status ?? startingStatus(pod);
  const restarts = main === undefined ? init.restarts : main.restarts;
  const restartedAt = main === undefined ? init.restartedAt : main.restartedAt;
  return {
    name: metadata.name,
    ready: `${main === undefined ? init.ready : main.ready}/${spec.containers.length + sidecarCount(spec.initContainers)}`,
    status: metadata.deletionTimestamp === undefined ? shown : deletedStatus(pod, shown),
    restarts:
      restarts > 0 && restartedAt > never ? `${restarts} (${humanDuration(now - restartedAt)} ago)` : `${restarts}`,
    age: since(metadata.creationTimestamp, now),
    ip: status.podIPs[0]?.ip || status.podIP || '<none>',
    node: spec.nodeName || '<none>',
    nominatedNode: status.nominatedNodeName || '<none>',
    readinessGates: spec.readinessGates.length === 0 ? '<none>' : readinessGates(pod),
  };
}

const never = Number.NEGATIVE_INFINITY;

interface InitWalk {
  /** The word that an unfinished init container gives; undefined when none is unfinished. */
  readonly status: string | undefined;
  readonly ready: number;
  readonly restarts: number;
  readonly restartedAt: number;
  readonly sidecarRestarts: number;
  readonly sidecarRestartedAt: number;
}

interface MainWalk {
  readonly status: string;
  readonly ready: number;
  readonly restarts: number;
  readonly restartedAt: number;
}

/** Facts K4-K7. */
function initWalk(pod: Pod): InitWalk {
  const statuses = pod.status.initContainerStatuses;
  if (statuses.length === 0) return noInit;
  let ready = 0;
  let restarts = 0;
  let restartedAt = never;
  let sidecarRestarts = 0;
  let sidecarRestartedAt = never;
  let word: string | undefined;
  for (let index = 0; index < statuses.length; index++) {
    const status = statuses[index];
    if (status === undefined) break;
    const sidecar = isSidecar(pod.spec.initContainers, status.name);
    const endedAt = lastEnd(status);
    restarts += status.restartCount;
    if (endedAt > restartedAt) restartedAt = endedAt;
    if (sidecar) {
      sidecarRestarts += status.restartCount;
      if (endedAt > sidecarRestartedAt) sidecarRestartedAt = endedAt;
    }
    const { terminated } = status.state;
    if (terminated !== undefined && terminated.exitCode === 0) continue;
    if (sidecar && status.started === true) {
      if (status.ready) ready++;
      continue;
    }
    word = `Init:${initWord(status, index, pod.spec.initContainers.length)}`;
    break;
  }
  return { status: word, ready, restarts, restartedAt, sidecarRestarts, sidecarRestartedAt };
}

const noInit: InitWalk = {
  status: undefined,
  ready: 0,
  restarts: 0,
  restartedAt: never,
  sidecarRestarts: 0,
  sidecarRestartedAt: never,
};

/** Facts K5 (c)-(e). */
function initWord({ state }: ContainerStatus, index: number, count: number): string {
  if (state.terminated !== undefined) {
    const { reason, signal, exitCode } = state.terminated;
    return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
  }
  const reason = state.waiting?.reason;
  return reason && reason !== 'PodInitializing' ? reason : `${index}/${count}`;
}

/** Facts K8-K10. */
function mainWalk(pod: Pod, initial: string, init: InitWalk): MainWalk {
  const statuses = pod.status.containerStatuses;
  let status = initial;
  let ready = init.ready;
  let restarts = init.sidecarRestarts;
  let restartedAt = init.sidecarRestartedAt;
  let hasRunning = false;
  let errorReason = '';
  for (let index = statuses.length - 1; index >= 0; index--) {
    const container = statuses[index];
    if (container === undefined) break;
    restarts += container.restartCount;
    const endedAt = lastEnd(container);
    if (endedAt > restartedAt) restartedAt = endedAt;
    const { waiting, terminated, running } = container.state;
    if (waiting?.reason) status = waiting.reason;
    else if (terminated !== undefined) {
      status = mainWord(terminated);
      if (terminated.exitCode !== 0) errorReason = status;
    } else if (running !== undefined && container.ready) {
      hasRunning = true;
      ready++;
    }
  }
  if (status === 'Completed') status = completedWord(pod, hasRunning, errorReason);
  return { status, ready, restarts, restartedAt };
}

function mainWord({ reason, signal, exitCode }: TerminatedState): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

function completedWord(pod: Pod, hasRunning: boolean, errorReason: string): string {
  if (hasRunning && anyConditionIsTrue(pod.status.conditions, 'Ready')) return 'Running';
  if (errorReason !== '') return errorReason;
  return hasRunning ? 'NotReady' : 'Completed';
}

/** Facts K1 and K2. */
function startingStatus({ status }: Pod): string {
  for (const condition of status.conditions) {
    if (condition.type === 'PodScheduled' && condition.reason === 'SchedulingGated') return 'SchedulingGated';
  }
  return status.reason || status.phase;
}

/** Facts K12. */
function deletedStatus({ status }: Pod, shown: string): string {
  if (status.reason === 'NodeLost') return 'Unknown';
  return status.phase === 'Succeeded' || status.phase === 'Failed' ? shown : 'Terminating';
}

function isSidecar(containers: readonly ApiContainer[], name: string): boolean {
  for (const container of containers) {
    if (container.name === name) return container.restartPolicy === 'Always';
  }
  return false;
}

function sidecarCount(containers: readonly ApiContainer[]): number {
  let count = 0;
  for (const container of containers) if (container.restartPolicy === 'Always') count++;
  return count;
}

function lastEnd({ lastState }: ContainerStatus): number {
  const finishedAt = lastState.terminated?.finishedAt;
  if (finishedAt === undefined) return never;
  const time = Date.parse(finishedAt);
  return Number.isNaN(time) ? never : time;
}

function since(creationTimestamp: string | undefined, now: number): string {
  if (creationTimestamp === undefined) return '<unknown>';
  const time = Date.parse(creationTimestamp);
  return Number.isNaN(time) ? '<unknown>' : humanDuration(now - time);
}

function readinessGates({ spec, status }: Pod): string {
  let open = 0;
  for (const gate of spec.readinessGates) if (conditionIsTrue(status.conditions, gate.conditionType)) open++;
  return `${open}/${spec.readinessGates.length}`;
}

function conditionIsTrue(conditions: readonly PodCondition[], type: string): boolean {
  for (const condition of conditions) if (condition.type === type) return condition.status === 'True';
  return false;
}

function anyConditionIsTrue(conditions: readonly PodCondition[], type: string): boolean {
  for (const condition of conditions) if (condition.type === type && condition.status === 'True') return true;
  return false;
}
