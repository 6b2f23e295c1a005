import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WatchFollower } from '@/lib/journey/watch.ts';
import { ignoredIn, unknownFieldsIn } from '@/lib/kubernetes/ignored.ts';
import { placePod } from '@/lib/kubernetes/placement.ts';
import { parsePod } from '@/lib/kubernetes/pod.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import { recordedPodsByUid } from './pods.ts';

/** DNS labels that a program might stumble over. */
const name = fc.constantFrom(
  'app',
  'side',
  'constructor',
  'tostring',
  'states',
  'waiting',
  'a-1',
  'running',
  '0',
  'length',
);
const time = fc.constantFrom(
  undefined,
  '2026-11-23T20:00:00Z',
  '2026-11-23T20:00:05Z',
  '1970-01-01T00:00:00Z',
  null,
  'soon',
  0,
);
const word = fc.constantFrom(
  undefined,
  '',
  'Error',
  'Completed',
  'CrashLoopBackOff',
  'ContainerCreating',
  'Quantum',
  null,
  7,
);
const count = fc.constantFrom(0, 1, 2, 57, undefined, -1, 'many');

const terminated = fc.record({ exitCode: count, reason: word, startedAt: time, finishedAt: time });
const state = fc.oneof(
  fc.constantFrom(undefined, null, {}, 'odd'),
  fc.record({ waiting: fc.record({ reason: word, message: word }) }),
  fc.record({ running: fc.record({ startedAt: time }) }),
  fc.record({ terminated }),
);
const status = fc.record({
  name,
  ready: fc.constantFrom(true, false, undefined),
  started: fc.constantFrom(true, false, undefined),
  restartCount: count,
  state,
  lastState: state,
  allocatedResources: fc.constant({ cpu: '1' }),
});
const condition = fc.record({
  type: fc.constantFrom('Ready', 'Initialized', 'PodScheduled', 'ContainersReady', 'PodReadyToStartContainers', 'Odd'),
  status: fc.constantFrom('True', 'False', 'Unknown', undefined),
  reason: word,
  lastTransitionTime: time,
});
const probe = fc.constantFrom(undefined, null, {}, { periodSeconds: 0 }, { failureThreshold: 1, quantum: true });
const container = fc.record({
  name,
  image: fc.constantFrom('web:1.0', '', undefined, 'UPPER//:bad'),
  restartPolicy: fc.constantFrom(undefined, 'Always', 'Never', 'Sometimes'),
  imagePullPolicy: fc.constantFrom(undefined, 'Always', 'Never', 'Rarely'),
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
  lifecycle: fc.constantFrom(undefined, null, { preStop: {} }, { postStart: {}, stopSignal: 'SIGUSR1' }),
  quantumPolicy: fc.constant('entangled'),
});
const containers = (minLength: number) =>
  fc.uniqueArray(container, { minLength, maxLength: 4, selector: (own) => own.name });
const pod = fc
  .tuple(containers(0), containers(1))
  .map(([init, main]) => [init, main.filter(({ name }) => init.every((own) => own.name !== name))] as const)
  .filter(([, main]) => main.length > 0)
  .chain(([init, main]) =>
    fc.record({
      kind: fc.constant('Pod'),
      metadata: fc.record({
        name: fc.constant('pod'),
        uid: fc.constantFrom('a', undefined),
        creationTimestamp: time,
        deletionTimestamp: time,
        deletionGracePeriodSeconds: count,
        finalizers: fc.constantFrom(undefined, null, ['example.com/hold']),
      }),
      spec: fc.record({
        nodeName: fc.constantFrom(undefined, 'node-1', ''),
        restartPolicy: fc.constantFrom(undefined, 'Always', 'OnFailure', 'Never'),
        schedulingGates: fc.constantFrom(undefined, [], [{ name: 'example.com/wait' }]),
        readinessGates: fc.constantFrom(undefined, [{ conditionType: 'example.com/open' }]),
        activeDeadlineSeconds: count,
        initContainers: fc.constant(init),
        containers: fc.constant(main),
      }),
      status: fc.oneof(
        fc.constantFrom(undefined, null, {}),
        fc.record({
          phase: fc.constantFrom('Pending', 'Running', 'Succeeded', 'Failed', 'Unknown', '', undefined, 'Melted'),
          reason: word,
          startTime: time,
          conditions: fc.array(condition, { maxLength: 5 }),
          initContainerStatuses: fc.array(status, { maxLength: 3 }),
          containerStatuses: fc.array(status, { maxLength: 4 }),
          ephemeralContainerStatuses: fc.array(status, { maxLength: 1 }),
        }),
      ),
    }),
  );

