import { creating, ended, event, failed, looping, type OnCallCase, pod, status } from './on-call-case.ts';

const running = { running: { startedAt: '2026-11-23T20:00:03Z' } };
const waiting = (reason: string, message?: string) =>
  pod([status({ waiting: { reason, ...(message ? { message } : {}) } })], { phase: 'Pending' });
const noSandbox = {
  conditions: [
    { type: 'PodReadyToStartContainers', status: 'False' },
    { type: 'PodScheduled', status: 'True' },
  ],
};
const deletedByForce = {
  type: 'DELETED',
  object: pod([status(running, {}, { ready: true })], {
    metadata: { deletionTimestamp: '2026-11-23T20:05:00Z', deletionGracePeriodSeconds: 0 },
  }),
};

/** What is met seldom, and what little tells of. */
export const rareCases: readonly OnCallCase[] = [
  { what: 'deleted by force', cause: 'force-deleted', given: [deletedByForce] },
  {
    what: 'evicted, in words of a later release',
    cause: 'evicted',
    given: [failed('Evicted', 'The node was low on something new.')],
  },
  {
    what: 'a taint at the kubelet',
    cause: 'kubelet-taint-not-tolerated',
    given: [
      failed(
        'TaintToleration',
        "Pod was rejected: Predicate TaintToleration failed: node(s) had taints that the pod didn't tolerate",
      ),
    ],
  },
  {
    what: 'a scheduler that says something new',
    cause: 'unschedulable',
    given: [
      pod([], {
        spec: { nodeName: undefined },
        phase: 'Pending',
        startTime: undefined,
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: '0/3 nodes are available: 3 node(s) were not to the liking of a plugin.',
          },
        ],
        containerStatuses: undefined,
      }),
    ],
  },
  {
    what: 'a sandbox',
    cause: 'sandbox-fails',
    given: [
      creating(noSandbox),
      event(
        'FailedCreatePodSandBox',
        'Failed to create pod sandbox: rpc error: code = DeadlineExceeded desc = context deadline exceeded',
        { fieldPath: '' },
      ),
    ],
  },
  {
    what: 'a cgroup',
    cause: 'cgroup-fails',
    given: [
      creating(noSandbox),
      event(
        'FailedCreatePodContainer',
        'unable to ensure pod container exists: failed to create container for [kubepods burstable pod6f1b] : mkdir /sys/fs/cgroup/memory/kubepods: cannot allocate memory',
        { fieldPath: '' },
      ),
    ],
  },
  {
    what: 'an engine that does not know its images',
    cause: 'image-inspect-fails',
    given: [
      waiting('ImageInspectError', 'Failed to inspect image "ghcr.io/acme/api:1.4": rpc error: code = Unavailable'),
    ],
  },
  {
    what: 'a kubelet that pulls too much',
    cause: 'image-pull-throttled',
    given: [waiting('ErrImagePull', 'pull QPS exceeded')],
  },
  {
    what: 'a layer that is damaged',
    cause: 'image-corrupt',
    given: [
      waiting(
        'ErrImagePull',
        'failed to pull and unpack image "ghcr.io/acme/api:1.4": failed to extract layer sha256:9f: unexpected EOF: unknown',
      ),
    ],
  },
  {
    what: 'a back-off of which nothing is said',
    cause: 'image-pull-fails',
    given: [waiting('ImagePullBackOff', 'Back-off pulling image "ghcr.io/acme/api:1.4"')],
  },
  {
    what: 'a configuration that says something new',
    cause: 'container-config-fails',
    given: [waiting('CreateContainerConfigError', 'something about hugepages')],
  },
  {
    what: 'an engine that says something new',
    cause: 'container-start-fails',
    given: [waiting('CreateContainerError', 'failed to create containerd container: apparmor is not supported')],
  },
  {
    what: 'CPUs that cannot be set aside',
    cause: 'kubelet-preparation-fails',
    given: [waiting('PreStartHookError', 'not enough cpus available to satisfy request')],
  },
  { what: 'a system call', cause: 'system-call-refused', given: [looping(ended(159, 'Error'))] },
  { what: 'restarts without a last state', cause: 'restarts-unexplained', given: [looping({})] },
  {
    what: 'a kubelet that says nothing',
    cause: 'kubelet-silent',
    given: [
      pod([], {
        phase: 'Pending',
        startTime: undefined,
        conditions: [{ type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-11-23T20:00:01Z' }],
        containerStatuses: undefined,
      }),
    ],
  },
  { what: 'a pod of which too little is given', cause: 'not-enough-evidence', given: [creating(noSandbox)] },
];
