import {
  everywhere,
  isBlank,
  isDeleting,
  isFalse,
  isOver,
  isUndone,
  type Kind,
  mainWaiting,
  once,
  raiseEmpty,
  where,
} from './mutation.ts';
import { isRunning, running, statusesOf, withCondition, withContainer, withPod, withSpec, withStatus } from './pods.ts';

/** What comes before it may, and conditions that do not fit their containers. */
export const orderMutations: readonly Kind[] = [
  {
    name: 'a main container runs before the init containers are done',
    places: where(
      ({ object }) => mainWaiting(object) !== undefined && object.status.initContainerStatuses.some(isUndone),
    ),
    change: once((pod, at) => withContainer(pod, mainWaiting(pod)?.name ?? '', (status) => running(status, at))),
  },
  {
    name: 'an init container runs before the one before it is done',
    places: where(({ object: { spec, status } }) => {
      const [first, second] = status.initContainerStatuses;
      const isSidecar = spec.initContainers[0]?.restartPolicy === 'Always';
      return (
        first !== undefined && second !== undefined && isBlank(second) && (isSidecar ? isBlank(first) : isUndone(first))
      );
    }),
    change: once((pod, at) =>
      withContainer(pod, pod.status.initContainerStatuses[1]?.name ?? '', (status) => running(status, at)),
    ),
  },
  {
    name: 'a container runs without a node',
    places: where(({ object }) => statusesOf(object).some(({ state }) => isRunning(state))),
    change: (seen, at) => [
      withPod(seen[at] ?? raiseEmpty(), (pod) => {
        const unbound = withSpec(pod, { nodeName: undefined });
        return withStatus(unbound, {
          conditions: unbound.status.conditions.filter(({ type }) => type !== 'PodScheduled'),
        });
      }),
    ],
  },
  {
    name: 'a container is ready while it waits',
    places: where(({ object }) => object.status.containerStatuses.some(({ state }) => state.waiting)),
    change: once((pod) => {
      const waits = pod.status.containerStatuses.find(({ state }) => state.waiting);
      return withContainer(pod, waits?.name ?? '', (status) => ({ ...status, ready: true, started: true }));
    }),
  },
  {
    name: 'a pod is ready while a container is not',
    places: where(
      ({ object }) => isFalse(object, 'Ready') && object.status.containerStatuses.some(({ ready }) => !ready),
    ),
    change: once((pod) => {
      const ready = { status: 'True', reason: undefined, message: undefined };
      return withCondition(withCondition(pod, 'Ready', ready), 'ContainersReady', ready);
    }),
  },
  {
    name: 'a pod is not ready although all its containers are',
    places: where(({ object }) =>
      object.status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
    ),
    change: once((pod) => {
      const unready = { status: 'False', reason: 'ContainersNotReady' };
      return withCondition(withCondition(pod, 'Ready', unready), 'ContainersReady', unready);
    }),
  },
  {
    name: 'a pod is Initialized while an init container runs',
    places: where(
      ({ object }) =>
        isFalse(object, 'Initialized') &&
        object.status.initContainerStatuses.some(({ state, restartCount }) => isRunning(state) && restartCount === 0),
    ),
    change: once((pod) => withCondition(pod, 'Initialized', { status: 'True', reason: undefined, message: undefined })),
  },
  {
    name: 'a container runs without a sandbox',
    places: where(
      ({ object, type }) =>
        type !== 'DELETED' &&
        !isDeleting(object) &&
        object.status.containerStatuses.some(({ state, ready }) => isRunning(state) && ready),
    ),
    change: once((pod) => withCondition(pod, 'PodReadyToStartContainers', { status: 'False' })),
  },
  {
    name: 'a pod is Pending while all its containers run',
    places: where(
      ({ object }) =>
        object.status.phase === 'Running' && object.status.containerStatuses.every(({ state }) => isRunning(state)),
    ),
    change: once((pod) => withStatus(pod, { phase: 'Pending' })),
  },
  {
    name: 'a pod is ready behind a closed readiness gate',
    places: where(({ object }) =>
      object.status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
    ),
    change: everywhere((pod) => withSpec(pod, { readinessGates: [{ conditionType: 'example.com/open' }] })),
  },
  {
    name: 'a container runs in a pod that no kubelet has accepted',
    places: where(({ object }) => statusesOf(object).some(({ state }) => isRunning(state))),
    change: everywhere((pod) => withStatus(pod, { startTime: undefined })),
  },
  {
    name: 'a container is ready before its startup probe has succeeded',
    places: where(({ object }) =>
      statusesOf(object).some(({ state, started }) => isRunning(state) && started === false),
    ),
    change: once((pod) =>
      withContainer(
        pod,
        statusesOf(pod).find(({ state, started }) => isRunning(state) && started === false)?.name ?? '',
        (status) => ({
          ...status,
          ready: true,
        }),
      ),
    ),
  },
  {
    name: 'a container counts as started while it waits',
    places: where(({ object }) => object.status.containerStatuses.some(isBlank)),
    change: once((pod) =>
      withContainer(pod, pod.status.containerStatuses.find(isBlank)?.name ?? '', (status) => ({
        ...status,
        started: true,
      })),
    ),
  },
  {
    name: 'a pod is ready after its end',
    places: where(
      ({ object, type }) => isOver(object) && type !== 'DELETED' && object.status.containerStatuses.length > 0,
    ),
    change: once((pod) => withCondition(pod, 'Ready', { status: 'True', reason: undefined, message: undefined })),
  },
];
