import { describe, expect, test } from 'vitest';
import { catalogue } from '../../lib/explain/catalogue.ts';
import type { Explanation } from '../../lib/explain/explanation.ts';
import { mostSteps } from '../../lib/explain/trial/course.ts';
import { patchFor } from '../../lib/explain/trial/patch.ts';
import { fixesIn } from '../../lib/explain/trial/report-fix.ts';
import { strategicMerge } from '../../lib/explain/trial/strategic-merge.ts';
import { trials } from '../../lib/explain/trial/trials.ts';
import { courseLink, coursesLink } from '../../lib/explain/trial/tried-address.ts';
import { whatIf } from '../../lib/explain/trial/what-if.ts';
import { replayEvents } from '../../lib/journey/journey.ts';
import { decodeLink } from '../../lib/journey/link-reading.ts';
import { decodeComparison, walkOfSide } from '../../lib/world/comparison.ts';
import { workloadOf } from '../../lib/world/world-walk.ts';
import { podChart } from '../../machines/pod.ts';
import { recordedPods, scenarios } from '../recordings.ts';
import { explained, recordedUntil } from './scenario.ts';
import { eventJson, explainObjects, podJson } from './texts.ts';

function sickIn(scenario: string, time?: string): Explanation {
  const sick = explained(recordedUntil(scenario, time)).find(({ healthy }) => !healthy);
  if (!sick) throw new Error(`${scenario}: every pod is well`);
  return sick;
}

function tryFirst(explanation: Explanation, to?: string) {
  const [fix] = explanation.trial.fixes;
  if (!fix) throw new Error(`${explanation.cause}: there is nothing to try`);
  return whatIf(explanation, fix, to);
}

function withoutRepeats(rows: readonly string[]): readonly string[] {
  return rows.filter((row, index) => row !== rows[index - 1]);
}

describe('what the simulator foretells is what a cluster did when somebody helped it', () => {
  test.each([
    ['configmap-missing-env', '20:07:49', 0],
    ['configmap-missing-volume', '20:07:50', 0],
    ['image-fixed-after-backoff', '20:05:40', 1],
    ['network-plugin-broken', '20:19:25', 0],
    ['finalizer-holds', '20:07:30', 0],
  ])('%s', (scenario, time, number) => {
    const explanation = sickIn(scenario, time);
    const fix = explanation.trial.fixes[number];
    if (!fix) throw new Error(`${scenario}: there is no such fix`);
    const { tried, anew } = whatIf(explanation, fix);
    const seen = recordedPods(`${scenario}.jsonl`);
    const since = seen.findLastIndex(({ at = '' }) => at < `2026-11-23T${time}`);
    const recorded = seen.slice(since).map(({ printed }) => `${printed?.Ready} ${printed?.Status}`);
    expect(anew).toBe(false);
    expect(withoutRepeats(tried.rows.map(({ ready, status }) => `${ready} ${status}`))).toEqual(
      withoutRepeats(recorded),
    );
    expect(tried.gone).toBe(seen.at(-1)?.type === 'DELETED');
  });
});

