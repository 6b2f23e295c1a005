import { describe, expect, test } from 'vitest';
import { inquire } from '../../lib/explain/inquiry.ts';
import { type Report, reportOn } from '../../lib/explain/report.ts';
import { statusTruth } from '../../lib/explain/status-truth.ts';
import { waterfallOf } from '../../lib/explain/way/waterfall.ts';
import { noWay } from '../../lib/explain/way/way.ts';
import {
  creating,
  ended,
  event,
  failed,
  looping,
  type OnCallCase,
  pod,
  status,
  unscheduled,
} from './on-call/on-call-case.ts';

const now = Date.parse('2026-11-23T20:06:00Z');
const running = { running: { startedAt: '2026-11-23T20:00:03Z' } };
const up = status(running, {}, { ready: true, started: true });
const well = [
  { type: 'Ready', status: 'True', lastTransitionTime: '2026-11-23T20:00:04Z' },
  { type: 'ContainersReady', status: 'True' },
  { type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-11-23T20:00:00Z' },
];
const started = event('Started', 'Started container api');
const mount = event('FailedMount', 'MountVolume.SetUp failed for volume "tls" : secret "api-tls" not found', {
  fieldPath: '',
});
const noSandbox = {
  conditions: [
    { type: 'PodReadyToStartContainers', status: 'False' },
    { type: 'PodScheduled', status: 'True' },
  ],
};
const pulling = (reason: string) =>
  pod(
    [
      status({
        waiting: {
          reason,
          message: `${reason === 'ErrImagePull' ? '' : 'Back-off pulling image "ghcr.io/acme/api:1.4": ErrImagePull: '}ghcr.io/acme/api:1.4: not found`,
        },
      }),
    ],
    { phase: 'Pending' },
  );
const initPod = (state: object, more: object = {}) =>
  pod([status({ waiting: { reason: 'PodInitializing' } })], {
    phase: 'Pending',
    spec: { initContainers: [{ name: 'migrate', image: 'm' }] },
    initContainerStatuses: [status(state, {}, { name: 'migrate', ...more })],
  });
const deleted = (statuses: readonly object[], more: Parameters<typeof pod>[1] = {}) =>
  pod(statuses, {
    ...more,
    metadata: { deletionTimestamp: '2026-11-23T20:03:00Z', deletionGracePeriodSeconds: 30, ...more.metadata },
  });
const lost = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'ip-10-0-1-5' },
  spec: {},
  status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
};
const probed = {
  container: { livenessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 10, failureThreshold: 3 } },
};
const killing = event('Killing', 'Container api failed liveness probe, will be restarted', {
  firstTimestamp: '2026-11-23T20:05:00Z',
  lastTimestamp: '2026-11-23T20:05:00Z',
});

const all = ({ verdict, outlook, commands, evidence, alternatives, next }: Report) =>
  [
    verdict,
    outlook,
    ...commands.map(({ run }) => run),
    ...evidence.flatMap(({ claim, path, value }) => [claim, path, value]),
    ...alternatives.map(({ cause }) => cause),
    ...next.map(({ what, at }) => `${what} ${at}`),
  ].join('\n');

