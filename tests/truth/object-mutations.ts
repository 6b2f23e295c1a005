import {
  afterwards,
  everywhere,
  follow,
  fromThere,
  isBound,
  isDeleting,
  isOver,
  iso,
  type Kind,
  lastWhere,
  noDeletion,
  once,
  raiseEmpty,
  timeOf,
  where,
} from './mutation.ts';
import { later, withCondition, withMetadata, withSpec, withStatus } from './pods.ts';

/** What the API server would never let happen to a Pod object. */
export const objectMutations: readonly Kind[] = [
  {
    name: 'a bound pod changes its node',
    places: afterwards(isBound, isBound),
    change: fromThere((pod) => withSpec(pod, { nodeName: 'node-2' })),
  },
  {
    name: 'a bound pod loses its node',
    places: afterwards(isBound, isBound),
    change: fromThere((pod) => withSpec(pod, { nodeName: undefined })),
  },
  {
    name: 'a terminal phase is left',
    places: (seen) => {
      const ran = seen.some(({ object }) => object.status.phase === 'Running');
      return ran ? lastWhere(seen, ({ object, type }) => isOver(object) && type !== 'DELETED') : [];
    },
    change: (seen, at) => {
      const alive = seen.findLast(({ object }) => object.status.phase === 'Running');
      const over = seen[at];
      if (!alive || !over) return seen;
      const again = { ...alive.object, metadata: over.object.metadata };
      return [...seen.slice(0, at + 1), follow(over, 3000, again)];
    },
  },
  {
    name: 'a deletion is taken back',
    places: (seen) =>
      lastWhere(seen, ({ object, type }) => isDeleting(object) && type !== 'DELETED' && !isOver(object)),
    change: (seen, at) => {
      const last = seen[at];
      const alive = withMetadata(last?.object ?? raiseEmpty(), noDeletion);
      return [...seen.slice(0, at + 1), follow(last ?? raiseEmpty(), 1000, alive)];
    },
  },
  {
    name: 'a deletion is put off',
    places: afterwards(
      ({ object, type }) => isDeleting(object) && type !== 'DELETED',
      ({ object }) => isDeleting(object),
    ),
    change: once((pod) =>
      withMetadata(pod, {
        deletionTimestamp: later(pod.metadata.deletionTimestamp, 60_000),
        deletionGracePeriodSeconds: (pod.metadata.deletionGracePeriodSeconds ?? 0) + 60,
      }),
    ),
  },
  {
    name: 'a pod succeeds although a container failed',
    places: where(
      ({ object }) =>
        object.status.phase === 'Failed' &&
        object.status.containerStatuses.some(({ state }) => (state.terminated?.exitCode ?? 0) !== 0),
    ),
    change: fromThere((pod) => {
      const done = { reason: 'PodCompleted' };
      const renamed = withCondition(withCondition(pod, 'Ready', done), 'ContainersReady', done);
      return withStatus(renamed, { phase: 'Succeeded', reason: undefined, message: undefined });
    }),
  },
  {
    name: 'a pod comes back from the dead',
    places: (seen) => lastWhere(seen, ({ type }) => type === 'DELETED'),
    change: (seen, at) => {
      const gone = seen[at] ?? raiseEmpty();
      const alive = seen.findLast(({ object }) => !isDeleting(object))?.object ?? gone.object;
      return [...seen, follow(gone, 2000, alive)];
    },
  },
  {
    name: 'an uid changes',
    places: afterwards(() => true),
    change: once((pod) => withMetadata(pod, { uid: '5f9a6a51-3a0a-4a35-9d3c-6d0f2f1f7a10' })),
  },
  {
    name: 'a pod with a scheduling gate is bound',
    places: afterwards(isBound),
    change: everywhere((pod) => withSpec(pod, { schedulingGates: [{ name: 'example.com/wait' }] })),
  },
  {
    name: 'a container joins a pod that runs',
    places: afterwards(({ object }) => object.status.phase === 'Running'),
    change: fromThere((pod) => {
      const [first] = pod.spec.containers;
      const [status] = pod.status.containerStatuses;
      if (!first || !status) return pod;
      const more = withSpec(pod, { containers: [...pod.spec.containers, { ...first, name: 'more' }] });
      return withStatus(more, { containerStatuses: [...pod.status.containerStatuses, { ...status, name: 'more' }] });
    }),
  },
  {
    name: 'an older version of the object comes back',
    places: (seen) => (seen.length > 3 ? [seen.length - 2] : []),
    change: (seen, at) => {
      const [old, last] = [seen[at - 1] ?? raiseEmpty(), seen[at] ?? raiseEmpty()];
      return [...seen.slice(0, at + 1), { ...old, at: iso(timeOf(last) + 500) }];
    },
  },
  {
    name: 'a pod on a node is not scheduled',
    places: where(({ object }) =>
      object.status.conditions.some(({ type, status }) => type === 'PodScheduled' && status === 'True'),
    ),
    change: once((pod) => withCondition(pod, 'PodScheduled', { status: 'False', reason: 'Unschedulable' })),
  },
  {
    name: 'a pod that has ended is deleted with grace',
    places: (seen) => {
      const isLeft = seen.some(({ object }) => isOver(object) && !isDeleting(object));
      return isLeft ? lastWhere(seen, ({ object }) => isOver(object) && !isDeleting(object)) : [];
    },
    change: (seen, at) => {
      const last = seen[at] ?? raiseEmpty();
      const deletion = { deletionTimestamp: later(last.at, 33_000), deletionGracePeriodSeconds: 30 };
      return [...seen.slice(0, at + 1), follow(last, 3000, withMetadata(last.object, deletion))];
    },
  },
  {
    name: 'a pod is created again',
    places: afterwards(() => true),
    change: fromThere((pod) => withMetadata(pod, { creationTimestamp: later(pod.metadata.creationTimestamp, 1000) })),
  },
  {
    name: 'the restartPolicy changes',
    places: afterwards(({ object }) => object.status.phase === 'Running'),
    change: fromThere((pod) =>
      withSpec(pod, { restartPolicy: pod.spec.restartPolicy === 'Never' ? 'Always' : 'Never' }),
    ),
  },
  {
    name: 'a scheduling gate is added',
    places: afterwards((seen) => !isBound(seen)),
    change: once((pod) =>
      withSpec(pod, { schedulingGates: [...pod.spec.schedulingGates, { name: 'example.com/late' }] }),
    ),
  },
  {
    name: 'the generation falls',
    places: afterwards(({ object }) => (object.metadata.generation ?? 0) > 1),
    change: (seen, at) => {
      const last = seen[at] ?? raiseEmpty();
      return [...seen.slice(0, at + 1), follow(last, 500, withMetadata(last.object, { generation: 1 }))];
    },
  },
];
