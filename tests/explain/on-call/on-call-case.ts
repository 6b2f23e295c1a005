/** Something that somebody on call has on the screen, and what is true of it. */
export interface OnCallCase {
  readonly what: string;
  /** The id of the true cause; null where the pod is well. */
  readonly cause: string | null;
  /** What is given: objects as `-o json` prints them, or texts. */
  readonly given: readonly (object | string)[];
}

/** A container's status: its state, and its last one. */
export function status(
  state: object,
  lastState: object = {},
  { name = 'api', restartCount = 0, ready = false, ...more }: Readonly<Record<string, unknown>> = {},
): object {
  return { name, image: 'ghcr.io/acme/api:1.4', ready, restartCount, state, lastState, ...more };
}

const ready = (is: boolean) =>
  ['Ready', 'ContainersReady'].map((type) => ({
    type,
    status: is ? 'True' : 'False',
    lastTransitionTime: '2026-11-23T20:00:03Z',
    ...(is ? {} : { reason: 'ContainersNotReady', message: 'containers with unready status: [api]' }),
  }));

/** A Pod of `shop/api-7d9c5b6f4-x2x9q` as the API has it, with the statuses of its containers. */
export function pod(
  containerStatuses: readonly object[],
  {
    metadata = {},
    spec = {},
    container = {},
    ...more
  }: Readonly<Record<string, unknown>> & {
    readonly metadata?: object;
    readonly spec?: object;
    readonly container?: object;
  } = {},
): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'api-7d9c5b6f4-x2x9q',
      namespace: 'shop',
      uid: '6f1b2d3c-0000-4000-8000-0123456789ab',
      creationTimestamp: '2026-11-23T20:00:00Z',
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'api-7d9c5b6f4', controller: true }],
      ...metadata,
    },
    spec: {
      nodeName: 'ip-10-0-1-5',
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      schedulerName: 'default-scheduler',
      containers: [{ name: 'api', image: 'ghcr.io/acme/api:1.4', imagePullPolicy: 'IfNotPresent', ...container }],
      ...spec,
    },
    status: {
      phase: 'Running',
      startTime: '2026-11-23T20:00:01Z',
      qosClass: 'Burstable',
      conditions: [
        { type: 'PodReadyToStartContainers', status: 'True', lastTransitionTime: '2026-11-23T20:00:02Z' },
        { type: 'Initialized', status: 'True', lastTransitionTime: '2026-11-23T20:00:01Z' },
        ...ready(false),
        { type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-11-23T20:00:01Z' },
      ],
      containerStatuses,
      ...more,
    },
  };
}

/** A Pod that no node has taken. */
export function unscheduled(message: string, spec: object = {}, reason = 'Unschedulable'): object {
  return pod([], {
    spec: { nodeName: undefined, ...spec },
    phase: 'Pending',
    startTime: undefined,
    conditions: [
      { type: 'PodScheduled', status: 'False', reason, message, lastTransitionTime: '2026-11-23T20:00:00Z' },
    ],
    containerStatuses: undefined,
  });
}

/** A Pod whose sandbox or volumes are not there. */
export function creating(more: Parameters<typeof pod>[1] = {}): object {
  return pod([status({ waiting: { reason: 'ContainerCreating' } })], { phase: 'Pending', ...more });
}

/** A Pod that has ended as a whole. */
export function failed(reason: string, message: string, more: Parameters<typeof pod>[1] = {}): object {
  return pod([], { phase: 'Failed', reason, message, conditions: [], containerStatuses: undefined, ...more });
}

/** An Event about that Pod; of one of its containers where its text is about one. */
export function event(reason: string, message: string, more: object = {}): object {
  const { fieldPath = 'spec.containers{api}', ...rest }: { fieldPath?: string } = more;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `api.${reason}.${message.length}`, namespace: 'shop' },
    type: ['Started', 'Created', 'Pulled', 'Killing', 'Scheduled'].includes(reason) ? 'Normal' : 'Warning',
    reason,
    message,
    count: 3,
    firstTimestamp: '2026-11-23T20:01:00Z',
    lastTimestamp: '2026-11-23T20:05:30Z',
    source: { component: 'kubelet', host: 'ip-10-0-1-5' },
    involvedObject: {
      kind: 'Pod',
      namespace: 'shop',
      name: 'api-7d9c5b6f4-x2x9q',
      uid: '6f1b2d3c-0000-4000-8000-0123456789ab',
      ...(fieldPath === '' ? {} : { fieldPath }),
    },
    ...rest,
  };
}

/** The end of a container between 20:04:30 and 20:05:30. */
export function ended(exitCode: number, reason: string, more: object = {}): object {
  const startedAt = '2026-11-23T20:04:30Z';
  return { terminated: { exitCode, reason, startedAt, finishedAt: '2026-11-23T20:05:30Z', ...more } };
}

/** A container in a crash loop, after such an end. */
export function looping(lastState: object, more: Parameters<typeof pod>[1] = {}): object {
  const message =
    'back-off 1m20s restarting failed container=api pod=api-7d9c5b6f4-x2x9q_shop(6f1b2d3c-0000-4000-8000-0123456789ab)';
  return pod([status({ waiting: { reason: 'CrashLoopBackOff', message } }, lastState, { restartCount: 4 })], more);
}
