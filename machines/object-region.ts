import { disruptionWays } from './disruptions.ts';
import type { Region, WayRow } from './region.ts';
import { withSidings } from './siding.ts';

const deleted: Pick<WayRow, 'event' | 'label' | 'way' | 'key'> = {
  event: 'pod.deleted',
  label: 'Someone deletes the pod',
  way: 'action',
  key: 'D',
};

/** The Pod object's life in the API: step 3, and its end (facts 6.1 and 6.8). */
export const objectRegion: Region = {
  path: 'object',
  states: withSidings('object', [
    { name: 'none', on: [{ event: 'manifest.sent', to: 'authenticating' }] },
    {
      name: 'authenticating',
      face: {
        stage: 'request',
        mark: 'state',
        title: 'Authenticated, authorised',
        actor: 'api-server',
        says: 'kubectl sends the manifest to the API server. The API server checks who is asking and whether they may create pods in namespace `{namespace}`.',
        source: 'accessControl',
        takes: 20,
      },
      on: [{ event: 'request.authorized', to: 'admitting', label: 'Allowed' }],
    },
    {
      name: 'admitting',
      face: {
        stage: 'request',
        mark: 'state',
        title: 'Through admission',
        actor: 'api-server',
        says: 'Admission fills in what the manifest left out, such as the service account and restartPolicy. Then the result is checked against the Pod API, against policies and, last, against the quota.',
        source: 'admission',
        takes: 20,
      },
      on: [
        {
          event: 'pod.created',
          to: 'live.stored',
          label: 'Admitted',
          leadsTo: 'placement.{firstPlace}',
          does: [
            { type: 'pod.mark', params: { as: 'createdAt' } },
            { type: 'raise', params: { event: 'pod.stored' } },
          ],
        },
      ],
    },
    {
      name: 'live',
      states: [
        {
          name: 'stored',
          face: {
            stage: 'request',
            mark: 'state',
            title: 'Stored in etcd',
            actor: 'api-server',
            says: 'The pod exists: the API server has written it to etcd with phase Pending. Nothing runs yet, and no node is chosen.',
            source: 'phase',
          },
          on: [
            { event: 'pod.assigned', to: 'live.bound' },
            {
              ...deleted,
              to: 'held',
              when: { type: 'finalizers', params: { present: true } },
              does: [{ type: 'pod.delete' }],
            },
            {
              ...deleted,
              to: 'removing',
              when: { type: 'finalizers', params: { present: false } },
              does: [{ type: 'pod.delete' }],
            },
          ],
        },
        {
          name: 'bound',
          on: [
            { event: 'pod.ended', to: 'live.ended' },
            { event: 'pod.abandoned', to: 'deleting' },
            ...disruptionWays,
            {
              event: 'node.deleted',
              to: 'live.collected',
              label: 'The node is gone for good',
              way: 'action',
              rare: true,
              quiet: true,
              when: { type: 'ending', params: { is: false } },
              does: [
                { type: 'raise', params: { event: 'node.lost' } },
                { type: 'pod.collect' },
                { type: 'pod.disrupt', params: { reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists' } },
              ],
            },
            {
              ...deleted,
              to: 'deleting',
              outcome: 'Terminating',
              leadsTo: 'node.ordered',
              does: [{ type: 'pod.delete' }, { type: 'raise', params: { event: 'pod.ordered' } }],
            },
          ],
        },
        {
          name: 'collected',
          face: {
            stage: 'terminating',
            mark: 'failure',
            title: 'Node gone',
            rare: true,
            actor: 'api-server',
            says: 'The Node object of **{node}** is gone. After 40 s the pod garbage collector gives the pod up: phase Failed, DisruptionTarget with reason DeletionByPodGC, and then it deletes the object without asking a kubelet.',
            source: 'podGc',
            takes: 100,
          },
          on: [
            { event: 'pod.abandoned', to: 'held', when: { type: 'finalizers', params: { present: true } } },
            { event: 'pod.abandoned', to: 'removing', when: { type: 'finalizers', params: { present: false } } },
            {
              event: 'collector.deleted',
              to: 'held',
              label: 'Garbage collector deletes it',
              when: { type: 'finalizers', params: { present: true } },
              does: [{ type: 'pod.delete' }],
            },
            {
              event: 'collector.deleted',
              to: 'removing',
              label: 'Garbage collector deletes it',
              when: { type: 'finalizers', params: { present: false } },
              does: [{ type: 'pod.delete' }],
            },
          ],
        },
        {
          name: 'ended',
          on: [
            { event: 'pod.abandoned', to: 'held', when: { type: 'finalizers', params: { present: true } } },
            { event: 'pod.abandoned', to: 'removing', when: { type: 'finalizers', params: { present: false } } },
            {
              ...deleted,
              to: 'held',
              when: { type: 'finalizers', params: { present: true } },
              does: [{ type: 'pod.delete' }],
            },
            {
              ...deleted,
              to: 'removing',
              when: { type: 'finalizers', params: { present: false } },
              does: [{ type: 'pod.delete' }],
            },
          ],
        },
      ],
    },
    {
      name: 'deleting',
      on: [
        { event: 'pod.removed', to: 'gone' },
        { event: 'pod.held', to: 'held' },
        { event: 'pod.forceDeleted', to: 'gone', label: 'Deleted again, with grace 0', way: 'action' },
      ],
    },
    {
      name: 'removing',
      face: {
        stage: 'terminating',
        mark: 'state',
        title: 'Removed at once',
        rare: true,
        actor: 'api-server',
        says: 'Nothing of the pod runs on a node, so there is nothing to stop: the grace period is 0, and the API server removes the object at once.',
        source: 'termination',
        takes: 10,
      },
      on: [{ event: 'removal.finished', to: 'gone', label: 'Object removed' }],
    },
    {
      name: 'held',
      face: {
        stage: 'terminating',
        mark: 'wait',
        title: 'Held by a finalizer',
        actor: 'api-server',
        says: 'Everything has stopped, but a finalizer still holds the object. It stays visible until whoever owns the finalizer takes it off.',
        source: 'finalizers',
      },
      on: [
        { event: 'finalizers.removed', to: 'gone', label: 'The finalizer is taken off', way: 'repair' },
        {
          event: 'pod.collected',
          label: 'Garbage collector marks it Failed',
          way: 'action',
          quiet: true,
          outcome: 'Failed',
          when: { type: 'unscheduled', params: {} },
          does: [{ type: 'pod.collect' }],
        },
      ],
    },
    {
      name: 'gone',
      final: true,
      face: {
        stage: 'end',
        mark: 'end',
        title: 'Gone',
        actor: 'api-server',
        says: 'The API server has removed the pod from etcd. Its name is free again; a new pod of that name would be another one, with another uid.',
        source: 'termination',
      },
    },
  ]),
};