describe('a Pod at the edge of what the API allows', () => {
  test('is placed as well as it can be, and what was ignored is said', () => {
    fc.assert(
      fc.property(pod, (json) => {
        const parsed = parsePod(json, 'this');
        const spec = toPodSpec(parsed);
        const placement = placePod(spec, parsed);
        for (const { name } of spec.containers) expect(placement.get(`containers.${name}`)?.length).toBeGreaterThan(0);
        for (const sentence of ignoredIn(spec, parsed)) expect(sentence).toMatch(/^\S.*\S[^.]$/);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('is explained or refused with a reason, and never an exception', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(pod, { minLength: 1, maxLength: 3 }), (pods) => {
        const follower = new WatchFollower();
        for (const [index, json] of pods.entries()) {
          const at = Date.parse('2026-11-23T20:00:10Z') + 1000 * index;
          const { explained, reason } = follower.explain(
            { kind: 'Pod', type: 'MODIFIED', object: parsePod(json, 'this') },
            at,
          );
          expect(explained || (reason ?? '').length > 10).toBe(true);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('without a status is a pod that was just asked for', () => {
    const bare = parsePod({ kind: 'Pod', metadata: { name: 'pod' }, spec: { containers: [{ name: 'app' }] } }, 'this');
    expect(placePod(toPodSpec(bare), bare).get('object')).toEqual(['object.live.stored']);
    expect(ignoredIn(toPodSpec(bare), bare)).toContain('there is no phase: the pod is taken to be Pending');
    expect(new WatchFollower().explain({ kind: 'Pod', object: bare }, 0).explained).toBe(true);
  });

  test('may have a hundred containers', { timeout: 60_000 }, () => {
    const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const many = parsePod(
      { kind: 'Pod', metadata: { name: 'pod' }, spec: { containers: names.map((name) => ({ name })) } },
      'this',
    );
    expect(placePod(toPodSpec(many), many).size).toBeGreaterThan(100);
    expect(
      new WatchFollower().explain({ kind: 'Pod', object: { ...many, status: { ...many.status, phase: 'Pending' } } }, 0)
        .explained,
    ).toBe(true);
  });

  test('may have statuses of containers that its spec does not name, and words that nobody knows', () => {
    const odd = parsePod(
      {
        kind: 'Pod',
        metadata: { name: 'pod' },
        spec: { containers: [{ name: 'app' }], nodeName: 'node-1' },
        status: {
          phase: 'Running',
          conditions: [{ type: 'QuantumReady', status: 'True' }],
          containerStatuses: [
            { name: 'app', state: { waiting: { reason: 'Entangled' } } },
            { name: 'ghost', state: { running: {} } },
          ],
        },
      },
      'this',
    );
    expect(ignoredIn(toPodSpec(odd), odd)).toEqual([
      'there is no creationTimestamp',
      'the reason Entangled why app waits is unknown',
      'the spec has no container ghost, so its status says nothing',
      "the condition QuantumReady is not the kubelet's",
    ]);
  });

  test('may have fields of newer versions, and they are named', () => {
    expect(
      unknownFieldsIn({
        kind: 'Pod',
        spec: { quantum: 1, containers: [{ name: 'app', spin: 'up', livenessProbe: { phase: 2 } }] },
        extra: {},
      }),
    ).toEqual(['extra', 'spec.quantum', 'spec.containers[0].spin', 'spec.containers[0].livenessProbe.phase']);
  });
});

test('of what a real cluster shows only what is not the pod itself is ignored', () => {
  const said = recordedPodsByUid().flatMap(({ seen }) =>
    seen.flatMap(({ object }) => ignoredIn(toPodSpec(object), object)),
  );
  const allowed = /is not the kubelet's$/;
  expect([...new Set(said)].filter((sentence) => !allowed.test(sentence))).toEqual([]);
});