/** Of each scenario: a moment, and what its first fix and its end without one are said to be. */
const outcomes: readonly (readonly [scenario: string, time: string | undefined, says: RegExp])[] = [
  ['active-deadline-exceeded', undefined, /^A new pod with it is done after 13s\. Left alone, it shows 0\/1 Error/],
  ['bad-command', undefined, /^A new pod with it is Running and ready .* CrashLoopBackOff after 10 min and 4 more/],
  ['crash-loop', undefined, /^With it, the pod is Running and ready after 2m3[89]s\. Left alone, .*CrashLoopBackOff/],
  ['empty-dir-limit-evicted', undefined, /^A new pod with it is Running and ready .* Left alone, it shows 0\/1 Error/],
  ['exit-zero-always', undefined, /^With it, the pod is Running and ready after 39s\./],
  ['fail-never-restart', undefined, /^A new pod with it is done/],
  ['first-pull-and-graceful-delete', undefined, /^A new pod with it ends as it should .* Left alone, it is gone\.$/],
  ['image-never-pull', undefined, /^A new pod with it is Running .* ErrImageNeverPull after 10 min\.$/],
  [
    'image-not-found',
    undefined,
    /^With it, the pod is Running and ready after 86s\. .* ImagePullBackOff after 10 min\.$/,
  ],
  ['init-crash-loop', undefined, /^With it, the pod is Running and ready .* Init:CrashLoopBackOff/],
  ['insufficient-cpu', undefined, /^A new pod with it is Running .* Left alone, it shows 0\/1 Pending/],
  ['invalid-image-name', undefined, /^A new pod with it is Running .* InvalidImageName after 10 min\.$/],
  ['liveness-kills', undefined, /^With it, the pod is Running and ready/],
  ['node-selector-mismatch', undefined, /^A new pod with it is Running .* Left alone, it shows 0\/1 Pending/],
  ['out-of-cpu-at-kubelet', undefined, /^A new pod with it is Running .* Left alone, it shows 0\/1 OutOfcpu/],
  ['out-of-memory', undefined, /^With it, the pod is Running and ready after 39s\. .*CrashLoopBackOff/],
  ['post-start-hook-fails', undefined, /^With it, the pod is Running and ready after 20s\./],
  ['pvc-missing', undefined, /^With it, the pod is Running and ready .* Left alone, it shows 0\/1 Pending/],
  ['pvc-unbound', undefined, /^With it, the pod is Running and ready .* Left alone, it shows 0\/1 Pending/],
  [
    'readiness-gate',
    '20:08:50',
    /^With it, the pod is Running and ready at once\. .* Running and readiness gates 0\/1 after 10 min\.$/,
  ],
  ['readiness-late', undefined, /^With it, the pod is Running and ready at once\. Left alone, it shows 0\/1 Running/],
  ['run-as-non-root-refused', undefined, /^A new pod with it is Running .* CreateContainerConfigError after 10 min\.$/],
  ['startup-probe-never-passes', undefined, /^A new pod with it is Running and ready after 17s\. .*more restarts\.$/],
];

test.each(outcomes)('of %s it is said what comes of a fix, and of none', (scenario, time, says) => {
  expect(tryFirst(sickIn(scenario, time)).says).toMatch(says);
});

describe('of every recording', () => {
  const found = scenarios.flatMap((file) =>
    explained(recordedUntil(file.replace('.jsonl', ''))).flatMap((explanation) =>
      explanation.trial.fixes.map((fix) => ({ file, fix, explanation, cause: explanation.cause })),
    ),
  );

  test('there are fixes to try', () => {
    expect(found.length).toBeGreaterThan(40);
  });

  test.each(found)('$file: $cause is tried, and both walks can be opened', ({ explanation, fix }) => {
    const { left, tried, says } = whatIf(explanation, fix);
    expect(says).toMatch(/^(?:With it, the pod|A new pod with it) .*\.$/);
    expect(fix.says).toMatch(/^\S.*\.$/);
    const { events, cursor, subject } = decodeLink(courseLink(tried));
    const walked = replayEvents(podChart(workloadOf(subject).spec), events);
    expect(walked.moments).toHaveLength(tried.events.length + 1);
    expect(cursor).toBe(tried.before);
    if (!left) return;
    const { a, b } = decodeComparison(coursesLink(left, tried));
    expect(walkOfSide(a).journey.moments).toHaveLength(left.events.length + 1);
    expect(walkOfSide(b).journey.moments).toHaveLength(tried.events.length + 1);
  });
});

test('a trial belongs to a cause of the catalogue', () => {
  const known = new Set(catalogue.map(({ id }) => id));
  expect(Object.keys(trials).filter((id) => !known.has(id))).toEqual([]);
});

