import type { ContainerStatus } from '@/lib/kubernetes/pod.ts';
import {
  afterwards,
  began,
  everywhere,
  follow,
  fromThere,
  hasTurned,
  isDeleting,
  iso,
  isRestartedOnce,
  type Kind,
  once,
  raiseEmpty,
  restartedAfterBackOff,
  timeOf,
  where,
} from './mutation.ts';
import {
  isRunning,
  later,
  running,
  statusesOf,
  withCondition,
  withContainer,
  withMetadata,
  withSpec,
  withStatus,
} from './pods.ts';

/** Times that cannot be. */
export const timeMutations: readonly Kind[] = [
  {
    name: 'time runs backwards',
    places: afterwards(() => true),
    change: (seen, at) =>
      seen.map((one, index) => (index === at ? { ...one, at: iso(timeOf(seen[at - 1]) - 5000) } : one)),
  },
  {
    name: 'a container finishes before it starts',
    places: where(({ object }) => statusesOf(object).some(({ state }) => began(state.terminated?.startedAt))),
    change: once((pod) => {
      const ended = statusesOf(pod).find(({ state }) => began(state.terminated?.startedAt));
      return withContainer(pod, ended?.name ?? '', (status) => {
        const { terminated } = status.state;
        if (!terminated) return status;
        return {
          ...status,
          state: { terminated: { ...terminated, finishedAt: later(terminated.startedAt, -30_000) } },
        };
      });
    }),
  },
  {
    name: 'a container starts in the future',
    places: where(({ object }) => statusesOf(object).some(({ state }) => isRunning(state))),
    change: (seen, at) => {
      const name = statusesOf((seen[at] ?? raiseEmpty()).object).find(({ state }) => isRunning(state))?.name ?? '';
      const then = later(seen[at]?.at, 60_000);
      return once((pod) =>
        withContainer(pod, name, (status) => ({ ...status, state: { running: { startedAt: then } } })),
      )(seen, at);
    },
  },
  {
    name: 'the kubelet accepts a pod twice',
    places: afterwards(({ object }) => object.status.startTime !== undefined),
    change: (seen, at) =>
      seen[at - 1]?.object.status.startTime === undefined
        ? once((pod) => withStatus(pod, { startTime: later(pod.status.startTime, -7_200_000) }))(seen, at)
        : once((pod) => withStatus(pod, { startTime: later(pod.status.startTime, 1000) }))(seen, at),
  },
  {
    name: 'a container is restarted before its back-off is over',
    places: (seen) =>
      seen.flatMap((_, index) => (index > 0 && restartedAfterBackOff(seen, index) !== undefined ? [index] : [])),
    change: (seen, at) => {
      const name = restartedAfterBackOff(seen, at) ?? '';
      return once((pod) =>
        withContainer(pod, name, (status) => {
          const startedAt = later(status.lastState.terminated?.finishedAt, 1000);
          return { ...status, state: { running: { startedAt } } };
        }),
      )(seen, at);
    },
  },
  {
    name: 'a container is restarted nine times in a moment',
    places: afterwards(({ object }) => object.status.containerStatuses.some(isRestartedOnce)),
    change: fromThere((pod) => {
      const name = pod.status.containerStatuses.find(({ restartCount }) => restartCount > 0)?.name ?? '';
      return withContainer(pod, name, (status) => ({ ...status, restartCount: status.restartCount + 9 }));
    }),
  },
  {
    name: 'a deadline strikes before its time',
    places: where(({ object }) => object.status.reason === 'DeadlineExceeded'),
    change: everywhere((pod) => withSpec(pod, { activeDeadlineSeconds: 3600 })),
  },
  {
    name: 'a condition turned before it last turned',
    places: afterwards(hasTurned, hasTurned),
    change: once((pod) => withCondition(pod, 'Ready', { lastTransitionTime: pod.metadata.creationTimestamp })),
  },
  {
    name: 'a container that runs on has another start',
    places: afterwards(({ object }) => statusesOf(object).some(({ state }) => isRunning(state))),
    change: (seen, at) => {
      const last = seen[at] ?? raiseEmpty();
      const name = statusesOf(last.object).find(({ state }) => isRunning(state))?.name ?? '';
      const again = (status: ContainerStatus) => running(status, later(last.at, 1000));
      return [...seen.slice(0, at + 1), follow(last, 2000, withContainer(last.object, name, again))];
    },
  },
  {
    name: 'a deletion is ordered in the future',
    places: afterwards(
      ({ object }) => (object.metadata.deletionGracePeriodSeconds ?? 0) > 0,
      ({ object }) => !isDeleting(object),
    ),
    change: fromThere((pod) => withMetadata(pod, { deletionTimestamp: later(pod.metadata.deletionTimestamp, 90_000) })),
  },
];
