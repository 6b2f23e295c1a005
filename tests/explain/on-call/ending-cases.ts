import { ended, event, failed, type OnCallCase, pod, status } from './on-call-case.ts';

const running = { running: { startedAt: '2026-11-23T20:00:03Z' } };
const up = status(running, {}, { ready: true, started: true });
const conditions = [
  { type: 'Ready', status: 'True' },
  { type: 'ContainersReady', status: 'True' },
  { type: 'PodScheduled', status: 'True' },
];
const disrupted = (reason: string, message: string) =>
  pod([up], {
    metadata: { deletionTimestamp: '2026-11-23T20:06:20Z', deletionGracePeriodSeconds: 30 },
    conditions: [{ type: 'DisruptionTarget', status: 'True', reason, message }, ...conditions],
  });
const deleted = (statuses: readonly object[], metadata: object = {}, more: Parameters<typeof pod>[1] = {}) =>
  pod(statuses, {
    metadata: { deletionTimestamp: '2026-11-23T20:03:00Z', deletionGracePeriodSeconds: 30, ...metadata },
    conditions,
    ...more,
  });
const notReady = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'ip-10-0-1-5' },
  spec: {},
  status: {
    conditions: [
      {
        type: 'Ready',
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
      },
    ],
  },
};

/** Of pods that were ended, refused or deleted. */
export const endingCases: readonly OnCallCase[] = [
  {
    what: 'memory pressure',
    cause: 'evicted-memory-pressure',
    given: [
      failed(
        'Evicted',
        'The node was low on resource: memory. Threshold quantity: 100Mi, available: 84212Ki. Container api was using 912Mi, request is 64Mi, has larger consumption of memory. ',
      ),
    ],
  },
  {
    what: 'disk pressure',
    cause: 'evicted-disk-pressure',
    given: [
      failed(
        'Evicted',
        'The node was low on resource: ephemeral-storage. Threshold quantity: 2146223340, available: 1983004Ki. Container api was using 4Gi, request is 0, has larger consumption of ephemeral-storage. ',
      ),
    ],
  },
  {
    what: 'inodes',
    cause: 'evicted-disk-pressure',
    given: [failed('Evicted', 'The node was low on resource: inodes. Threshold quantity: 65536, available: 60123. ')],
  },
  {
    what: 'process ids',
    cause: 'evicted-process-pressure',
    given: [failed('Evicted', 'The node was low on resource: pids. Threshold quantity: 3276, available: 3001. ')],
  },
  {
    what: 'its own limit of disk',
    cause: 'evicted-ephemeral-storage-limit',
    given: [failed('Evicted', 'Pod ephemeral local storage usage exceeds the total limit of containers 1Gi. ')],
  },
  {
    what: 'its container’s limit of disk',
    cause: 'evicted-ephemeral-storage-limit',
    given: [failed('Evicted', 'Container api exceeded its local ephemeral storage limit "1Gi". ')],
  },
  {
    what: 'an emptyDir',
    cause: 'evicted-empty-dir-limit',
    given: [failed('Evicted', 'Usage of EmptyDir volume "cache" exceeds the limit "1Gi". ')],
  },
  {
    what: 'a node under pressure',
    cause: 'refused-under-pressure',
    given: [failed('Evicted', 'The node had condition: [DiskPressure]. ')],
  },
  {
    what: 'a deadline',
    cause: 'deadline-exceeded',
    given: [
      failed('DeadlineExceeded', 'Pod was active on the node longer than the specified deadline', {
        spec: { activeDeadlineSeconds: 60 },
      }),
    ],
  },
  {
    what: 'a critical pod',
    cause: 'displaced-by-critical-pod',
    given: [failed('Preempting', 'Preempted in order to admit critical pod')],
  },
  {
    what: 'OutOfcpu',
    cause: 'kubelet-out-of-resources',
    given: [
      failed(
        'OutOfcpu',
        "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 1900, capacity: 2000",
      ),
    ],
  },
  {
    what: 'OutOfpods',
    cause: 'kubelet-out-of-resources',
    given: [
      failed(
        'OutOfpods',
        "Pod was rejected: Node didn't have enough resource: pods, requested: 1, used: 110, capacity: 110",
      ),
    ],
  },
  {
    what: 'NodeAffinity',
    cause: 'kubelet-node-affinity',
    given: [
      failed(
        'NodeAffinity',
        "Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
      ),
    ],
  },
  {
    what: 'NodePorts',
    cause: 'kubelet-host-port-taken',
    given: [
      failed(
        'NodePorts',
        "Pod was rejected: Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports",
      ),
    ],
  },
  {
    what: 'a device plugin',
    cause: 'kubelet-refused',
    given: [
      failed(
        'UnexpectedAdmissionError',
        'Pod was rejected: Allocate failed due to requested number of devices unavailable for nvidia.com/gpu. Requested: 1, Available: 0, which is unexpected',
      ),
    ],
  },
  {
    what: 'a topology',
    cause: 'kubelet-refused',
    given: [failed('TopologyAffinityError', 'Pod was rejected: Resources cannot be allocated with Topology locality')],
  },
  {
    what: 'a node that shuts down',
    cause: 'node-shut-down',
    given: [failed('Terminated', 'Pod was terminated in response to imminent node shutdown.')],
  },
  {
    what: 'a node that is shutting down',
    cause: 'node-shut-down',
    given: [failed('NodeShutdown', 'Pod was rejected as the node is shutting down.')],
  },
  {
    what: 'preemption',
    cause: 'preempted',
    given: [disrupted('PreemptionByScheduler', 'default-scheduler: preempting to accommodate a higher priority pod')],
  },
  {
    what: 'a taint',
    cause: 'evicted-by-taint',
    given: [disrupted('DeletionByTaintManager', 'Taint manager: deleting due to NoExecute taint')],
  },
  {
    what: 'a drain',
    cause: 'evicted-by-request',
    given: [disrupted('EvictionByEvictionAPI', 'Eviction API: evicting')],
  },
  {
    what: 'a node that was removed',
    cause: 'node-lost',
    given: [
      failed('', 'PodGC: node no longer exists', {
        reason: undefined,
        message: undefined,
        conditions: [
          {
            type: 'DisruptionTarget',
            status: 'True',
            reason: 'DeletionByPodGC',
            message: 'PodGC: node no longer exists',
          },
        ],
      }),
    ],
  },

  {
    what: 'a deletion that runs',
    cause: null,
    given: [
      deleted([up], { deletionTimestamp: '2026-11-23T20:06:20Z' }),
      event('Killing', 'Stopping container api', { lastTimestamp: '2026-11-23T20:05:50Z', count: 1 }),
    ],
  },
  {
    what: 'a finalizer',
    cause: 'finalizer-holds',
    given: [
      deleted(
        [status(ended(0, 'Completed'))],
        { finalizers: ['batch.kubernetes.io/job-tracking'] },
        { phase: 'Succeeded' },
      ),
    ],
  },
  {
    what: 'a grace that was too short',
    cause: 'grace-expired',
    given: [deleted([status(ended(137, 'Error', { finishedAt: '2026-11-23T20:03:00Z' }))], {}, { phase: 'Failed' })],
  },
  {
    what: 'a node that is gone',
    cause: 'node-lost',
    given: [
      deleted([up]),
      notReady,
      event('NodeNotReady', 'Node is not ready', { fieldPath: '', source: { component: 'node-controller' } }),
    ],
  },
  {
    what: 'a kubelet that cannot kill',
    cause: 'kill-fails',
    given: [
      deleted([up]),
      event(
        'FailedKillPod',
        'error killing pod: failed to "KillContainer" for "api" with KillContainerError: "rpc error: code = DeadlineExceeded desc = context deadline exceeded"',
        { fieldPath: '' },
      ),
    ],
  },
  {
    what: 'a volume that does not come off',
    cause: 'volume-unmount-fails',
    given: [
      deleted([status(ended(0, 'Completed', { finishedAt: '2026-11-23T20:03:00Z' }))], {}, { phase: 'Running' }),
      event('FailedUnMount', 'UnmountVolume.TearDown failed for volume "data" : target is busy', { fieldPath: '' }),
    ],
  },
  { what: 'a deletion that nobody can explain', cause: 'stuck-terminating', given: [deleted([up])] },
  {
    what: 'a node that lost contact, the pods still Running',
    cause: 'node-lost',
    given: [
      pod([up], {
        conditions: [
          { type: 'Ready', status: 'False', lastTransitionTime: '2026-11-23T20:05:00Z' },
          { type: 'PodScheduled', status: 'True' },
        ],
      }),
      notReady,
    ],
  },
];
