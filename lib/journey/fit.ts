import type { ContainerStatus, TerminatedState } from '@/lib/kubernetes/pod.ts';
import type { ContainerRecord, Instance } from '@/machines/pod-context.ts';

/**
 * How many more times a container must start before its record can be what a status says; `Infinity` when it never can,
 * because restarts do not fall and what an instance ended with does not change.
 */
export function startsMissing(record: ContainerRecord, status: ContainerStatus): number {
  const missing = status.restartCount - record.restartCount;
  if (missing < 0) return Infinity;
  const { newest, before } = instancesOf(status);
  if (missing === 0) return fits(record, newest, before) ? 0 : Infinity;
  if (missing === 1 && status.state.waiting === undefined && contradicts(record.instance, before)) return Infinity;
  return missing;
}

/** The newest instance that a status shows, still running or how it ended, and how the one before it ended. */
interface ShownInstances {
  readonly newest: 'none' | 'running' | TerminatedState;
  readonly before: TerminatedState | undefined;
}

function instancesOf({ state, lastState }: ContainerStatus): ShownInstances {
  if (state.running) return { newest: 'running', before: lastState.terminated };
  if (state.terminated) return { newest: state.terminated, before: lastState.terminated };
  return { newest: lastState.terminated ?? 'none', before: undefined };
}

function fits(record: ContainerRecord, newest: ShownInstances['newest'], before: TerminatedState | undefined): boolean {
  const { instance, previous, unseen } = record;
  if (newest === 'none') return instance === undefined;
  if (!instance) return true;
  if (newest === 'running') return (instance.finishedAt === undefined || unseen) && !contradicts(previous, before);
  return !contradicts(instance, newest) && !(before && contradicts(previous, before));
}

function contradicts(instance: Instance | undefined, shown: TerminatedState | undefined): boolean {
  if (instance?.finishedAt === undefined) return false;
  if (!shown) return true;
  return instance.exitCode !== shown.exitCode || instance.reason !== shown.reason;
}
