import type { ContainerSpec, PodSpec } from '../../machines/pod-spec.ts';
import { ruleFor } from '../../machines/restart.ts';
import type { ContainerStatus, PodPhase, TerminatedState } from './pod.ts';

/** What the kubelet knows about a pod beyond its statuses (facts P0). */
export interface PodRuntime {
  /** The worker has stopped every container for good. */
  readonly podIsTerminal: boolean;
  /** A main container of the current sandbox exists. */
  readonly podHasInitialized: boolean;
  /** The pod comes from a file on the node; such a pod never ends because it was stopped. */
  readonly podIsStatic?: boolean;
}

/**
 * The phase that the kubelet computes from the statuses of init and main containers alike, before a terminal
 * phase that was already reported is kept (facts P0-P9; pkg/kubelet/kubelet_pods.go getPhase).
 */
export function podPhase(spec: PodSpec, statuses: readonly ContainerStatus[], runtime: PodRuntime): PodPhase {
  const tally = count(spec, statuses);
  if (tally.deadInit > 0) return 'Failed';
  if (tally.pendingInit > 0 || (tally.pendingSidecar > 0 && !runtime.podHasInitialized) || tally.waiting > 0) {
    return 'Pending';
  }
  if (tally.unknown > 0) return 'Pending';
  if (tally.running > 0) return 'Running';
  if (tally.stopped === 0) return 'Pending';
  const ended = tally.stopped === tally.succeeded ? 'Succeeded' : 'Failed';
  if (runtime.podIsTerminal && runtime.podIsStatic !== true) return ended;
  return tally.stopped === tally.stoppedForGood ? ended : 'Running';
}

/** Whether a container is due to start again after an exit (facts R1, P4). */
function isRestartable(container: ContainerSpec, { exitCode, reason }: TerminatedState): boolean {
  if (reason === 'RestartingAllContainers' || ruleFor(container, exitCode)) return true;
  if (container.restartPolicy === 'OnFailure') return exitCode !== 0;
  return container.restartPolicy === 'Always';
}

interface Tally {
  pendingInit: number;
  deadInit: number;
  pendingSidecar: number;
  running: number;
  waiting: number;
  stopped: number;
  stoppedForGood: number;
  succeeded: number;
  unknown: number;
}

function count(spec: PodSpec, statuses: readonly ContainerStatus[]): Tally {
  const tally: Tally = {
    pendingInit: 0,
    deadInit: 0,
    pendingSidecar: 0,
    running: 0,
    waiting: 0,
    stopped: 0,
    stoppedForGood: 0,
    succeeded: 0,
    unknown: 0,
  };
  for (const container of spec.containers) {
    const status = statuses.find(({ name }) => name === container.name);
    counters[container.kind](tally, container, status);
  }
  return tally;
}

const counters: Record<
  ContainerSpec['kind'],
  (tally: Tally, container: ContainerSpec, status: ContainerStatus | undefined) => void
> = { init: countInit, sidecar: countSidecar, main: countMain };

/** Facts P1. */
function countInit(tally: Tally, container: ContainerSpec, status: ContainerStatus | undefined): void {
  const ended = lastExit(status);
  if (ended === undefined) tally.pendingInit++;
  else if (ended.exitCode !== 0 && !isRestartable(container, ended)) tally.deadInit++;
}

/** Facts P2. */
function countSidecar(tally: Tally, _container: ContainerSpec, status: ContainerStatus | undefined): void {
  if (status === undefined) {
    tally.unknown++;
    return;
  }
  const { running, terminated, waiting } = status.state;
  if (running !== undefined) {
    tally.running++;
    if (status.started !== true) tally.pendingSidecar++;
  } else if (terminated === undefined && waiting === undefined) {
    tally.pendingSidecar++;
    tally.unknown++;
  } else if (terminated === undefined && status.lastState.terminated === undefined) {
    tally.pendingSidecar++;
    tally.waiting++;
  }
}

/** Facts P3. */
function countMain(tally: Tally, container: ContainerSpec, status: ContainerStatus | undefined): void {
  const ended = lastExit(status);
  if (status?.state.running !== undefined) tally.running++;
  else if (ended !== undefined) {
    tally.stopped++;
    if (status?.state.terminated?.exitCode === 0) tally.succeeded++;
    if (!isRestartable(container, ended)) tally.stoppedForGood++;
  } else if (status?.state.waiting !== undefined) tally.waiting++;
  else tally.unknown++;
}

/** How the container ended, or ended before it began to wait; undefined while it runs. */
function lastExit(status: ContainerStatus | undefined): TerminatedState | undefined {
  if (status === undefined) return undefined;
  const { terminated, waiting } = status.state;
  return terminated ?? (waiting === undefined ? undefined : status.lastState.terminated);
}
