import type { ContainerSpec } from '../pod-spec.ts';
import type { StateRow, WayRow } from '../region.ts';
import { begin, container, says } from './record.ts';

/** Stopping the pod stops a process that runs: Killing is recorded, then hook, SIGTERM, SIGKILL (facts D6). */
export function stopOrder(own: ContainerSpec): WayRow {
  return {
    event: 'pod.stopping',
    to: own.preStop ? 'preStop' : firstStop(own),
    does: [says({ reason: 'Killing', message: 'Stopping container {container}' })],
  };
}

/** A process that runs before the kubelet has seen it run is stopped all the same. */
export function stoppable(state: StateRow, own: ContainerSpec): StateRow {
  const order = stopOrder(own);
  return { ...state, on: [...(state.on ?? []), { ...order, does: [begin, ...(order.does ?? [])] }] };
}

/** A probe has failed too often: SIGTERM, and SIGKILL when the grace is over. */
export const killing: StateRow = {
  name: 'Killing',
  face: {
    stage: 'running',
    mark: 'failure',
    title: 'Killing',
    actor: 'kubelet',
    says: 'A probe of **{container}** failed too often, so the kubelet stops it: SIGTERM now, SIGKILL when the grace period of {grace} s is over. The status still says running.',
    source: 'probes',
    takes: 1000,
  },
  entry: [{ type: 'container.kill', params: { container } }],
  timer: { event: `grace.elapsed.${container}`, label: 'grace period', delay: { type: 'gracePeriod' } },
  on: [{ event: 'pod.stopping', to: 'SIGTERM' }],
};

function firstStop(own: ContainerSpec): string {
  return own.kind === 'sidecar' ? 'queuedToStop' : 'SIGTERM';
}

/** The states in which the stop of the pod ends a process: hook, turn, SIGTERM, SIGKILL. */
export function stopping(own: ContainerSpec): StateRow[] {
  const grace: Pick<StateRow, 'timer'> = {
    timer: { event: `grace.elapsed.${container}`, label: 'grace period', delay: { type: 'gracePeriod' } },
  };
  const sigkill: WayRow = { event: `grace.elapsed.${container}`, to: 'SIGKILL', label: 'Grace runs out', way: 'timer' };
  const quiet: WayRow = { event: 'pod.stopping' };
  const sigterm: StateRow = {
    name: 'SIGTERM',
    face: {
      stage: 'terminating',
      mark: 'state',
      title: 'SIGTERM sent',
      actor: 'kubelet',
      says: 'The container engine has sent SIGTERM to the process of **{container}**, which has {grace} s in all to exit. Nothing restarts any more, whatever restartPolicy says.',
      source: 'termination',
      takes: 2000,
    },
    ...grace,
    on: [
      {
        event: `container.exited.${container}`,
        to: 'stopped',
        label: '{container} exits by itself',
        payload: { exitCode: 0 },
        does: [{ type: 'container.exit', params: { container, exitCode: 0, reason: 'Error', fromEvent: true } }],
      },
      sigkill,
      quiet,
    ],
  };
  const kill: StateRow = {
    name: 'SIGKILL',
    face: {
      stage: 'terminating',
      mark: 'failure',
      title: 'SIGKILL',
      actor: 'container-engine',
      says: 'The grace period is over. The kernel ends the process of **{container}** at once; exit code 137 is 128 plus signal 9.',
      note: 'exit code 137',
      source: 'termination',
      takes: 100,
    },
    on: [
      {
        event: `container.killed.${container}`,
        to: 'stopped',
        label: '{container} is killed',
        does: [{ type: 'container.exit', params: { container, exitCode: 137, reason: 'Error' } }],
      },
      quiet,
    ],
  };
  const hook: StateRow = {
    name: 'preStop',
    face: {
      stage: 'terminating',
      mark: 'state',
      title: 'preStop hook',
      actor: 'kubelet',
      says: 'Before it sends SIGTERM, the kubelet calls the preStop hook of **{container}**. Its time is part of the grace period.',
      source: 'hooks',
      takes: 2000,
    },
    ...grace,
    on: [
      { event: `grace.elapsed.${container}`, to: firstStop(own), label: 'Grace runs out', way: 'timer' },
      { event: `hook.finished.${container}`, to: firstStop(own), label: 'preStop hook is done' },
      {
        event: `hook.failed.${container}`,
        to: firstStop(own),
        label: 'preStop hook fails',
        way: 'failure',
        does: [says({ reason: 'FailedPreStopHook', message: 'PreStopHook failed' }, 'Warning')],
      },
      quiet,
    ],
  };
  const queue: StateRow = {
    name: 'queuedToStop',
    on: [{ event: 'container.stopped', to: 'SIGTERM', when: { type: 'othersStopped', params: { container } } }, quiet],
  };
  return [...(own.preStop ? [hook] : []), ...(own.kind === 'sidecar' ? [queue] : []), sigterm, kill];
}
