import type { Failure } from '../failure.ts';

/**
 * Step 5, before anything is set up: the kubelet checks the pod against its own node and refuses it for good (facts 1.3
 * and 6.5). The phase is Failed, no container ever starts, and nobody tries again.
 */
export const admissionFailures: readonly Failure[] = [
  rejection('OutOfcpu', "Node didn't have enough resource: cpu", { label: 'No cpu left on the node' }),
  rejection('NodeAffinity', "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector", {
    label: 'Node does not match',
  }),
  rejection('OutOfmemory', "Node didn't have enough resource: memory", { rare: true }),
  rejection('OutOfephemeral-storage', "Node didn't have enough resource: ephemeral-storage", { rare: true }),
  rejection('OutOfpods', "Node didn't have enough resource: pods", { rare: true }),
  rejection('NodeName', 'Predicate NodeName failed', { rare: true, label: 'The pod names another node' }),
  rejection('NodePorts', "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports", {
    rare: true,
    label: 'A host port is taken',
  }),
  rejection('TaintToleration', 'Predicate TaintToleration failed', {
    rare: true,
    label: 'NoExecute taint not tolerated',
  }),
  rejection('InvalidNodeInfo', 'Kubelet cannot get node info', { rare: true }),
  rejection(
    'PodOSSelectorNodeLabelDoesNotMatch',
    'Failed to admit pod as the `kubernetes.io/os` label does not match',
    {
      rare: true,
    },
  ),
  rejection('PodOSNotSupported', 'Failed to admit pod as the OS field does not match', { rare: true }),
  rejection('SupplementalGroupsPolicyNotSupported', 'SupplementalGroupsPolicy=Strict is not supported in this node', {
    rare: true,
  }),
  rejection('UnexpectedAdmissionError', 'Allocate failed due to no healthy devices present', {
    rare: true,
    label: 'A device cannot be allocated',
  }),
  rejection('TopologyAffinityError', 'Resources cannot be allocated with Topology locality', { rare: true }),
  rejection('SMTAlignmentError', 'SMT Alignment Error', { rare: true }),
  rejection('EmptyPodSharedPoolError', 'The shared pool of the pod would be empty', { rare: true }),
  rejection('SysctlForbidden', 'forbidden sysctl', { rare: true, label: 'A sysctl is not allowed' }),
  rejection('AppArmor', 'Cannot enforce AppArmor', { rare: true }),
  rejection('PodLevelResourcesNotSupported', 'PodLevelResources feature is not supported on this node', { rare: true }),
  rejection('PodFeatureUnsupported', 'Pod requires node features that are not available', { rare: true }),
  rejection('NodeShutdown', 'Pod was rejected as the node is shutting down.', {
    rare: true,
    label: 'Node is shutting down',
  }),
  rejection('VolumeAttachmentLimitExceeded', 'Node has insufficient volume attachment capacity', {
    rare: true,
    at: ['mounting'],
    label: 'No attachment left for a volume',
  }),
];

interface Rejection {
  readonly label?: string;
  readonly rare?: true;
  readonly at?: readonly string[];
}

function rejection(reason: string, refusal: string, { label = reason, rare, at = ['admitting'] }: Rejection): Failure {
  return {
    reason,
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'kubelet',
    says: `The kubelet checked the pod against its own node and refused it: ${refusal}. The pod ends here as Failed. Nobody tries again; a controller makes a new pod.`,
    note: 'the pod ends here: Failed',
    source: 'kubelet',
    ...(rare ? { rare } : {}),
    strikes: [
      {
        at,
        event: `pod.rejected.${reason}`,
        label,
        does: [
          { type: 'pod.reject', params: { reason, message: `Pod was rejected: ${refusal}` } },
          { type: 'pod.mark', params: { as: 'endedAt' } },
          { type: 'raise', params: { event: 'pod.ended' } },
        ],
        records: [{ type: 'Warning', reason, message: refusal }],
      },
    ],
    leaves: [],
  };
}
