import type { ActionRef, RecordParams } from './actions.ts';
import type { ActorId, StageId, Way } from './chart.ts';
import type { GuardRef } from './guards.ts';
import { startErrorCode } from './guards.ts';
import type { TimerRow, WayRow } from './region.ts';
import type { SourceId } from './sources.ts';

/**
 * The catalogue: everything that can go wrong, one row each. The key is Kubernetes' own word where it has one; it is
 * the name of the state, and of its page and its picture. A row is all that a new failure needs.
 */
export interface Failure {
  readonly reason: string;
  readonly region: 'image' | 'object' | 'placement' | 'node' | 'container';
  readonly stage: StageId;
  /** `wait` when time alone leads on. */
  readonly mark: 'failure' | 'wait';
  readonly actor: ActorId;
  /** Where the reason is no word of Kubernetes: what people call it. */
  readonly title?: string;
  readonly says: string;
  readonly note?: string;
  readonly source: SourceId;
  /** The ways in. */
  readonly strikes: readonly Strike[];
  /** The message that a waiting container shows beside the reason; only containers have one. */
  readonly waiting?: string;
  /** How the container's process ended; only containers have one. */
  readonly exit?: { readonly exitCode: number; readonly reason: string };
  readonly timer?: TimerRow;
  /** The ways out. */
  readonly leaves: readonly WayRow[];
}

/** One cause of a failure. */
export interface Strike {
  /** The states that it can happen in, as paths below the region. */
  readonly at: readonly string[];
  readonly event: string;
  readonly label: string;
  readonly way?: Way;
  readonly when?: GuardRef;
  /** Not mentioned while it cannot happen. */
  readonly quiet?: true;
  readonly does?: readonly ActionRef[];
  readonly records?: readonly Omit<RecordParams, 'from'>[];
  readonly payload?: Readonly<Record<string, string | number>>;
  /** What the failing component reported. */
  readonly message?: string;
}

const container = '{container}';
const resync: TimerRow = {
  event: `kubelet.synced.${container}`,
  label: 'next try of the kubelet',
  delay: { type: 'fixed', ms: 10_000 },
};
const observe: TimerRow = { ...resync, label: 'kubelet looks again', delay: { type: 'fixed', ms: 1000 } };
const alive: GuardRef = { type: 'deleting', params: { is: false } };
const triesAgain: WayRow = {
  event: resync.event,
  to: 'checking',
  label: 'kubelet tries again',
  way: 'retry',
  when: alive,
};
const failed = (message: string) => ({ type: 'Warning', reason: 'Failed', message, container }) as const;

/** A container that ended, or could not start, starts again: at once the first time, then after the back-off. */
const restarts: readonly WayRow[] = [
  {
    event: resync.event,
    to: 'checking',
    label: 'kubelet restarts it at once',
    way: 'retry',
    when: {
      type: 'all',
      params: {
        of: [
          { type: 'restarts', params: { container, is: true } },
          { type: 'backOff', params: { container, runs: false } },
        ],
      },
    },
    does: [{ type: 'container.restart', params: { container } }],
  },
];

const pullFails = (error: string): Pick<Strike, 'at' | 'does' | 'records' | 'message'> => ({
  at: ['Pulling'],
  message: error,
  does: [{ type: 'pull.fail', params: { container } }],
  records: [failed(`Failed to pull image "{image}": ${error}`), failed('Error: ErrImagePull')],
});

const configFails = (error: string): Pick<Strike, 'at' | 'records' | 'message'> => ({
  at: ['creating'],
  message: error,
  records: [failed(`Error: ${error}`)],
});

const startFails = (error: string): Pick<Strike, 'at' | 'does' | 'records' | 'message' | 'when'> => ({
  at: ['starting'],
  message: error,
  when: { type: 'restartsAfterStartError', params: { container, is: true } },
  does: [begin, { type: 'container.exit', params: { container, exitCode: startErrorCode, reason: 'StartError' } }],
  records: [failed(`Error: ${error}`)],
});
const startFailsForGood = (error: string): ReturnType<typeof startFails> => ({
  ...startFails(error),
  when: { type: 'restartsAfterStartError', params: { container, is: false } },
});

/** A process may end before the kubelet has seen it run. */
const unseen: Pick<Strike, 'at'> = { at: ['Started'] };
const begin: ActionRef = { type: 'container.begin', params: { container } };

