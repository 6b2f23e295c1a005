import { type OnCallCase, pod, unscheduled } from './on-call-case.ts';

const none = 'preemption: 0/4 nodes are available:';
const unhelpful = `${none} 4 Preemption is not helpful for scheduling.`;
const victims = `${none} 4 No preemption victims found for incoming pod.`;

const said: readonly (readonly [cause: string, message: string])[] = [
  [
    'insufficient-cpu',
    `0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 Insufficient cpu. ${none} 1 Preemption is not helpful for scheduling, 3 No preemption victims found for incoming pod.`,
  ],
  ['insufficient-memory', `0/4 nodes are available: 1 Insufficient cpu, 4 Insufficient memory. ${victims}`],
  ['insufficient-ephemeral-storage', `0/4 nodes are available: 4 Insufficient ephemeral-storage. ${victims}`],
  ['insufficient-resource', `0/4 nodes are available: 4 Insufficient nvidia.com/gpu. ${victims}`],
  ['too-many-pods', `0/4 nodes are available: 4 Too many pods. ${victims}`],
  [
    'taint-not-tolerated',
    `0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 node(s) had untolerated taint {dedicated: gpu}. ${unhelpful}`,
  ],
  ['taint-not-tolerated', `0/4 nodes are available: 4 node(s) had untolerated taint(s). ${unhelpful}`],
  [
    'nodes-sick',
    `0/4 nodes are available: 4 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }. ${unhelpful}`,
  ],
  [
    'nodes-sick',
    `0/4 nodes are available: 4 node(s) had untolerated taint {node.cloudprovider.kubernetes.io/uninitialized: true}. ${unhelpful}`,
  ],
  ['nodes-sick', '0/4 nodes are available: 4 node(s) were not ready.'],
  [
    'node-cordoned',
    `0/4 nodes are available: 4 node(s) had untolerated taint {node.kubernetes.io/unschedulable: }. ${unhelpful}`,
  ],
  ['volume-binding-fails', 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded'],
  [
    'volume-binding-fails',
    'running "VolumeBinding" prebind plugin: binding volumes: timed out waiting for the condition',
  ],
  ['scheduler-fails', 'running PreBind plugin "DynamicResources": unexpected server error'],
  [
    'node-selector-mismatch',
    `0/4 nodes are available: 4 node(s) didn't match Pod's node affinity/selector. ${unhelpful}`,
  ],
  ['node-cordoned', `0/4 nodes are available: 4 node(s) were unschedulable. ${unhelpful}`],
  ['pod-affinity', `0/4 nodes are available: 4 node(s) didn't match pod affinity rules. ${unhelpful}`],
  ['pod-anti-affinity', `0/4 nodes are available: 4 node(s) didn't match pod anti-affinity rules. ${victims}`],
  [
    'pod-anti-affinity',
    `0/4 nodes are available: 4 node(s) didn't satisfy existing pods anti-affinity rules. ${victims}`,
  ],
  ['topology-spread', `0/4 nodes are available: 4 node(s) didn't match pod topology spread constraints. ${victims}`],
  [
    'topology-spread',
    `0/4 nodes are available: 4 node(s) didn't match pod topology spread constraints (missing required label). ${unhelpful}`,
  ],
  [
    'host-port-taken',
    `0/4 nodes are available: 4 node(s) didn't have free ports for the requested pod ports. ${victims}`,
  ],
  [
    'volume-node-affinity',
    `0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 node(s) had volume node affinity conflict. ${unhelpful}`,
  ],
  [
    'volume-node-affinity',
    `0/4 nodes are available: 4 node(s) didn't match PersistentVolume's node affinity. ${unhelpful}`,
  ],
  ['volume-claim-unbound', `0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found`],
  ['volume-claim-unbound', `0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. ${unhelpful}`],
  ['volume-claim-missing', `0/4 nodes are available: persistentvolumeclaim "data-api-0" not found. not found`],
  ['volume-claim-missing', `0/4 nodes are available: persistentvolumeclaim "data-api-0" not found. ${unhelpful}`],
  [
    'volume-not-found',
    `0/4 nodes are available: 4 node(s) didn't find available persistent volumes to bind. ${unhelpful}`,
  ],
  ['volume-limit', `0/4 nodes are available: 4 node(s) exceed max volume count. ${victims}`],
  [
    'volume-in-use',
    `0/4 nodes are available: 4 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode. ${victims}`,
  ],
  [
    'resource-claim-unsatisfied',
    `0/4 nodes are available: 4 cannot allocate all claims. still not schedulable, ${none} 4 Preemption is not helpful for scheduling.`,
  ],
  [
    'resource-claim-unsatisfied',
    `0/4 nodes are available: waiting for resource claim controller to create the resourceclaim for pod shop/api. ${unhelpful}`,
  ],
  ['no-nodes', 'no nodes available to schedule pods'],
];

export const schedulingCases: readonly OnCallCase[] = [
  ...said.map(
    ([cause, message]): OnCallCase => ({ what: message.slice(0, 110), cause, given: [unscheduled(message)] }),
  ),
  {
    what: 'a scheduling gate',
    cause: 'scheduling-gated',
    given: [
      unscheduled(
        'Scheduling is blocked due to non-empty scheduling gates',
        { schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }] },
        'SchedulingGated',
      ),
    ],
  },
  {
    what: 'a scheduler that nobody runs',
    cause: 'scheduler-silent',
    given: [
      pod([], {
        spec: { nodeName: undefined, schedulerName: 'volcano' },
        phase: 'Pending',
        startTime: undefined,
        conditions: undefined,
        containerStatuses: undefined,
      }),
    ],
  },
];
