import { disruptedBy } from './disruptions.ts';
import type { Region } from './region.ts';

/** Whether the node of the pod answers, and what the control plane does when it does not (facts 6.10). */
export const healthRegion: Region = {
  path: 'health',
  states: [
    { name: 'none', on: [{ event: 'pod.assigned', to: 'known' }] },
    {
      name: 'known',
      on: [
        {
          event: 'node.silenced',
          to: 'NodeNotReady',
          label: 'The node stops answering',
          way: 'action',
          rare: true,
          does: [
            { type: 'node.hear', params: { silent: true } },
            {
              type: 'record',
              params: {
                type: 'Warning',
                reason: 'NodeNotReady',
                message: 'Node is not ready',
                from: 'node-controller',
              },
            },
          ],
        },
      ],
    },
    {
      name: 'NodeNotReady',
      face: {
        stage: 'running',
        mark: 'wait',
        title: 'NodeNotReady',
        actor: 'api-server',
        says: 'The kubelet of **{node}** has not renewed its lease for 50 s. The node controller sets Ready to False, so Services leave the pod out; its processes may well run on. After 300 s the taint is no longer tolerated, and the pod is deleted.',
        note: 'deleted after 300 s',
        source: 'nodes',
        rare: true,
      },
      timer: { event: 'toleration.elapsed', label: 'toleration of the taint', delay: { type: 'fixed', ms: 300_000 } },
      on: [
        {
          event: 'node.returned',
          to: 'known',
          label: 'The node is back',
          way: 'repair',
          does: [{ type: 'node.hear', params: { silent: false } }],
        },
        {
          event: 'toleration.elapsed',
          to: 'abandoned',
          label: 'Toleration runs out',
          way: 'timer',
          when: { type: 'deleting', params: { is: false } },
          does: [
            ...disruptedBy('DeletionByTaintManager', 'Taint manager: deleting due to NoExecute taint'),
            { type: 'raise', params: { event: 'pod.abandoned' } },
            {
              type: 'record',
              params: {
                type: 'Normal',
                reason: 'TaintManagerEviction',
                message: 'Marking for deletion Pod {namespace}/{pod}',
                from: 'taint-eviction-controller',
              },
            },
          ],
        },
      ],
    },
    {
      name: 'abandoned',
      face: {
        stage: 'terminating',
        mark: 'wait',
        title: 'Node unreachable',
        actor: 'api-server',
        says: 'The pod is Terminating, but nobody can stop it: the kubelet of **{node}** does not answer. It stays so until the node is back, the Node object is deleted, or somebody forces the deletion.',
        note: 'until the kubelet is back',
        source: 'nodes',
        rare: true,
      },
      on: [
        {
          event: 'node.returned',
          to: 'known',
          label: 'The node is back',
          way: 'repair',
          does: [{ type: 'node.hear', params: { silent: false } }],
        },
      ],
    },
    { name: 'lost' },
  ],
  on: [{ event: 'node.lost', to: 'lost' }],
};