const noSuchFile = 'exec: "{container}": executable file not found in $PATH';
const notExecutable = 'exec: "{container}": permission denied';

export const failures: readonly Failure[] = [
  {
    reason: 'BuildFailed',
    title: 'Build failed',
    region: 'image',
    stage: 'build',
    mark: 'failure',
    actor: 'builder',
    says: 'The builder stopped at a step of the Dockerfile and made no image. Layers that were finished stay in its cache. Nothing reaches the registry or Kubernetes.',
    source: 'buildCache',
    strikes: [
      { at: ['Dockerfile'], event: 'base.notFound', label: 'Base image not found' },
      { at: ['layers'], event: 'build.failed', label: 'A build step fails' },
    ],
    leaves: [{ event: 'source.fixed', to: 'Dockerfile', label: 'Fix it and build again', way: 'repair' }],
  },
  {
    reason: 'PushRefused',
    title: 'Push refused',
    region: 'image',
    stage: 'push',
    mark: 'failure',
    actor: 'registry',
    says: 'The registry refused the image. It is still on the machine that built it, and nowhere else. Whoever needs it from the registry will not find it.',
    source: 'distribution',
    strikes: [
      { at: ['login'], event: 'login.refused', label: 'Not authorised' },
      { at: ['uploading'], event: 'registry.full', label: 'Registry quota exceeded' },
    ],
    leaves: [{ event: 'push.retried', to: 'login', label: 'Push again', way: 'repair' }],
  },
  {
    reason: 'PushInterrupted',
    title: 'Upload interrupted',
    region: 'image',
    stage: 'push',
    mark: 'wait',
    actor: 'builder',
    says: 'The connection to the registry broke. The builder tries again after 2 s, three times, and sends only the layers that are still missing.',
    note: 'again after 2 s',
    source: 'distribution',
    strikes: [{ at: ['uploading'], event: 'upload.interrupted', label: 'Registry unreachable' }],
    timer: { event: 'upload.retried', label: 'next upload', delay: { type: 'fixed', ms: 2000 } },
    leaves: [{ event: 'upload.retried', to: 'uploading', label: 'Upload again', way: 'retry' }],
  },
  {
    reason: 'Unauthorized',
    title: '401 Unauthorized',
    region: 'object',
    stage: 'request',
    mark: 'failure',
    actor: 'api-server',
    says: 'The API server does not know who is asking. No pod exists; the answer is all there is.',
    source: 'accessControl',
    strikes: [{ at: ['authenticating'], event: 'request.unauthenticated', label: 'Credentials not accepted' }],
    leaves: [{ event: 'manifest.corrected', to: 'authenticating', label: 'Apply again', way: 'repair' }],
  },
  {
    reason: 'Forbidden',
    title: '403 Forbidden',
    region: 'object',
    stage: 'request',
    mark: 'failure',
    actor: 'api-server',
    says: 'The request was understood and refused: RBAC, a quota or an admission rule forbids it. No pod exists. Where a controller asked, its owner carries a FailedCreate event.',
    source: 'admission',
    strikes: [
      { at: ['authenticating'], event: 'request.forbidden', label: 'Not allowed by RBAC' },
      { at: ['admitting'], event: 'request.denied', label: 'Denied by admission' },
      { at: ['admitting'], event: 'quota.exceeded', label: 'Quota exceeded' },
    ],
    leaves: [{ event: 'manifest.corrected', to: 'authenticating', label: 'Apply again', way: 'repair' }],
  },
  {
    reason: 'Invalid',
    title: '422 Invalid',
    region: 'object',
    stage: 'request',
    mark: 'failure',
    actor: 'api-server',
    says: 'The manifest breaks a rule of the Pod API, and the answer names the field. An unknown field such as contianers is refused even earlier, with 400 BadRequest. No pod exists.',
    source: 'pods',
    strikes: [{ at: ['admitting'], event: 'manifest.rejected', label: 'Manifest is invalid' }],
    leaves: [{ event: 'manifest.corrected', to: 'authenticating', label: 'Correct it and apply again', way: 'repair' }],
  },
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
  rejection(
    'OutOfcpu',
    'node.full',
    'No cpu left on the node',
    "Pod was rejected: Node didn't have enough resource: cpu",
    "Node didn't have enough resource: cpu",
  ),
  rejection(
    'NodeAffinity',
    'node.unmatched',
    'Node does not match',
    "Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
    "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
  ),
  ending('DeadlineExceeded', {
    event: 'deadline.exceeded',
    label: 'activeDeadlineSeconds is over',
    when: { type: 'deadline', params: {} },
    message: 'Pod was active on the node longer than the specified deadline',
    kubeEvent: 'Normal',
    early: true,
    says: 'The pod has been on the node for longer than activeDeadlineSeconds allows. The kubelet stops all containers with their grace period, and the pod ends as Failed, whatever restartPolicy says.',
  }),
  ending('Evicted', {
    event: 'pod.evicted',
    label: 'Node runs short of memory or disk',
    message: 'The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi. ',
    kubeEvent: 'Warning',
    early: false,
    says: 'The node runs short, and the kubelet has chosen this pod to make room. The Evicted event comes first; the phase turns Failed when the containers have stopped. The object stays until somebody deletes it.',
  }),
  ending('Preempting', {
    event: 'pod.displaced',
    label: 'A critical pod needs the room',
    message: 'Preempted in order to admit critical pod',
    kubeEvent: 'Warning',
    early: false,
    says: "The kubelet must admit a critical pod and has no room for it, so it stops this one. That is the kubelet's own decision; the scheduler takes no part in it.",
  }),
  ending('Terminated', {
    event: 'node.shutDown',
    label: 'Node shuts down',
    message: 'Pod was terminated in response to imminent node shutdown.',
    early: false,
    says: 'The node is shutting down gracefully, and the kubelet stops its pods in order of priority. This one ends as Failed with reason Terminated; its owner makes a new one elsewhere.',
  }),
  {
    reason: 'FailedMount',
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'kubelet',
    says: 'A volume cannot be mounted, so no container starts. Only a FailedMount event says so: STATUS does not change. The kubelet tries again by itself, more and more rarely, up to every 2 min 2 s.',
    note: 'an event only',
    source: 'volumes',
    strikes: [
      {
        at: ['mounting'],
        event: 'mount.failed',
        label: 'A volume cannot be mounted',
        when: { type: 'volumes', params: {} },
        does: [{ type: 'mount.fail' }],
        records: [
          {
            type: 'Warning',
            reason: 'FailedMount',
            message: 'MountVolume.SetUp failed for volume "{volume}" : {volumeError}',
          },
        ],
      },
    ],
    timer: { event: 'mount.retried', label: 'next mount', delay: { type: 'volumeRetry' } },
    leaves: [{ event: 'mount.retried', to: 'mounting', label: 'kubelet mounts again', way: 'retry' }],
  },
  {
    reason: 'FailedCreatePodSandBox',
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'container-engine',
    says: "The container engine cannot set up the pod's sandbox, most often because the network plug-in fails. No container starts and the pod gets no address. The kubelet tries again after 10 to 15 s.",
    note: 'again after 10 to 15 s',
    source: 'network',
    strikes: [
      {
        at: ['sandbox'],
        event: 'sandbox.failed',
        label: 'Network plug-in fails',
        records: [
          {
            type: 'Warning',
            reason: 'FailedCreatePodSandBox',
            message:
              'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: plugin type="bridge" failed (add)',
          },
        ],
      },
    ],
    timer: { event: 'sandbox.retried', label: 'next sandbox', delay: { type: 'fixed', ms: 10_000 } },
    leaves: [{ event: 'sandbox.retried', to: 'sandbox', label: 'kubelet tries again', way: 'retry' }],
  },
  {
    reason: 'InvalidImageName',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The kubelet cannot read {image} as an image reference, so it never asks a registry. Waiting will not help; a corrected name in the pod will.',
    source: 'imageNames',
    waiting:
      'Failed to apply default image tag "{image}": couldn\'t parse image name "{image}": invalid reference format',
    strikes: [
      {
        at: ['checking'],
        event: `image.unreadable.${container}`,
        label: 'Image name cannot be read',
        when: { type: 'imageReference', params: { container, valid: false } },
        records: [
          {
            type: 'Warning',
            reason: 'InspectFailed',
            message:
              'Failed to apply default image tag "{image}": couldn\'t parse image name "{image}": invalid reference format',
            container,
          },
          failed('Error: InvalidImageName'),
        ],
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'ErrImageNeverPull',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The image is not on {node} and imagePullPolicy is Never, so the kubelet may not pull it. It looks again every 10 to 15 s, in case somebody loads the image onto the node.',
    source: 'pullPolicy',
    waiting: 'Container image "{image}" is not present with pull policy of Never',
    strikes: [
      {
        at: ['checking'],
        event: `image.missing.${container}`,
        label: 'Not on the node, and may not be pulled',
        when: imageReadable({ type: 'pullPolicy', params: { container, oneOf: ['Never'] } }),
        records: [
          {
            type: 'Warning',
            reason: 'ErrImageNeverPull',
            message: 'Container image "{image}" is not present with pull policy of Never',
            container,
          },
          failed('Error: ErrImageNeverPull'),
        ],
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'ErrImagePull',
    region: 'container',
    stage: 'pull',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The container engine could not pull {image}. The event says why. The kubelet now waits before it asks again, and every failure doubles the wait.',
    source: 'imagePullBackOff',
    waiting: 'failed to pull and unpack image "{image}"',
    strikes: [
      {
        ...pullFails(
          'rpc error: code = NotFound desc = failed to pull and unpack image "{image}": failed to resolve image: {image}: not found',
        ),
        event: `image.notFound.${container}`,
        label: 'Image not found',
      },
      {
        ...pullFails(
          'failed to pull and unpack image "{image}": failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden',
        ),
        event: `image.unauthorized.${container}`,
        label: 'Not authorised',
      },
      {
        ...pullFails(
          'failed to pull and unpack image "{image}": failed to do request: dial tcp: connect: connection refused',
        ),
        event: `registry.unreachable.${container}`,
        label: 'Registry unreachable',
      },
      {
        ...pullFails('failed to pull and unpack image "{image}": unexpected status: 429 Too Many Requests'),
        event: `registry.limited.${container}`,
        label: 'Rate limited',
      },
    ],
    timer: observe,
    leaves: [],
  },
  {
    reason: 'ImagePullBackOff',
    region: 'container',
    stage: 'pull',
    mark: 'wait',
    actor: 'kubelet',
    says: 'The kubelet waits {wait} before it pulls {image} again. The wait doubles with every failure, up to 5 min, and it never gives up. ErrImagePull and ImagePullBackOff are two faces of one failure.',
    note: '10, 20, 40 ... 300 s',
    source: 'imagePullBackOff',
    waiting: 'Back-off pulling image "{image}"',
    strikes: [
      {
        at: ['ErrImagePull'],
        event: resync.event,
        label: 'kubelet backs off',
        way: 'timer',
        records: [
          { type: 'Normal', reason: 'BackOff', message: 'Back-off pulling image "{image}"', container },
          failed('Error: ImagePullBackOff'),
        ],
      },
    ],
    timer: { event: `backoff.elapsed.${container}`, label: 'back-off', delay: { type: 'imagePullBackOff', container } },
    leaves: [
      {
        event: `backoff.elapsed.${container}`,
        to: 'Pulling',
        label: 'Back-off ends',
        way: 'timer',
        when: alive,
        does: [
          {
            type: 'record',
            params: {
              type: 'Normal',
              reason: 'Pulling',
              message: 'Pulling image "{image}"',
              from: 'kubelet',
              container,
            },
          },
        ],
      },
    ],
  },
  {
    reason: 'CreateContainerConfigError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The kubelet cannot put together the configuration of {container}: something that the spec refers to is missing or forbidden. The message names it. The kubelet tries again every 10 to 15 s, so creating the missing object is enough.',
    note: 'again after 10 to 15 s',
    source: 'configMaps',
    waiting: 'configuration of {container} is incomplete',
    strikes: [
      {
        ...configFails('{reference} not found'),
        event: `reference.missing.${container}`,
        label: 'ConfigMap or Secret is missing',
        when: { type: 'references', params: { container } },
      },
      {
        ...configFails('container has runAsNonRoot and image will run as root'),
        event: `root.refused.${container}`,
        label: 'Image would run as root',
        when: { type: 'runAsNonRoot', params: { container } },
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'CreateContainerError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'container-engine',
    says: "The container engine refused to create {container}, although its configuration was complete. The message is the engine's own. The kubelet tries again after 10 to 15 s.",
    note: 'again after 10 to 15 s',
    source: 'containerRuntime',
    waiting: 'failed to create containerd container',
    strikes: [
      {
        ...configFails('failed to create containerd container: failed to apply OCI options'),
        event: `creation.failed.${container}`,
        label: 'Engine cannot create it',
      },
    ],
    timer: resync,
    leaves: [triesAgain],
  },
  {
    reason: 'RunContainerError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The container exists, but its process could not be started. The engine leaves an instance that ended with StartError, exit code 128. The kubelet starts it again, with the same back-off as after a crash.',
    source: 'containerStates',
    waiting: 'failed to create containerd task',
    strikes: [
      {
        ...startFails(`failed to create containerd task: ${noSuchFile}`),
        event: `command.notFound.${container}`,
        label: 'Command not found',
      },
      {
        ...startFails(`failed to create containerd task: ${notExecutable}`),
        event: `command.denied.${container}`,
        label: 'Permission denied',
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'StartError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The process of {container} could not be started, and restartPolicy is {restartPolicy}: the container stays terminated with StartError, exit code 128.',
    source: 'containerStates',
    strikes: [
      {
        ...startFailsForGood(`failed to create containerd task: ${noSuchFile}`),
        event: `command.notFound.${container}`,
        label: 'Command not found',
      },
      {
        ...startFailsForGood(`failed to create containerd task: ${notExecutable}`),
        event: `command.denied.${container}`,
        label: 'Permission denied',
      },
    ],
    leaves: [],
  },
  {
    reason: 'PostStartHookError',
    region: 'container',
    stage: 'start',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The postStart hook of {container} failed, so the kubelet killed the container. It starts again with the back-off of a crash.',
    source: 'hooks',
    waiting: 'PostStartHook failed',
    strikes: [
      {
        at: ['postStart'],
        event: `hook.failed.${container}`,
        label: 'postStart hook fails',
        does: [begin, { type: 'container.exit', params: { container, exitCode: 137, reason: 'Error' } }],
        records: [
          { type: 'Warning', reason: 'FailedPostStartHook', message: 'PostStartHook failed', container },
          { type: 'Normal', reason: 'Killing', message: 'FailedPostStartHook', container },
        ],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'Completed',
    region: 'container',
    stage: 'running',
    mark: 'wait',
    actor: 'process',
    says: 'The process of {container} ended with exit code 0. Whether it starts again is for restartPolicy to say: it is {restartPolicy}.',
    source: 'restartPolicy',
    strikes: [
      {
        ...unseen,
        event: `container.completed.${container}`,
        label: '{container} exits with 0',
        does: [begin, { type: 'container.exit', params: { container, exitCode: 0, reason: 'Completed' } }],
      },
      {
        at: ['running', 'Killing'],
        event: `container.completed.${container}`,
        label: '{container} exits with 0',
        does: [{ type: 'container.exit', params: { container, exitCode: 0, reason: 'Completed' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'Error',
    region: 'container',
    stage: 'running',
    mark: 'failure',
    actor: 'process',
    says: 'The process of {container} ended with exit code {exitCode}. Only its logs say why: kubectl logs --previous. restartPolicy is {restartPolicy}.',
    source: 'restartPolicy',
    strikes: [
      {
        at: ['running'],
        event: `container.failed.${container}`,
        label: '{container} exits with 1',
        payload: { exitCode: 1 },
        does: [{ type: 'container.exit', params: { container, exitCode: 1, reason: 'Error', fromEvent: true } }],
      },
      {
        ...unseen,
        event: `container.failed.${container}`,
        label: '{container} exits with 1',
        payload: { exitCode: 1 },
        does: [begin, { type: 'container.exit', params: { container, exitCode: 1, reason: 'Error', fromEvent: true } }],
      },
      {
        at: ['Killing'],
        event: `container.failed.${container}`,
        label: '{container} exits on SIGTERM',
        way: 'progress',
        payload: { exitCode: 143 },
        does: [{ type: 'container.exit', params: { container, exitCode: 143, reason: 'Error', fromEvent: true } }],
      },
      {
        at: ['Killing'],
        event: `grace.elapsed.${container}`,
        label: 'Grace runs out: SIGKILL',
        way: 'timer',
        does: [{ type: 'container.exit', params: { container, exitCode: 137, reason: 'Error' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'OOMKilled',
    region: 'container',
    stage: 'running',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The kernel killed the process of {container} because it wanted more memory than {memoryLimit}. Exit code 137 is 128 plus signal 9. A restart gives it the same limit again.',
    source: 'resources',
    strikes: [
      {
        ...unseen,
        event: `container.oomKilled.${container}`,
        label: '{container} runs out of memory',
        does: [begin, { type: 'container.exit', params: { container, exitCode: 137, reason: 'OOMKilled' } }],
      },
      {
        at: ['running'],
        event: `container.oomKilled.${container}`,
        label: '{container} runs out of memory',
        does: [{ type: 'container.exit', params: { container, exitCode: 137, reason: 'OOMKilled' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'CrashLoopBackOff',
    region: 'container',
    stage: 'running',
    mark: 'wait',
    actor: 'kubelet',
    says: '**{container}** ended with exit code {exitCode}, and the kubelet waits {wait} before it starts it again. The first restart was immediate; each one after it doubles the wait, up to 5 min. Ten minutes of running reset it.',
    note: '0, 10, 20, 40 ... 300 s',
    source: 'restartPolicy',
    waiting: 'back-off {wait} restarting failed container={container} pod={pod}_{namespace}',
    strikes: [
      {
        at: ['Completed', 'Error', 'OOMKilled', 'RunContainerError', 'PostStartHookError'],
        event: resync.event,
        label: 'kubelet backs off',
        way: 'timer',
        when: {
          type: 'all',
          params: {
            of: [
              { type: 'restarts', params: { container, is: true } },
              { type: 'backOff', params: { container, runs: true } },
            ],
          },
        },
        records: [
          {
            type: 'Warning',
            reason: 'BackOff',
            message: 'Back-off restarting failed container {container} in pod {pod}_{namespace}',
            container,
          },
        ],
      },
    ],
    timer: { event: `backoff.elapsed.${container}`, label: 'back-off', delay: { type: 'crashLoopBackOff', container } },
    leaves: [
      {
        event: `backoff.elapsed.${container}`,
        to: 'checking',
        label: 'Back-off ends',
        way: 'timer',
        when: alive,
        does: [{ type: 'container.restart', params: { container } }],
      },
    ],
  },
];

function unschedulable(event: string, label: string, message: string): Strike {
  return {
    at: ['filtering'],
    event,
    label,
    message,
    does: [{ type: 'pod.unschedulable', params: { reason: 'Unschedulable', message } }],
    records: [{ type: 'Warning', reason: 'FailedScheduling', message }],
  };
}

/** The kubelet refuses the pod for good (facts 1.3 and 6.5): phase Failed, and no container ever starts. */
function rejection(reason: string, event: string, label: string, message: string, eventMessage: string): Failure {
  return {
    reason,
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'kubelet',
    says: `The kubelet checked the pod against its own node and refused it: ${eventMessage}. The pod ends here as Failed. Nobody tries again; a controller makes a new pod.`,
    note: 'the pod ends here: Failed',
    source: 'kubelet',
    strikes: [
      {
        at: ['admitting'],
        event,
        label,
        does: [{ type: 'pod.reject', params: { reason, message } }],
        records: [{ type: 'Warning', reason, message: eventMessage }],
      },
    ],
    leaves: [],
  };
}

interface Ending {
  readonly event: string;
  readonly label: string;
  readonly when?: GuardRef;
  readonly message: string;
  /** The type of the Kubernetes Event that says so; absent when there is none. */
  readonly kubeEvent?: 'Normal' | 'Warning';
  readonly early: boolean;
  readonly says: string;
}

/** The kubelet ends a pod that runs (facts 1.3): it stops the containers, then the phase is Failed with that reason. */
function ending(reason: string, { event, label, when, message, kubeEvent, early, says }: Ending): Failure {
  return {
    reason,
    region: 'node',
    stage: 'running',
    mark: 'failure',
    actor: 'kubelet',
    says,
    source: 'phase',
    strikes: [
      {
        at: ['up', 'mounting', 'sandbox'],
        event,
        label,
        way: 'action',
        ...(when ? { when, quiet: true } : {}),
        does: [{ type: 'pod.end', params: { reason, message, early } }],
        ...(kubeEvent ? { records: [{ type: kubeEvent, reason, message }] } : {}),
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

function imageReadable(guard: GuardRef): GuardRef {
  return { type: 'all', params: { of: [{ type: 'imageReference', params: { container, valid: true } }, guard] } };
}
