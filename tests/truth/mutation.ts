import type { ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { isRunning, later, statusesOf, withMetadata, withPod } from './pods.ts';

/** One way in which a recording is made impossible. */
export interface Kind {
  readonly name: string;
  /** The indexes of the observations at which it can be done. */
  readonly places: (seen: readonly PodObservation[]) => readonly number[];
  readonly change: (seen: readonly PodObservation[], at: number) => readonly PodObservation[];
}

export const noDeletion = { deletionTimestamp: undefined, deletionGracePeriodSeconds: undefined };

export function where(holds: (seen: PodObservation) => boolean): Kind['places'] {
  return (seen) => seen.flatMap((one, index) => (holds(one) ? [index] : []));
}

/** The same without the first observation, because what went before it nobody knows; the one before may have to hold too. */
export function afterwards(
  holds: (seen: PodObservation) => boolean,
  before: (seen: PodObservation) => boolean = () => true,
): Kind['places'] {
  return (seen) =>
    seen.flatMap((one, index) => {
      const last = seen[index - 1];
      return last && before(last) && holds(one) ? [index] : [];
    });
}

/** The container whose last instance was seen to have ended before, and that has not been started since. */
export function restsOnPast(seen: readonly PodObservation[], at: number): string | undefined {
  return statusesIn(seen, at).find(({ name, restartCount, state, lastState }) => {
    if (state.waiting) return false;
    const before = statusesIn(seen, at - 1).find((one) => one.name === name);
    return lastState.terminated && before?.lastState.terminated && before.restartCount === restartCount;
  })?.name;
}

function statusesIn(seen: readonly PodObservation[], at: number): readonly ContainerStatus[] {
  const pod = seen[at]?.object;
  return pod ? statusesOf(pod) : [];
}

/** Ready has turned since the pod was created. */
export function hasTurned({ object }: PodObservation): boolean {
  const ready = object.status.conditions.find(({ type }) => type === 'Ready');
  return Date.parse(ready?.lastTransitionTime ?? '') > Date.parse(object.metadata.creationTimestamp ?? '') + 4000;
}

export function isRestartedOnce({ restartCount, state }: ContainerStatus): boolean {
  return restartCount === 1 && isRunning(state);
}

/** The container that has just been restarted after a back-off of ten seconds or more. */
export function restartedAfterBackOff(seen: readonly PodObservation[], at: number): string | undefined {
  return seen[at]?.object.status.containerStatuses.find(({ name, restartCount, state }) => {
    const before = seen[at - 1]?.object.status.containerStatuses.find((one) => one.name === name);
    const waited = before?.state.waiting?.reason === 'CrashLoopBackOff' && before.restartCount > 0;
    return (
      waited &&
      isRunning(state) &&
      restartCount === before.restartCount + 1 &&
      !isProbed(seen[at]?.object ?? raiseEmpty(), name)
    );
  })?.name;
}

/** The container that had just ended before, and has been started again. */
export function restartedNow(seen: readonly PodObservation[], at: number): string | undefined {
  return seen[at]?.object.status.containerStatuses.find(({ name, restartCount, state }) => {
    const before = seen[at - 1]?.object.status.containerStatuses.find((one) => one.name === name);
    return before?.state.terminated && isRunning(state) && restartCount === before.restartCount + 1;
  })?.name;
}

export function isBound({ object }: PodObservation): boolean {
  return object.spec.nodeName !== undefined;
}

export function lastWhere(
  seen: readonly PodObservation[],
  holds: (seen: PodObservation) => boolean,
): readonly number[] {
  const index = seen.findLastIndex(holds);
  return index < 0 ? [] : [index];
}

/** Where a main container that the pod's own policy decides about has been restarted, for the first time. */
export function restartsOf(counts: (status: ContainerStatus, pod: Pod) => boolean): Kind['places'] {
  return (seen) => {
    const index = seen.findIndex(({ object }) =>
      object.status.containerStatuses.some(
        (status) => status.restartCount === 1 && status.lastState.terminated && counts(status, object),
      ),
    );
    return index < 0 ? [] : [index];
  };
}

export function once(change: (pod: Pod, at: string) => Pod): Kind['change'] {
  return (seen, at) =>
    seen.map((one, index) => (index === at ? withPod(one, (pod) => change(pod, later(one.at, 0))) : one));
}

export function fromThere(change: (pod: Pod) => Pod): Kind['change'] {
  return (seen, at) => seen.map((one, index) => (index >= at ? withPod(one, change) : one));
}

export function everywhere(change: (pod: Pod) => Pod): Kind['change'] {
  return (seen) => seen.map((one) => withPod(one, change));
}

/** One more observation, `ms` later and of a newer version. */
export function follow(last: PodObservation, ms: number, pod: Pod): PodObservation {
  const resourceVersion = String(Number(last.object.metadata.resourceVersion ?? 0) + 1);
  return { kind: 'Pod', at: iso(timeOf(last) + ms), type: 'MODIFIED', object: withMetadata(pod, { resourceVersion }) };
}

export function timeOf(seen: PodObservation | undefined): number {
  return Date.parse(seen?.at ?? '');
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}

export function mainWaiting({ status }: Pod): ContainerStatus | undefined {
  return status.containerStatuses.find(isBlank);
}

export function isBlank({ state, lastState, restartCount }: ContainerStatus): boolean {
  return state.waiting !== undefined && lastState.terminated === undefined && restartCount === 0;
}

export function isUndone({ state, started }: ContainerStatus): boolean {
  return state.terminated?.exitCode !== 0 && started !== true;
}

export function isOver({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

export function isDeleting({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined;
}

export function isFalse({ status }: Pod, type: string): boolean {
  return status.conditions.some((condition) => condition.type === type && condition.status === 'False');
}

export function isProbed({ spec }: Pod, name: string): boolean {
  const own = spec.containers.find((container) => container.name === name);
  return own?.livenessProbe !== undefined || own?.startupProbe !== undefined;
}

/** What never began is said to have begun in 1970. */
export function began(time: string | undefined): boolean {
  return time !== undefined && Date.parse(time) > 0;
}

export function raiseEmpty(): never {
  throw new RangeError('mutation: there is no observation at its place');
}
