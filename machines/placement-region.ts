import type { PodSpec } from './pod-spec.ts';
import type { Region, StateRow, WayRow } from './region.ts';
import { withSidings } from './siding.ts';

/** Step 4: how the pod gets its node (facts 6.2 and 6.3). A manifest may hold it back by gates, or name the node itself. */
export function placementRegion(spec: PodSpec): Region {
  const first = firstPlace(spec);
  return {
    path: 'placement',
    states: [
      {
        name: 'none',
        on: [{ event: 'pod.stored', to: first, ...(first === 'bound' ? { does: bindingDone(false) } : {}) }],
      },
      ...(spec.schedulingGates.length ? [gated] : []),
      ...withSidings('placement', [queued, filtering, scoring, bound]),
    ],
  };
}

/** The state in which the placement of a stored pod begins. */
export function firstPlace(spec: PodSpec): 'SchedulingGated' | 'queued' | 'bound' {
  if (spec.nodeName !== undefined) return 'bound';
  return spec.schedulingGates.length ? 'SchedulingGated' : 'queued';
}

/** The scheduler passes over a pod that is being deleted, and the API server refuses to bind it. */
const alive: NonNullable<WayRow['when']> = { type: 'deleting', params: { is: false } };

const gated: StateRow = {
  name: 'SchedulingGated',
  face: {
    stage: 'schedule',
    mark: 'wait',
    title: 'SchedulingGated',
    actor: 'scheduler',
    says: 'The pod has scheduling gates, so the scheduler does not look at it. Whoever set them must take off the last one.',
    source: 'schedulingReadiness',
  },
  on: [{ event: 'gates.removed', to: 'queued', label: 'The last gate is removed', way: 'repair' }],
};

const queued: StateRow = {
  name: 'queued',
  face: {
    stage: 'schedule',
    mark: 'state',
    title: 'Queued',
    actor: 'scheduler',
    says: 'The scheduler has seen a pod without a node and put it into its queue, ordered by priority and then by age.',
    source: 'scheduler',
    takes: 10,
  },
  on: [{ event: 'pod.popped', to: 'filtering', label: 'Its turn comes', when: alive }],
};

const filtering: StateRow = {
  name: 'filtering',
  face: {
    stage: 'schedule',
    mark: 'state',
    title: 'Filtering nodes',
    actor: 'scheduler',
    says: 'The scheduler asks of every node whether it can run the pod: free resources, taints, affinity, ports, volumes. Nodes that fail one check drop out.',
    note: 'which nodes can run it',
    source: 'schedulingFramework',
    takes: 10,
  },
  on: [{ event: 'nodes.filtered', to: 'scoring', label: 'At least one node fits' }],
};

const scoring: StateRow = {
  name: 'scoring',
  face: {
    stage: 'schedule',
    mark: 'state',
    title: 'Scoring nodes',
    actor: 'scheduler',
    says: 'The nodes that are left get points, among others for balance and for having the image already. The best one wins, and the scheduler asks the API server to bind the pod to it.',
    note: 'which node suits it best',
    source: 'schedulingFramework',
    takes: 10,
  },
  on: [
    {
      event: 'pod.bound',
      to: 'bound',
      label: 'Bind it to the best node',
      when: alive,
      leadsTo: 'node.admitting',
      does: bindingDone(true),
    },
  ],
};

const bound: StateRow = {
  name: 'bound',
  face: {
    stage: 'schedule',
    mark: 'state',
    title: 'Bound',
    actor: 'api-server',
    says: 'The API server has set spec.nodeName to **{node}**. That never changes again: a pod does not move.',
    note: 'spec.nodeName is set',
    source: 'scheduler',
  },
};

function bindingDone(scheduled: boolean): NonNullable<NonNullable<StateRow['on']>[number]['does']> {
  return [
    { type: scheduled ? 'pod.bind' : 'pod.preset' },
    ...(scheduled
      ? [
          {
            type: 'record',
            params: {
              type: 'Normal',
              reason: 'Scheduled',
              message: 'Successfully assigned {namespace}/{pod} to {node}',
              from: 'default-scheduler',
            },
          } as const,
        ]
      : []),
    { type: 'raise', params: { event: 'pod.assigned' } },
  ];
}