/** What people ask most, a pod of theirs, its cause, and what the answer must say. */
const questions: readonly (OnCallCase & { readonly says: RegExp })[] = [
  {
    what: 'what is a pod in ContainerCreating waiting for',
    cause: 'not-enough-evidence',
    given: [creating(noSandbox)],
    says: /volume-mount-failed[\s\S]*network-plugin/,
  },
  {
    what: 'what does FailedMount mean',
    cause: 'secret-missing',
    given: [creating(noSandbox), mount],
    says: /The Secret api-tls does not exist/,
  },
  {
    what: 'the sandbox changed: is that why it does not start',
    cause: 'network-plugin',
    given: [
      creating(noSandbox),
      event('SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.', { fieldPath: '' }),
      event(
        'FailedCreatePodSandBox',
        'Failed to create pod sandbox: plugin type="calico" failed (add): connection is unauthorized',
        { fieldPath: '' },
      ),
    ],
    says: /network/,
  },
  {
    what: 'why ErrImagePull',
    cause: 'image-not-found',
    given: [pulling('ErrImagePull')],
    says: /The last try to pull has failed/,
  },
  {
    what: 'why ImagePullBackOff',
    cause: 'image-not-found',
    given: [pulling('ImagePullBackOff')],
    says: /waits between two tries/,
  },
  {
    what: 'why is the image not pulled again',
    cause: null,
    given: [
      pod([up], { conditions: well }),
      event('Pulled', 'Container image "ghcr.io/acme/api:1.4" already present on machine'),
    ],
    says: /runs and is ready/,
  },
  {
    what: 'how long does CrashLoopBackOff last',
    cause: 'app-exits-nonzero',
    given: [looping(ended(1, 'Error')), started],
    says: /2026-11-23T20:06:50Z/,
  },
  {
    what: 'a crash loop without logs: where are they',
    cause: 'app-exits-nonzero',
    given: [looping(ended(1, 'Error')), started],
    says: /logs api-7d9c5b6f4-x2x9q -c api --previous/,
  },
  {
    what: 'exit 137 but not OOM',
    cause: 'killed-from-outside',
    given: [looping(ended(137, 'Error')), started],
    says: /no probe, no deletion, and not its memory limit[\s\S]*node-out-of-memory/,
  },
  { what: 'what is Init:0/1', cause: null, given: [initPod(running)], says: /init container migrate is running/ },
  {
    what: 'why did init containers run again',
    cause: null,
    given: [
      initPod({ running: { startedAt: '2026-11-23T20:05:50Z' } }, { restartCount: 1 }),
      event('SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.', { fieldPath: '' }),
    ],
    says: /init container migrate is running/,
  },
  {
    what: 'a Job that never ends because of its proxy',
    cause: 'container-finished',
    given: [
      pod([status(ended(0, 'Completed')), status(running, {}, { name: 'proxy', ready: true })], {
        spec: { restartPolicy: 'Never', containers: [{ name: 'api' }, { name: 'proxy' }] },
      }),
    ],
    says: /the pod ends when the other containers do/,
  },
  {
    what: '0/9 nodes are available, what about the ninth',
    cause: 'insufficient-cpu',
    given: [unscheduled('0/9 nodes are available: 3 node(s) had untolerated taint {gpu: }, 5 Insufficient cpu.')],
    says: /Of 1 more the answer does not speak/,
  },
  {
    what: 'stuck Terminating',
    cause: 'finalizer-holds',
    given: [
      deleted([status(ended(0, 'Completed'))], { phase: 'Succeeded', metadata: { finalizers: ['acme.io/tidy'] } }),
    ],
    says: /acme\.io\/tidy/,
  },
  {
    what: 'the node died, and its pods are still Running',
    cause: 'node-lost',
    given: [
      pod([up], {
        conditions: [
          { type: 'Ready', status: 'False' },
          { type: 'PodScheduled', status: 'True' },
        ],
      }),
      lost,
    ],
    says: /After 5 min/,
  },
  {
    what: 'evicted pods pile up',
    cause: 'evicted-memory-pressure',
    given: [failed('Evicted', 'The node was low on resource: memory. Threshold quantity: 100Mi, available: 84212Ki. ')],
    says: /delete pod api-7d9c5b6f4-x2x9q/,
  },
  {
    what: 'OutOfcpu after a kubelet restart',
    cause: 'kubelet-out-of-resources',
    given: [
      failed(
        'OutOfcpu',
        "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 1900, capacity: 2000",
      ),
    ],
    says: /after restarts of a kubelet/,
  },
  {
    what: 'CreateContainerConfigError: which key',
    cause: 'secret-key-missing',
    given: [
      pod(
        [
          status({
            waiting: { reason: 'CreateContainerConfigError', message: "couldn't find key password in Secret shop/db" },
          }),
        ],
        { phase: 'Pending' },
      ),
    ],
    says: /The Secret db has no key password/,
  },
  {
    what: 'Running but 0/1',
    cause: 'readiness-fails',
    given: [
      pod([status(running, {}, { started: true })], {
        container: { readinessProbe: { httpGet: { path: '/', port: 80 } } },
      }),
      event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503'),
    ],
    says: /no Service sends traffic/,
  },
  {
    what: 'does liveness send SIGTERM or SIGKILL',
    cause: 'liveness-fails',
    given: [looping(ended(137, 'Error'), probed), started, killing],
    says: /did not stop on SIGTERM, so SIGKILL ended it/,
  },
  {
    what: '502s during a rollout',
    cause: 'grace-expired',
    given: [deleted([status(ended(137, 'Error', { finishedAt: '2026-11-23T20:03:00Z' }))], { phase: 'Failed' })],
    says: /handles SIGTERM stops sooner/,
  },
  {
    what: 'the Events are gone after an hour',
    cause: 'liveness-fails',
    given: [looping(ended(137, 'Error'), probed)],
    says: /killed-from-outside/,
  },
  {
    what: 'how to see Terminating from the API',
    cause: 'stuck-terminating',
    given: [deleted([up], { conditions: well })],
    says: /metadata\.deletionTimestamp/,
  },
];

function answerTo(given: OnCallCase['given']) {
  const source = given.map((one) => JSON.stringify(one)).join('\n');
  const [answer] = inquire([{ source }], now, now).answers;
  if (!answer) throw new Error('there is no pod');
  return { explanation: answer.explanation, report: reportOn(answer.explanation, noWay, answer.locate) };
}

describe('what people ask most is answered', () => {
  test.each(questions.map((one) => [one.what, one] as const))('%s', (_, { given, cause, says }) => {
    const { report } = answerTo(given);
    expect(report.cause, report.verdict).toBe(cause);
    expect(all(report)).toMatch(says);
  });

  test('why STATUS differs from phase, and what all the states are', () => {
    const { explanation } = answerTo([looping(ended(1, 'Error')), started]);
    const words = statusTruth(explanation.facts).map(({ word }) => word);
    expect(words).toEqual(expect.arrayContaining(['Running', 'CrashLoopBackOff']));
    expect(explanation.states.join()).toContain('containers.api.CrashLoopBackOff');
  });

  test('how long each stage of the start took', () => {
    const { explanation } = answerTo([pod([up], { conditions: well })]);
    expect(waterfallOf(explanation.facts).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['a node is chosen', 'until the pod is ready']),
    );
  });
});
