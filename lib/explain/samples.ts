/** Something to look at for who has nothing at hand. */
export interface ExplainSample {
  readonly name: string;
  readonly source: string;
}

const created = '2026-11-23T20:00:00Z';
const at = '2026-11-23T20:06:00Z';

function pod(name: string, spec: object, status: object): object {
  const metadata = {
    name,
    namespace: 'shop',
    uid: `00000000-0000-4000-8000-00000000000${name.length % 10}`,
    creationTimestamp: created,
  };
  return { at, kind: 'Pod', object: { apiVersion: 'v1', kind: 'Pod', metadata, spec, status } };
}

function event(pod: string, reason: string, message: string, count: number, from = created, to = at): object {
  return {
    at,
    kind: 'Event',
    object: {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `${pod}.${reason.toLowerCase()}`, namespace: 'shop' },
      type: reason === 'Pulling' || reason === 'Scheduled' ? 'Normal' : 'Warning',
      reason,
      message,
      count,
      firstTimestamp: from,
      lastTimestamp: to,
      involvedObject: {
        kind: 'Pod',
        name: pod,
        namespace: 'shop',
        ...(reason === 'Scheduled' || reason === 'FailedScheduling' ? {} : { fieldPath: 'spec.containers{api}' }),
      },
    },
  };
}

const set = { type: 'PodScheduled', status: 'True', lastTransitionTime: created };
const up = { type: 'PodReadyToStartContainers', status: 'True', lastTransitionTime: '2026-11-23T20:00:02Z' };
const begun = { type: 'Initialized', status: 'True', lastTransitionTime: '2026-11-23T20:00:00Z' };
const unready = [
  { type: 'Ready', status: 'False', reason: 'ContainersNotReady', lastTransitionTime: created },
  { type: 'ContainersReady', status: 'False', reason: 'ContainersNotReady', lastTransitionTime: created },
];
const running = { startTime: created, conditions: [set, up, begun, ...unready] };

function text(...objects: readonly object[]): string {
  return objects.map((one) => JSON.stringify(one, null, 2)).join('\n');
}

const image = 'ghcr.io/acme/checkout:1.4.3';
const missing = `failed to pull and unpack image "${image}": failed to resolve image: ${image}: not found`;

/** A pull that is stuck, a crash loop, and a pod that no node can take. */
export const explainSamples: readonly ExplainSample[] = [
  {
    name: 'a stuck pull',
    source: text(
      pod(
        'checkout',
        { nodeName: 'node-17', restartPolicy: 'Always', containers: [{ name: 'api', image }] },
        {
          phase: 'Pending',
          ...running,
          containerStatuses: [
            {
              name: 'api',
              ready: false,
              restartCount: 0,
              state: {
                waiting: {
                  reason: 'ImagePullBackOff',
                  message: `Back-off pulling image "${image}": ErrImagePull: ${missing}`,
                },
              },
            },
          ],
        },
      ),
      event('checkout', 'Scheduled', 'Successfully assigned shop/checkout to node-17', 1, created, created),
      event('checkout', 'Pulling', `Pulling image "${image}"`, 5, '2026-11-23T20:00:02Z', '2026-11-23T20:03:20Z'),
      event(
        'checkout',
        'Failed',
        `Failed to pull image "${image}": ${missing}`,
        5,
        '2026-11-23T20:00:03Z',
        '2026-11-23T20:03:21Z',
      ),
    ),
  },
  {
    name: 'a crash loop',
    source: text(
      pod(
        'orders',
        {
          nodeName: 'node-3',
          restartPolicy: 'Always',
          containers: [
            {
              name: 'api',
              image: 'ghcr.io/acme/orders:2.0.1',
              resources: { limits: { memory: '64Mi' } },
            },
          ],
        },
        {
          phase: 'Running',
          ...running,
          containerStatuses: [
            {
              name: 'api',
              ready: false,
              started: false,
              restartCount: 3,
              state: {
                waiting: {
                  reason: 'CrashLoopBackOff',
                  message: 'back-off 40s restarting failed container=api pod=orders_shop',
                },
              },
              lastState: {
                terminated: {
                  exitCode: 137,
                  reason: 'OOMKilled',
                  startedAt: '2026-11-23T20:05:27Z',
                  finishedAt: '2026-11-23T20:05:38Z',
                },
              },
            },
          ],
        },
      ),
      event('orders', 'Scheduled', 'Successfully assigned shop/orders to node-3', 1, created, created),
      event(
        'orders',
        'BackOff',
        'Back-off restarting failed container api in pod orders_shop',
        6,
        '2026-11-23T20:01:00Z',
      ),
    ),
  },
  {
    name: 'a pod no node can take',
    source: text(
      pod(
        'batch',
        { containers: [{ name: 'api', image: 'ghcr.io/acme/batch:1.0.0', resources: { requests: { cpu: '16' } } }] },
        {
          phase: 'Pending',
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message:
                '0/9 nodes are available: 3 node(s) had untolerated taint(s), 6 Insufficient cpu. no new claims to deallocate, preemption: 0/9 nodes are available: 3 Preemption is not helpful for scheduling, 6 No preemption victims found for incoming pod.',
              lastTransitionTime: created,
            },
          ],
        },
      ),
    ),
  },
];
