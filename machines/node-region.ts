import type { Region, WayRow } from './region.ts';
import { withSidings } from './siding.ts';

/** What every state of a pod that the kubelet works on does beside its own way on. */
const atWork: readonly WayRow[] = [{ event: 'pod.ordered', to: 'ordered' }];

const stop: NonNullable<WayRow['does']> = [{ type: 'raise', params: { event: 'pod.stopping' } }];

/** Step 5 and the end of it: what the kubelet does for the pod as a whole (facts 6.5, 6.6 and 6.8). */
export const nodeRegion: Region = {
  path: 'node',
  states: withSidings('node', [
    { name: 'none', on: [{ event: 'pod.assigned', to: 'admitting' }] },
    {
      name: 'admitting',
      face: {
        stage: 'accept',
        mark: 'state',
        title: 'Admitting',
        actor: 'kubelet',
        says: 'The kubelet of **{node}** sees that the pod is meant for it. It checks once more whether the pod fits here: resources, affinity, host ports.',
        source: 'kubelet',
        takes: 10,
      },
      on: [
        ...atWork,
        {
          event: 'pod.admitted',
          to: 'mounting',
          label: 'Admitted by the kubelet',
          does: [{ type: 'pod.mark', params: { as: 'acceptedAt' } }],
        },
      ],
    },
    {
      name: 'mounting',
      face: {
        stage: 'accept',
        mark: 'state',
        title: 'Mounting volumes',
        actor: 'kubelet',
        says: 'The kubelet writes the first status and sets up the volumes of the pod. Even a pod without volumes of its own has one: the token of its service account.',
        source: 'volumes',
        takes: 500,
      },
      on: [...atWork, { event: 'volumes.mounted', to: 'sandbox', label: 'Volumes mounted' }],
    },
    {
      name: 'sandbox',
      face: {
        stage: 'accept',
        mark: 'state',
        title: 'Creating the sandbox',
        actor: 'container-engine',
        says: 'The container engine makes the sandbox that all containers of the pod share, and the network plug-in gives it an address. PodReadyToStartContainers turns True.',
        note: 'network and namespaces',
        source: 'network',
        takes: 300,
      },
      on: [
        ...atWork,
        {
          event: 'sandbox.created',
          to: 'up',
          label: 'Sandbox and network ready',
          leadsTo: 'containers.{firstContainer}.checking',
          does: [
            { type: 'pod.mark', params: { as: 'sandboxAt' } },
            { type: 'raise', params: { event: 'container.due.{firstContainer}' } },
          ],
        },
      ],
    },
    {
      name: 'up',
      on: [
        ...atWork,
        {
          event: 'pod.finished',
          to: 'stopping',
          label: 'Every container has ended',
          quiet: true,
          leadsTo: 'node.halted',
          when: { type: 'podFinished', params: {} },
          does: stop,
        },
        {
          event: 'gates.opened',
          label: 'The readiness gates turn True',
          quiet: true,
          outcome: 'Ready',
          when: { type: 'readinessGates', params: {} },
          does: [{ type: 'gates.open' }],
        },
      ],
    },
    {
      name: 'ordered',
      face: {
        stage: 'terminating',
        mark: 'state',
        title: 'Deletion ordered',
        actor: 'api-server',
        says: 'The API server has set deletionTimestamp, {grace} s ahead, and STATUS says Terminating. The pod still runs: the kubelet of **{node}** has to see the order first. From now on nothing is started again.',
        source: 'termination',
        takes: 20,
      },
      on: [
        {
          event: 'deletion.seen',
          to: 'stopping',
          when: { type: 'nodeAnswers', params: {} },
          label: 'kubelet sees the deletion',
          does: stop,
          leadsTo: 'containers.{firstMain}.{firstStop}',
        },
      ],
    },
    {
      name: 'stopping',
      entry: [
        { type: 'pod.mark', params: { as: 'acceptedAt' } },
        { type: 'pod.mark', params: { as: 'stoppingAt' } },
      ],
      on: [{ event: 'containers.stopped', to: 'halted' }],
    },
    {
      name: 'halted',
      face: {
        stage: 'terminating',
        mark: 'state',
        title: 'Containers stopped',
        actor: 'kubelet',
        says: 'No container of the pod runs any more. The status does not say so yet: the kubelet writes it again when the sandbox is down too.',
        source: 'termination',
        takes: 200,
      },
      on: [{ event: 'sandbox.stopped', to: 'stopped', label: 'Sandbox and network down' }],
    },
    {
      name: 'stopped',
      face: {
        stage: 'terminating',
        mark: 'state',
        title: 'Sandbox stopped',
        actor: 'kubelet',
        says: 'The network is gone, and the exit codes are in the status. The kubelet unmounts the volumes and removes the cgroup; the phase follows when that is done.',
        source: 'termination',
        takes: 1000,
      },
      on: [
        {
          event: 'volumes.unmounted',
          to: 'removed',
          label: 'Volumes and cgroup removed',
          when: { type: 'deleting', params: { is: true } },
        },
        {
          event: 'volumes.unmounted',
          to: 'ended',
          label: 'Volumes and cgroup removed',
          when: { type: 'deleting', params: { is: false } },
          does: [
            { type: 'pod.mark', params: { as: 'endedAt' } },
            { type: 'raise', params: { event: 'pod.ended' } },
          ],
        },
      ],
    },
    {
      name: 'removed',
      face: {
        stage: 'terminating',
        mark: 'state',
        title: 'Cleaned up',
        actor: 'kubelet',
        says: 'Nothing of the pod is left on **{node}**, and its phase is Succeeded or Failed. The kubelet now asks the API server to remove the object.',
        source: 'termination',
        takes: 100,
      },
      on: [
        {
          event: 'removal.asked',
          to: 'done',
          label: 'Object removed',
          leadsTo: 'object.gone',
          when: { type: 'finalizers', params: { present: false } },
          does: [{ type: 'raise', params: { event: 'pod.removed' } }],
        },
        {
          event: 'removal.asked',
          to: 'done',
          label: 'A finalizer holds it',
          leadsTo: 'object.held',
          when: { type: 'finalizers', params: { present: true } },
          does: [{ type: 'raise', params: { event: 'pod.held' } }],
        },
      ],
    },
    {
      name: 'ended',
      final: true,
      face: {
        stage: 'end',
        mark: 'end',
        title: 'Succeeded or Failed',
        actor: 'api-server',
        says: 'The pod has ended by itself: phase {phase}. The object stays until somebody deletes it, its owner is cleaned up, or more than 12,500 such pods have piled up.',
        source: 'phase',
      },
    },
    { name: 'done', final: true },
    { name: 'lost' },
  ]),
  on: [{ event: 'node.lost', to: 'lost' }],
};
