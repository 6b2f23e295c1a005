import type { ContainerState, ContainerStatus, Pod, PodCondition } from '@/lib/kubernetes/pod.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { recordedPods, scenarios } from '../recordings.ts';

/** The observations of one recorded pod. */
export interface RecordedPod {
  readonly scenario: string;
  readonly seen: readonly PodObservation[];
}

/** Every recorded pod on its own, in the order of the recordings. */
export function recordedPodsByUid(): readonly RecordedPod[] {
  return scenarios.flatMap((scenario) => {
    const pods = new Map<string, PodObservation[]>();
    for (const seen of recordedPods(scenario)) {
      const uid = seen.object.metadata.uid ?? '';
      pods.set(uid, [...(pods.get(uid) ?? []), seen]);
    }
    return [...pods.values()].map((seen) => ({ scenario, seen }));
  });
}

/** The same observation of a changed Pod. */
export function withPod(seen: PodObservation, change: (pod: Pod) => Pod): PodObservation {
  return { ...seen, object: change(seen.object) };
}

/** The same Pod with other metadata. */
export function withMetadata(pod: Pod, metadata: Partial<Pod['metadata']>): Pod {
  return { ...pod, metadata: { ...pod.metadata, ...metadata } };
}

/** The same Pod with another spec. */
export function withSpec(pod: Pod, spec: Partial<Pod['spec']>): Pod {
  return { ...pod, spec: { ...pod.spec, ...spec } };
}

/** The same Pod with another status. */
export function withStatus(pod: Pod, status: Partial<Pod['status']>): Pod {
  return { ...pod, status: { ...pod.status, ...status } };
}

/** The same Pod with another status of one container, wherever it is listed. */
export function withContainer(pod: Pod, name: string, change: (status: ContainerStatus) => ContainerStatus): Pod {
  const list = (statuses: readonly ContainerStatus[]) => statuses.map((one) => (one.name === name ? change(one) : one));
  return withStatus(pod, {
    initContainerStatuses: list(pod.status.initContainerStatuses),
    containerStatuses: list(pod.status.containerStatuses),
  });
}

/** The same Pod with one condition changed. */
export function withCondition(pod: Pod, type: string, change: Partial<PodCondition>): Pod {
  const conditions = pod.status.conditions.map((one) => (one.type === type ? { ...one, ...change } : one));
  return withStatus(pod, { conditions });
}

/** The status of a container that runs since then. */
export function running(status: ContainerStatus, startedAt: string): ContainerStatus {
  return { ...status, ready: true, started: true, state: { running: { startedAt } } };
}

/** The time `ms` after another, as the API writes it. */
export function later(time: string | undefined, ms: number): string {
  return `${new Date(Date.parse(time ?? '') + ms).toISOString().slice(0, 19)}Z`;
}

/** The statuses of init containers, sidecars and main containers. */
export function statusesOf({ status }: Pod): readonly ContainerStatus[] {
  return [...status.initContainerStatuses, ...status.containerStatuses];
}

/** Whether a container's state is the running one. */
export function isRunning({ running: since }: ContainerState): boolean {
  return since !== undefined;
}
