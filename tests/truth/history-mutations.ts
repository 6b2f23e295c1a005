import type { ContainerStatus } from '@/lib/kubernetes/pod.ts';
import {
  afterwards,
  everywhere,
  follow,
  isBlank,
  isDeleting,
  isOver,
  isProbed,
  type Kind,
  lastWhere,
  once,
  raiseEmpty,
  restartedNow,
  restartsOf,
  restsOnPast,
  where,
} from './mutation.ts';
import { isRunning, later, running, statusesOf, withContainer, withSpec } from './pods.ts';

/** What a container has behind it, told otherwise. */
export const historyMutations: readonly Kind[] = [
  {
    name: 'restartPolicy Never restarts a container',
    places: restartsOf(() => true),
    change: everywhere((pod) => withSpec(pod, { restartPolicy: 'Never' })),
  },
  {
    name: 'restartPolicy OnFailure restarts a container that succeeded',
    places: restartsOf((status, pod) => status.lastState.terminated?.exitCode === 0 && !isProbed(pod, status.name)),
    change: everywhere((pod) => withSpec(pod, { restartPolicy: 'OnFailure' })),
  },
  {
    name: 'a restart is forgotten',
    places: afterwards(({ object }) =>
      statusesOf(object).some(({ restartCount, state }) => restartCount > 0 && isRunning(state)),
    ),
    change: (seen, at) => {
      const last = seen[at] ?? raiseEmpty();
      const name = statusesOf(last.object).find(
        ({ restartCount, state }) => restartCount > 0 && isRunning(state),
      )?.name;
      const less = (status: ContainerStatus) => ({ ...status, restartCount: status.restartCount - 1 });
      return [...seen.slice(0, at + 1), follow(last, 1000, withContainer(last.object, name ?? '', less))];
    },
  },
  {
    name: 'an exit code changes after the end',
    places: (seen) =>
      lastWhere(
        seen,
        ({ object, type }) => type !== 'DELETED' && statusesOf(object).some(({ state }) => state.terminated),
      ),
    change: (seen, at) => {
      const last = seen[at] ?? raiseEmpty();
      const name = statusesOf(last.object).find(({ state }) => state.terminated)?.name ?? '';
      const other = (status: ContainerStatus): ContainerStatus => {
        const { terminated } = status.state;
        if (!terminated) return status;
        const exitCode = terminated.exitCode === 3 ? 4 : 3;
        return { ...status, ready: false, state: { terminated: { ...terminated, exitCode, reason: 'Error' } } };
      };
      return [...seen.slice(0, at + 1), follow(last, 1000, withContainer(last.object, name, other))];
    },
  },
  {
    name: 'a container runs on after its end',
    places: (seen) =>
      lastWhere(
        seen,
        ({ object, type }) =>
          type !== 'DELETED' &&
          !isOver(object) &&
          object.status.containerStatuses.some(({ state }) => state.terminated),
      ),
    change: (seen, at) => {
      const last = seen[at] ?? raiseEmpty();
      const ended = last.object.status.containerStatuses.find(({ state }) => state.terminated);
      const again = (status: ContainerStatus) => running(status, status.state.terminated?.startedAt ?? '');
      return [...seen.slice(0, at + 1), follow(last, 1000, withContainer(last.object, ended?.name ?? '', again))];
    },
  },
  {
    name: 'a container is restarted while the pod is being deleted',
    places: (seen) =>
      lastWhere(
        seen,
        ({ object, type }) =>
          isDeleting(object) &&
          type !== 'DELETED' &&
          !isOver(object) &&
          object.status.containerStatuses.some(({ state }) => state.terminated),
      ),
    change: (seen, at) => {
      const last = seen[at] ?? raiseEmpty();
      const ended = last.object.status.containerStatuses.find(({ state }) => state.terminated);
      const again = (status: ContainerStatus): ContainerStatus => ({
        ...running(status, later(last.at, 1000)),
        restartCount: status.restartCount + 1,
        lastState: status.state,
      });
      return [...seen.slice(0, at + 1), follow(last, 2000, withContainer(last.object, ended?.name ?? '', again))];
    },
  },
  {
    name: 'a container waits for its first start and has a history',
    places: where(({ object }) => object.status.containerStatuses.some(isBlank)),
    change: once((pod, at) => {
      const blank = pod.status.containerStatuses.find(isBlank);
      const terminated = { exitCode: 0, reason: 'Completed', startedAt: at, finishedAt: at };
      return withContainer(pod, blank?.name ?? '', (status) => ({ ...status, lastState: { terminated } }));
    }),
  },
  {
    name: 'an image is pulled although imagePullPolicy is Never',
    places: where(({ object }) =>
      object.status.containerStatuses.some(({ state }) => state.waiting?.reason === 'ErrImagePull'),
    ),
    change: everywhere((pod) =>
      withSpec(pod, { containers: pod.spec.containers.map((own) => ({ ...own, imagePullPolicy: 'Never' })) }),
    ),
  },
  {
    name: 'the end of the last instance is rewritten',
    places: (seen) => seen.flatMap((_, index) => (restsOnPast(seen, index) === undefined ? [] : [index])),
    change: (seen, at) => {
      const name = restsOnPast(seen, at) ?? '';
      return once((pod) =>
        withContainer(pod, name, (status) => {
          const { terminated } = status.lastState;
          const exitCode = terminated?.exitCode === 3 ? 4 : 3;
          return terminated
            ? { ...status, lastState: { terminated: { ...terminated, exitCode, reason: 'Error' } } }
            : status;
        }),
      )(seen, at);
    },
  },
  {
    name: 'a container runs on in a pod that has ended',
    places: where(
      ({ object, type }) =>
        isOver(object) && type !== 'DELETED' && object.status.containerStatuses.some(({ state }) => state.terminated),
    ),
    change: once((pod) => {
      const ended = pod.status.containerStatuses.find(({ state }) => state.terminated);
      const startedAt = ended?.state.terminated?.startedAt ?? later(pod.status.startTime, 1000);
      return withContainer(pod, ended?.name ?? '', (status) => ({ ...status, state: { running: { startedAt } } }));
    }),
  },
  {
    name: 'the end of an instance is rewritten by the next',
    places: (seen) => seen.flatMap((_, index) => (restartedNow(seen, index) === undefined ? [] : [index])),
    change: (seen, at) => {
      const name = restartedNow(seen, at) ?? '';
      return once((pod) =>
        withContainer(pod, name, (status) => {
          const { terminated } = status.lastState;
          return terminated
            ? { ...status, lastState: { terminated: { ...terminated, exitCode: terminated.exitCode + 1 } } }
            : status;
        }),
      )(seen, at);
    },
  },
];
