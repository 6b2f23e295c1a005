import type { ActionRef, RecordParams } from './actions.ts';
import type { WayRow } from './region.ts';

/** Who deletes a pod that nobody wanted to delete: the condition DisruptionTarget names them (facts 1.2). */
interface Disruption {
  readonly reason: string;
  readonly event: string;
  readonly label: string;
  readonly message: string;
  readonly record?: RecordParams;
}

const disruptions: readonly Disruption[] = [
  {
    reason: 'EvictionByEvictionAPI',
    event: 'eviction.accepted',
    label: 'Someone drains the node',
    message: 'Eviction API: evicting',
  },
  {
    reason: 'PreemptionByScheduler',
    event: 'pod.preempted',
    label: 'A pod of higher priority takes the place',
    message: 'default-scheduler: preempting to accommodate a higher priority pod',
    record: {
      type: 'Normal',
      reason: 'Preempted',
      message: 'Preempted by pod on node {node}',
      from: 'default-scheduler',
    },
  },
  {
    reason: 'DeletionByTaintManager',
    event: 'taint.set',
    label: 'A NoExecute taint is set',
    message: 'Taint manager: deleting due to NoExecute taint',
    record: {
      type: 'Normal',
      reason: 'TaintManagerEviction',
      message: 'Marking for deletion Pod {namespace}/{pod}',
      from: 'taint-eviction-controller',
    },
  },
  {
    reason: 'DeletionByDeviceTaintManager',
    event: 'device.tainted',
    label: 'A device of the pod is tainted',
    message: 'Device taint manager: deleting due to NoExecute taint',
  },
];

/** The ways in which controllers delete a pod: as a person would, with the reason written down first. */
export const disruptionWays: readonly WayRow[] = disruptions.map(
  ({ reason, event, label, message, record }): WayRow => ({
    event,
    to: 'deleting',
    label,
    way: 'action',
    rare: true,
    outcome: 'Terminating',
    leadsTo: 'node.ordered',
    does: [...disruptedBy(reason, message), ...(record ? [{ type: 'record', params: record } as const] : [])],
  }),
);

/** Writes down who disrupts the pod, and orders its deletion. */
export function disruptedBy(reason: string, message: string): readonly ActionRef[] {
  return [
    { type: 'pod.disrupt', params: { reason, message } },
    { type: 'pod.delete' },
    { type: 'raise', params: { event: 'pod.ordered' } },
  ];
}
