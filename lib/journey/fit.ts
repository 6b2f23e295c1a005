import type { ContainerStatus, TerminatedState } from '@/lib/kubernetes/pod.ts';
import type { ContainerRecord, Instance } from '@/machines/pod-context.ts';

/**
 * How many more instances of a container must begin before its record can be what a status says; `Infinity` when it
 * never can, because restarts do not fall and what an instance ended with does not change.
 */
export function beginsMissing(record: ContainerRecord, status: ContainerStatus): number {
  const missing = status.restartCount - record.restartCount;
  if (missing < 0) return Infinity;
  const { newest, before } = instancesOf(status);
  if (missing === 0) {
    if (!fits(record, newest, before)) return Infinity;
    return record.instance === undefined && hasBegun(newest) ? 1 : 0;
  }
  if (missing === 1 && status.state.waiting === undefined && contradicts(record.instance, before)) return Infinity;
  return missing + (record.instance === undefined ? 1 : 0);
}

/** A container that the kubelet lost, or never saw, counts as terminated without having run (facts 1.5, D14). */
function hasBegun(newest: ShownInstances['newest']): boolean {
  return newest === 'running' || (newest !== 'none' && newest.reason !== 'ContainerStatusUnknown');
}

/**
 * How the instance ends that runs now, or that is about to be found over. Of one that a status no longer tells of it is
 * taken that it ended as the later ones did; `undefined` when none has ended.
 */
export function endShown(record: ContainerRecord, status: ContainerStatus): TerminatedState | undefined {
  const { newest, before } = instancesOf(status);
  const isOver = record.instance?.finishedAt !== undefined;
  const later = status.restartCount - record.restartCount - (isOver ? 1 : 0);
  const last = typeof newest === 'object' ? newest : undefined;
  return later > 0 ? (before ?? last) : last;
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
