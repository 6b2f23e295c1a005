import type { Failure, Strike } from '../failure.ts';

/** Step 4: no node, or no binding. */
export const schedulingFailures: readonly Failure[] = [
  {
    reason: 'Unschedulable',
    region: 'placement',
    stage: 'schedule',
    mark: 'wait',
    actor: 'scheduler',
    says: 'No node passed the filters, so the pod stays Pending. The scheduler tries again when the cluster changes, and every 5 min in any case. The FailedScheduling event counts the nodes by reason.',
    note: 'again when the cluster changes',
    source: 'scheduler',
    strikes: [
      unschedulable(
        'nodes.full',
        'Not enough cpu',
        '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
      ),
      unschedulable(
        'nodes.unmatched',
        'No node matches the selector',
        "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
      ),
      unschedulable(
        'nodes.tainted',
        'Taint not tolerated',
        '0/1 nodes are available: 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
      ),
    ],
    timer: { event: 'queue.flushed', label: 'next scheduling attempt', delay: { type: 'fixed', ms: 300_000 } },
    leaves: [
      { event: 'queue.flushed', to: 'queued', label: 'Scheduler tries again', way: 'retry' },
      { event: 'cluster.changed', to: 'queued', label: 'A node comes free', way: 'repair' },
    ],
  },
  {
    reason: 'Nominated',
    title: 'Preempting others',
    region: 'placement',
    stage: 'schedule',
    mark: 'wait',
    actor: 'scheduler',
    says: 'No node fits as it is, but one would if pods of lower priority went. The scheduler deletes those and writes the node into status.nominatedNodeName. The pod is tried again when they are gone; it may land elsewhere.',
    note: 'until the victims are gone',
    source: 'preemption',
    rare: true,
    strikes: [
      {
        at: ['filtering'],
        event: 'victims.chosen',
        label: 'Pods of lower priority must go',
        does: [
          {
            type: 'pod.unschedulable',
            params: {
              reason: 'Unschedulable',
              message:
                '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
            },
          },
          { type: 'pod.nominate', params: { node: 'node-1' } },
        ],
        records: [
          { type: 'Warning', reason: 'FailedScheduling', message: '0/1 nodes are available: 1 Insufficient cpu.' },
        ],
      },
    ],
    leaves: [{ event: 'victims.gone', to: 'queued', label: 'The victims are gone', way: 'retry' }],
  },
  {
    reason: 'SchedulerError',
    region: 'placement',
    stage: 'schedule',
    mark: 'wait',
    actor: 'scheduler',
    says: 'A node was chosen, but the binding did not succeed. The scheduler forgets the choice and starts over after a short back-off of 1 to 10 s.',
    note: '1, 2, 4, 8, 10 s',
    source: 'schedulingFramework',
    strikes: [
      {
        at: ['scoring'],
        event: 'binding.failed',
        label: 'Binding fails',
        message: 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
        does: [
          {
            type: 'pod.unschedulable',
            params: {
              reason: 'SchedulerError',
              message: 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
            },
          },
        ],
        records: [
          {
            type: 'Warning',
            reason: 'FailedScheduling',
            message: 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
          },
        ],
      },
    ],
    timer: { event: 'queue.flushed', label: 'next scheduling attempt', delay: { type: 'fixed', ms: 1000 } },
    leaves: [{ event: 'queue.flushed', to: 'queued', label: 'Scheduler tries again', way: 'retry' }],
  },
];

function unschedulable(event: string, label: string, message: string): Strike {
  return {
    at: ['filtering'],
    event,
    label,
    message,
    does: [{ type: 'pod.unschedulable', params: { reason: 'Unschedulable', message } }],
    records: [{ type: 'Warning', reason: 'FailedScheduling', message, fromEvent: true }],
  };
}
