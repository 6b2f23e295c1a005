import { ended, event, looping, type OnCallCase, pod, status } from './on-call-case.ts';

const started = event('Started', 'Started container api');
const running = { running: { startedAt: '2026-11-23T20:00:03Z' } };
const probe = (failureThreshold = 3) => ({
  httpGet: { path: '/healthz', port: 8080 },
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold,
});
const killing = (kind: string, at: string) =>
  event('Killing', `Container api failed ${kind} probe, will be restarted`, {
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
  });
const unhealthy = (kind: string, words: string) => event('Unhealthy', `${kind} probe failed: ${words}`);
const job = { ownerReferences: [{ apiVersion: 'batch/v1', kind: 'Job', name: 'api', controller: true }] };
const done = ended(0, 'Completed');

/** Of containers that ran, and of those that run. */
export const runningCases: readonly OnCallCase[] = [
  {
    what: 'exit 1',
    cause: 'app-exits-nonzero',
    given: [
      looping(ended(1, 'Error')),
      started,
      event('BackOff', 'Back-off restarting failed container api in pod api-7d9c5b6f4-x2x9q_shop(6f1b)'),
    ],
  },
  {
    what: 'OOMKilled',
    cause: 'out-of-memory',
    given: [looping(ended(137, 'OOMKilled'), { container: { resources: { limits: { memory: '64Mi' } } } }), started],
  },
  {
    what: 'OOMKilled without a limit',
    cause: 'node-out-of-memory',
    given: [looping(ended(137, 'OOMKilled')), started],
  },
  {
    what: 'OOMKilled with an exit code of its own',
    cause: 'out-of-memory',
    given: [looping(ended(1, 'OOMKilled'), { container: { resources: { limits: { memory: '64Mi' } } } }), started],
  },
  {
    what: '137 by a liveness probe',
    cause: 'liveness-fails',
    given: [
      looping(ended(137, 'Error'), { container: { livenessProbe: probe() } }),
      started,
      killing('liveness', '2026-11-23T20:05:00Z'),
      unhealthy(
        'Liveness',
        'Get "http://10.244.1.7:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      ),
    ],
  },
  {
    what: '143 by a liveness probe',
    cause: 'liveness-fails',
    given: [
      looping(ended(143, 'Error'), { container: { livenessProbe: probe() } }),
      started,
      killing('liveness', '2026-11-23T20:05:28Z'),
      unhealthy('Liveness', 'HTTP probe failed with statuscode: 500'),
    ],
  },
  {
    what: 'exit 0 after a liveness probe',
    cause: 'liveness-fails',
    given: [
      looping(ended(0, 'Completed'), { container: { livenessProbe: probe() } }),
      started,
      killing('liveness', '2026-11-23T20:05:28Z'),
    ],
  },
  {
    what: 'a startup probe',
    cause: 'startup-fails',
    given: [
      looping(ended(137, 'Error'), { container: { startupProbe: probe(30) } }),
      started,
      killing('startup', '2026-11-23T20:05:00Z'),
      unhealthy(
        'Startup',
        'Get "http://10.244.1.7:8080/healthz": dial tcp 10.244.1.7:8080: connect: connection refused',
      ),
    ],
  },
  { what: '137 from outside', cause: 'killed-from-outside', given: [looping(ended(137, 'Error')), started] },
  {
    what: '137 on a node out of memory',
    cause: 'node-out-of-memory',
    given: [
      looping(ended(137, 'Error')),
      started,
      event('SystemOOM', 'System OOM encountered, victim process: api, pid: 4711', {
        involvedObject: { kind: 'Node', name: 'ip-10-0-1-5' },
      }),
    ],
  },
  { what: '143', cause: 'stopped-from-outside', given: [looping(ended(143, 'Error')), started] },
  { what: '139', cause: 'app-crashes-by-signal', given: [looping(ended(139, 'Error')), started] },
  { what: '134', cause: 'app-crashes-by-signal', given: [looping(ended(134, 'Error')), started] },
  { what: '126', cause: 'command-not-executable', given: [looping(ended(126, 'Error')), started] },
  { what: '127', cause: 'command-not-found', given: [looping(ended(127, 'Error')), started] },
  {
    what: '255, whose container the node lost',
    cause: 'container-lost',
    given: [looping(ended(255, 'Unknown')), started],
  },
  {
    what: 'ContainerStatusUnknown',
    cause: 'container-lost',
    given: [
      looping({
        terminated: {
          exitCode: 137,
          reason: 'ContainerStatusUnknown',
          message: 'The container could not be located when the pod was terminated',
          startedAt: null,
          finishedAt: null,
        },
      }),
    ],
  },
  { what: 'a server that goes into the background', cause: 'app-exits-zero', given: [looping(done), started] },

  {
    what: 'never ready',
    cause: 'readiness-fails',
    given: [
      pod([status(running, {}, { started: true })], { container: { readinessProbe: probe() } }),
      started,
      unhealthy('Readiness', 'HTTP probe failed with statuscode: 503'),
    ],
  },
  {
    what: 'a readiness probe that is new',
    cause: null,
    given: [
      pod([status({ running: { startedAt: '2026-11-23T20:05:58Z' } }, {}, { started: true })], {
        container: { readinessProbe: probe() },
      }),
    ],
  },
  {
    what: 'a readiness gate',
    cause: 'readiness-gate-waits',
    given: [
      pod([status(running, {}, { ready: true, started: true })], {
        spec: { readinessGates: [{ conditionType: 'target-health.elbv2.k8s.aws/api' }] },
        conditions: [
          { type: 'ContainersReady', status: 'True' },
          {
            type: 'Ready',
            status: 'False',
            reason: 'ReadinessGatesNotReady',
            message: 'corresponding condition of pod readiness gate "target-health.elbv2.k8s.aws/api" does not exist.',
          },
          { type: 'PodScheduled', status: 'True' },
        ],
      }),
    ],
  },

  {
    what: 'an init container that fails',
    cause: 'init-container-fails',
    given: [
      pod([status({ waiting: { reason: 'PodInitializing' } })], {
        phase: 'Pending',
        spec: { initContainers: [{ name: 'migrate', image: 'ghcr.io/acme/migrate:1' }] },
        initContainerStatuses: [
          status(
            {
              waiting: {
                reason: 'CrashLoopBackOff',
                message: 'back-off 40s restarting failed container=migrate pod=api_shop(6f1b)',
              },
            },
            ended(1, 'Error'),
            { name: 'migrate', restartCount: 3 },
          ),
        ],
      }),
    ],
  },
  {
    what: 'an init container that runs',
    cause: null,
    given: [
      pod([status({ waiting: { reason: 'PodInitializing' } })], {
        phase: 'Pending',
        spec: { initContainers: [{ name: 'migrate', image: 'ghcr.io/acme/migrate:1' }] },
        initContainerStatuses: [status({ running: { startedAt: '2026-11-23T20:05:30Z' } }, {}, { name: 'migrate' })],
      }),
    ],
  },
  {
    what: 'a sidecar in a crash loop beside a well container',
    cause: 'app-exits-nonzero',
    given: [
      pod([status(running, {}, { ready: true, started: true })], {
        spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' }] },
        initContainerStatuses: [
          status({ waiting: { reason: 'CrashLoopBackOff' } }, ended(1, 'Error'), { name: 'proxy', restartCount: 4 }),
        ],
      }),
    ],
  },

  {
    what: 'a Job that is done',
    cause: null,
    given: [
      pod([status(done, {}, {})], {
        metadata: job,
        phase: 'Succeeded',
        spec: { restartPolicy: 'Never' },
        conditions: [{ type: 'Ready', status: 'False', reason: 'PodCompleted' }],
      }),
    ],
  },
  {
    what: 'a pod of a Job that failed',
    cause: 'app-exits-nonzero',
    given: [
      pod([status(ended(2, 'Error'))], {
        metadata: job,
        phase: 'Failed',
        spec: { restartPolicy: 'Never' },
        conditions: [{ type: 'Ready', status: 'False', reason: 'PodFailed' }],
      }),
    ],
  },
  {
    what: 'a Job that never ends, because of a container beside it',
    cause: 'container-finished',
    given: [
      pod([status(done), status(running, {}, { name: 'proxy', ready: true, started: true })], {
        metadata: job,
        spec: {
          restartPolicy: 'Never',
          containers: [
            { name: 'api', image: 'a' },
            { name: 'proxy', image: 'envoy:1' },
          ],
        },
      }),
    ],
  },
  {
    what: 'a static pod that is well',
    cause: null,
    given: [
      pod([status(running, {}, { ready: true, started: true })], {
        metadata: {
          name: 'kube-apiserver-n1',
          namespace: 'kube-system',
          annotations: { 'kubernetes.io/config.mirror': 'x', 'kubernetes.io/config.source': 'file' },
          ownerReferences: [{ kind: 'Node', name: 'n1', controller: true }],
        },
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'ContainersReady', status: 'True' },
          { type: 'PodScheduled', status: 'True' },
        ],
      }),
    ],
  },
  {
    what: 'a well pod with a debugger in it',
    cause: null,
    given: [
      pod([status(running, {}, { ready: true, started: true })], {
        spec: { ephemeralContainers: [{ name: 'debugger-1', image: 'busybox' }] },
        ephemeralContainerStatuses: [status(ended(0, 'Completed'), {}, { name: 'debugger-1' })],
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'PodScheduled', status: 'True' },
        ],
      }),
    ],
  },
  {
    what: 'a resize in place that waits',
    cause: null,
    given: [
      pod(
        [
          status(
            running,
            {},
            {
              ready: true,
              started: true,
              allocatedResources: { cpu: '100m' },
              resources: { requests: { cpu: '100m' } },
            },
          ),
        ],
        {
          observedGeneration: 3,
          conditions: [
            {
              type: 'PodResizePending',
              status: 'True',
              reason: 'Deferred',
              message: "Node didn't have enough resource: cpu",
              observedGeneration: 3,
            },
            { type: 'Ready', status: 'True' },
            { type: 'ContainersReady', status: 'True' },
            { type: 'PodScheduled', status: 'True' },
          ],
        },
      ),
    ],
  },
];
