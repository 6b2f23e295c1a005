import type { Failure } from '../failure.ts';
import type { GuardRef } from '../guards.ts';

/** The kubelet ends a pod that runs. */
export const podEndings: readonly Failure[] = [
  ending('DeadlineExceeded', {
    event: 'deadline.exceeded',
    label: 'activeDeadlineSeconds is over',
    when: { type: 'deadline', params: {} },
    message: 'Pod was active on the node longer than the specified deadline',
    kubeEvent: 'Normal',
    early: true,
    disrupts: false,
    says: 'The pod has been on the node for longer than activeDeadlineSeconds allows. The kubelet stops all containers with their grace period, and the pod ends as Failed, whatever restartPolicy says.',
  }),
  ending('Evicted', {
    event: 'pod.evicted',
    label: 'Node runs short of memory or disk',
    message: 'The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi. ',
    kubeEvent: 'Warning',
    early: false,
    disrupts: true,
    says: 'The node runs short, and the kubelet has chosen this pod to make room. The Evicted event comes first; the phase turns Failed when the containers have stopped. The object stays until somebody deletes it.',
  }),
  ending('Preempting', {
    rare: true,
    event: 'pod.displaced',
    label: 'A critical pod needs the room',
    message: 'Preempted in order to admit critical pod',
    kubeEvent: 'Warning',
    early: false,
    disrupts: true,
    says: "The kubelet must admit a critical pod and has no room for it, so it stops this one. That is the kubelet's own decision; the scheduler takes no part in it.",
  }),
  ending('Terminated', {
    rare: true,
    event: 'node.shutDown',
    label: 'Node shuts down',
    message: 'Pod was terminated in response to imminent node shutdown.',
    early: false,
    disrupts: true,
    says: 'The node is shutting down gracefully, and the kubelet stops its pods in order of priority. This one ends as Failed with reason Terminated; its owner makes a new one elsewhere.',
  }),
];

interface Ending {
  readonly event: string;
  readonly label: string;
  readonly when?: GuardRef;
  readonly message: string;
  /** The type of the Kubernetes Event that says so; absent when there is none. */
  readonly kubeEvent?: 'Normal' | 'Warning';
  /** The conditions say so while containers still stop. */
  readonly early: boolean;
  /** The condition DisruptionTarget names the kubelet. */
  readonly disrupts: boolean;
  readonly rare?: true;
  readonly says: string;
}

/** The kubelet ends a pod that runs (facts 1.3): it stops the containers, then the phase is Failed with that reason. */
function ending(
  reason: string,
  { event, label, when, message, kubeEvent, early, disrupts, rare, says }: Ending,
): Failure {
  return {
    reason,
    region: 'node',
    stage: 'running',
    mark: 'failure',
    actor: 'kubelet',
    says,
    source: 'phase',
    ...(rare ? { rare } : {}),
    strikes: [
      {
        at: ['up', 'mounting', 'sandbox'],
        event,
        label,
        way: 'action',
        ...(when ? { when, quiet: true } : {}),
        does: [{ type: 'pod.end', params: { reason, message, early, disrupts } }],
        ...(kubeEvent ? { records: [{ type: kubeEvent, reason, message, fromEvent: true }] } : {}),
      },
    ],
    leaves: [
      {
        event: 'kill.begun',
        to: 'stopping',
        label: 'kubelet stops the containers',
        does: [{ type: 'raise', params: { event: 'pod.stopping' } }],
      },
      { event: 'pod.ordered', to: 'ordered' },
    ],
  };
}