describe('a patch goes where Kubernetes takes it', () => {
  const oom = (owner?: string, name = 'web-5d9c') =>
    explainObjects(
      podJson({
        metadata: owner ? { ownerReferences: [{ kind: owner, name, controller: true }] } : {},
        container: { resources: { limits: { memory: '64Mi' } } },
        status: {
          containerStatuses: [
            {
              name: 'app',
              restartCount: 2,
              state: { waiting: { reason: 'CrashLoopBackOff' } },
              lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
            },
          ],
        },
      }),
    );

  test.each([
    [undefined, /^kubectl -n shop patch pod web --subresource resize --patch '\{"spec":\{"containers":/],
    ['ReplicaSet', /^kubectl -n shop patch deployment\/web --patch '\{"spec":\{"template":\{"spec":/],
    ['StatefulSet', /^kubectl -n shop patch statefulset\/web-5d9c --patch /],
    ['Rollout', /^kubectl -n shop apply -f FILE$/],
    ['Job', /^kubectl -n shop replace --force -f FILE$/],
  ])('made by %s', (owner, run) => {
    const [fix] = fixesIn(oom(owner));
    expect(fix?.command?.run).toMatch(run);
    expect(fix?.patch).toBe(
      'spec:\n  containers:\n    - name: app\n      resources:\n        limits:\n          memory: 128Mi',
    );
    expect(fix).toMatchObject({ field: 'spec.containers[0].resources.limits.memory', from: '64Mi', to: '128Mi' });
  });

  test('a ReplicaSet without the hash of a template is not taken for a Deployment’s', () => {
    expect(fixesIn(oom('ReplicaSet', 'web-canary'))[0]?.command?.run).toBe('kubectl -n shop apply -f FILE');
  });

  test('a quote in a value stays in its word of the shell', () => {
    const { facts, trial } = sickIn('bad-command');
    const [fix] = trial.fixes;
    expect(
      fix && patchFor(facts, { ...fix, edit: fix.edit && { ...fix.edit, onPod: 'patch' } }, "it's").command?.run,
    ).toContain(`["it'\\''s"]`);
  });

  test('the change is one of the commands', () => {
    const runs = oom('ReplicaSet').commands.map(({ run, risk }) => `${risk}: ${run}`);
    expect(runs.at(-1)).toMatch(/^changes: kubectl -n shop patch deployment\/web --patch/);
  });
});

describe('what the kubelet refused must be made anew', () => {
  const refused = (metadata: Readonly<Record<string, unknown>>, ...events: readonly Record<string, unknown>[]) =>
    explainObjects(
      podJson({ metadata, status: { phase: 'Failed', reason: 'OutOfcpu', message: 'Pod was rejected' } }),
      ...events,
    );

  test('another node is offered only where nothing says that the scheduler chose', () => {
    expect(refused({}).trial.fixes[0]?.edit?.field).toBe('spec.nodeName');
    const scheduled = eventJson('Scheduled', 'Successfully assigned shop/web to node-1', { type: 'Normal' });
    expect(refused({}, scheduled).trial.fixes).toEqual([]);
  });

  test('an owner does that by itself', () => {
    const made = refused({ ownerReferences: [{ kind: 'ReplicaSet', name: 'web-5d9c', controller: true }] });
    expect(made.trial.fixes).toEqual([]);
    expect(made.outlook).toContain('its owner makes a new one by itself');
    expect(refused({}).outlook).toContain('it has to be deleted and made anew');
    expect(refused({}).commands.map(({ run }) => run)).toContain('kubectl -n shop replace --force -f FILE');
  });
});

test.each(['banana', '', '-5', '0', '1e99', "1Gi'; rm x"])(
  'a memory limit of “%s” is refused in a sentence',
  (value) => {
    expect(() => tryFirst(sickIn('out-of-memory'), value)).toThrow(/memory cannot be “.*”\. Put a quantity there/);
  },
);

test.each([
  ['out-of-memory', '16Mi'],
  ['image-not-found', 'localhost:5000/web:9.9'],
])('what changes nothing helps nobody: %s with %s', (scenario, value) => {
  const { left, tried } = tryFirst(sickIn(scenario), value);
  expect(tried.rows.at(-1)?.status).toBe(left?.rows.at(-1)?.status);
  expect(tried.rows.at(-1)?.status).not.toBe('Running');
});

test('what crashes again and again goes on from its own count, and is never said to be well in between', () => {
  const lost = explainObjects(
    podJson({
      container: { resources: { limits: { memory: '64Mi' } } },
      status: {
        startTime: '2026-11-23T20:00:01Z',
        conditions: ['Initialized', 'PodScheduled'].map((type) => ({ type, status: 'True' })),
        containerStatuses: [
          {
            name: 'app',
            ready: false,
            started: false,
            restartCount: 9,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: {
              terminated: {
                exitCode: 137,
                reason: 'OOMKilled',
                startedAt: '2026-11-23T20:05:00Z',
                finishedAt: '2026-11-23T20:05:40Z',
              },
            },
          },
        ],
      },
    }),
  );
  const { left, says } = tryFirst(lost);
  expect(left?.rows[0]).toMatchObject({ status: 'CrashLoopBackOff', restarts: '9' });
  expect(says).toMatch(/Left alone, it shows .* after 10 min and [12] more restarts?\.$/);
});

test('many containers are followed for as long as anybody waits, and that is said', () => {
  const end = { exitCode: 1, reason: 'Error', startedAt: '2026-11-23T20:04:00Z', finishedAt: '2026-11-23T20:04:30Z' };
  const names = Array.from({ length: 14 }, (_, index) => `c${index}`);
  const pod = podJson({
    spec: { containers: names.map((name) => ({ name, image: `ghcr.io/acme/${name}:1.0` })) },
    status: {
      containerStatuses: names.map((name) => ({
        name,
        restartCount: 1,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: end },
      })),
    },
  });
  const { says, left, tried } = tryFirst(explainObjects(pod));
  for (const course of [left, tried]) {
    expect(course?.until).toBeGreaterThan(120_000);
    expect(course?.until).toBeLessThan(600_000);
    expect((course?.events.length ?? 0) - (course?.before ?? 0)).toBe(mostSteps(14));
  }
  expect(says).toMatch(/after \d+m\d*s? and \d+ more restarts\./);
  expect(says).not.toContain('10 min');
});

test('a value that cannot stand there is refused in a sentence', () => {
  expect(() => tryFirst(sickIn('startup-probe-never-passes'), 'soon')).toThrow(
    'spec.containers[0].startupProbe.failureThreshold cannot be “soon”',
  );
});

describe('on the nodes that were given', () => {
  const node = (name: string, taints: readonly unknown[], cpu: string) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: {} },
    spec: { taints },
    status: { allocatable: { cpu, memory: '8Gi', pods: '110' }, conditions: [{ type: 'Ready', status: 'True' }] },
  });
  const pending = (message: string, container: Readonly<Record<string, unknown>> = {}) => [
    podJson({
      spec: { nodeName: undefined, containers: [{ name: 'app', image: 'web:1', ...container }] },
      status: {
        phase: 'Pending',
        startTime: undefined,
        conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
      },
    }),
    eventJson('FailedScheduling', message),
  ];

  test('a toleration leads to the tainted node', () => {
    const taint = { key: 'dedicated', value: 'batch', effect: 'NoSchedule' };
    const explanation = explainObjects(
      ...pending('0/1 nodes are available: 1 node(s) had untolerated taint(s).'),
      node('batch-1', [taint], '4'),
    );
    expect(explanation.cause).toBe('taint-not-tolerated');
    expect(fixesIn(explanation)[0]).toMatchObject({ field: 'spec.tolerations', to: 'dedicated=batch:NoSchedule' });
    const { anew, tried } = tryFirst(explanation);
    expect(anew).toBe(false);
    expect(tried.rows.at(-1)).toMatchObject({ status: 'Running', ready: '1/1' });
    expect(tryFirst(explanation, 'other=batch:NoSchedule').tried.rows.at(-1)).toMatchObject({ status: 'Pending' });
  });

  test('a cluster without nodes waits for one', () => {
    const explanation = explainObjects(...pending('no nodes available to schedule pods'));
    expect(explanation.cause).toBe('no-nodes');
    const { left, tried } = tryFirst(explanation);
    expect(left?.rows.at(-1)).toMatchObject({ status: 'Pending' });
    expect(tried.rows.at(-1)).toMatchObject({ status: 'Running', ready: '1/1' });
  });

  test('to ask for less helps only where a node has as much', () => {
    const asks = { resources: { requests: { cpu: '6' } } };
    const explanation = explainObjects(
      ...pending('0/1 nodes are available: 1 Insufficient cpu.', asks),
      node('small-1', [], '2'),
    );
    expect(tryFirst(explanation, '3').tried.rows.at(-1)).toMatchObject({ status: 'Pending' });
    expect(tryFirst(explanation, '1500m').tried.rows.at(-1)).toMatchObject({ status: 'Running' });
  });
});

test('a strategic merge patch merges what has names, and replaces other lists', () => {
  const base = { containers: [{ name: 'a', image: 'x' }, { name: 'b' }], tolerations: [{ key: 'k' }], nodeName: 'n' };
  const patch = {
    containers: [{ name: 'a', args: ['1'] }, { name: 'c' }],
    tolerations: [{ key: 'j' }],
    nodeName: null,
  };
  expect(strategicMerge(base, patch)).toEqual({
    containers: [{ name: 'a', image: 'x', args: ['1'] }, { name: 'b' }, { name: 'c' }],
    tolerations: [{ key: 'j' }],
  });
});
