import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../lib/kubernetes/input-error.ts';
import { parsePod } from '../../lib/kubernetes/pod.ts';
import { type PrintedRow, printedRow } from '../../lib/kubernetes/printed-row.ts';
import { folder, recordedPods, scenarios } from '../recordings.ts';
import { ended, running, type Sample, samplePod, statusOf, waiting } from './sample-pod.ts';

const now = Date.parse('2026-11-23T21:00:00Z');

describe('every recorded Pod prints as the API server printed it', () => {
  test.each(scenarios)('%s', (scenario) => {
    for (const { object, at = '', printed } of recordedPods(scenario)) {
      if (printed === undefined) continue;
      const row = toColumns(printedRow(object, Date.parse(at)));
      const earlier = toColumns(printedRow(object, Date.parse(at) - 1000));
      // The server reads its clock before the watcher does, so an age may be one second less.
      const { Age: age, Restarts: restarts, ...exact } = printed;
      expect(row).toMatchObject(exact);
      expect([row.Age, earlier.Age]).toContain(age);
      expect([row.Restarts, earlier.Restarts]).toContain(restarts);
    }
  });
});

test('the recordings hold Pods in trouble, not only running ones', () => {
  const words = new Set(scenarios.flatMap(recordedPods).map(({ printed }) => printed?.Status));
  expect(words.size).toBeGreaterThan(25);
});

test('K1: a reason on the pod takes the place of its phase', () => {
  expect(statusWord({ status: { phase: 'Pending' } })).toBe('Pending');
  expect(statusWord({ status: { phase: 'Failed', reason: 'Evicted' } })).toBe('Evicted');
  expect(statusWord({ status: { phase: undefined } })).toBe('');
});

test('K2: a pod is SchedulingGated by its condition, even when the condition is True', () => {
  const conditions = [{ type: 'PodScheduled', status: 'True', reason: 'SchedulingGated' }];
  expect(statusWord({ status: { phase: 'Pending', reason: 'Odd', conditions } })).toBe('SchedulingGated');
});

test('K3: READY counts sidecars and leaves ephemeral containers out', () => {
  const pod = samplePod({
    spec: {
      initContainers: [{ name: 'once' }, { name: 'proxy', restartPolicy: 'Always' }],
      containers: [{ name: 'app' }, { name: 'web' }],
      ephemeralContainers: [{ name: 'debugger' }],
    },
    status: {
      initContainerStatuses: [statusOf('once', ended(0)), statusOf('proxy', running, { started: true, ready: true })],
      containerStatuses: [statusOf('app', running, { ready: true }), statusOf('web', running)],
      ephemeralContainerStatuses: [statusOf('debugger', running, { ready: true })],
    },
  });
  expect(printedRow(pod, now).ready).toBe('2/3');
});

test('K4: a name that the spec does not have is no sidecar', () => {
  const statuses = [statusOf('ghost', running, { started: true, ready: true, restartCount: 2 })];
  const row = printedRow(samplePod({ status: { phase: 'Pending', initContainerStatuses: statuses } }), now);
  expect(row).toMatchObject({ ready: '0/1', status: 'Init:0/0', restarts: '2' });
});

test.each([
  ['a reason for the end', ended(1, 'OOMKilled'), 'Init:OOMKilled'],
  ['a signal', ended(137, undefined, { signal: 9 }), 'Init:Signal:9'],
  ['only an exit code', ended(3), 'Init:ExitCode:3'],
  ['a reason to wait', waiting('ImagePullBackOff'), 'Init:ImagePullBackOff'],
  ['the default reason to wait', waiting('PodInitializing'), 'Init:0/1'],
  ['no reason to wait', waiting(), 'Init:0/1'],
  ['a run', running, 'Init:0/1'],
  ['nothing', {}, 'Init:0/1'],
])('K5: an init container with %s shows as %s', (_, state, word) => {
  const spec = { initContainers: [{ name: 'first' }] };
  expect(statusWord({ spec, status: { phase: 'Pending', initContainerStatuses: [statusOf('first', state)] } })).toBe(
    word,
  );
});

test('K5: a sidecar that ended with 0 is passed over as if it were done', () => {
  const spec = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] };
  const status = { initContainerStatuses: [statusOf('proxy', ended(0, 'Completed'))] };
  expect(statusWord({ spec, status })).toBe('Running');
});

test('K6: what follows the unfinished init container adds no restarts', () => {
  const spec = { initContainers: [{ name: 'a' }, { name: 'b' }] };
  const initContainerStatuses = [
    statusOf('a', waiting('CrashLoopBackOff'), { restartCount: 3 }),
    statusOf('b', waiting('PodInitializing'), { restartCount: 4 }),
  ];
  expect(printedRow(samplePod({ spec, status: { phase: 'Pending', initContainerStatuses } }), now).restarts).toBe('3');
});

test('K7: started sidecars count among the steps that are done', () => {
  const spec = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'a' }, { name: 'b' }] };
  const initContainerStatuses = [
    statusOf('proxy', running, { started: true, ready: true }),
    statusOf('a', running),
    statusOf('b', waiting('PodInitializing')),
  ];
  const row = printedRow(samplePod({ spec, status: { phase: 'Pending', initContainerStatuses } }), now);
  expect(row).toMatchObject({ status: 'Init:1/3', ready: '1/2' });
});

test('K8: of two main containers in trouble the first gives the word', () => {
  const spec = { containers: [{ name: 'a' }, { name: 'b' }] };
  const containerStatuses = [statusOf('a', waiting('ErrImagePull')), statusOf('b', ended(1, 'Error'))];
  expect(statusWord({ spec, status: { containerStatuses } })).toBe('ErrImagePull');
});

test('K8: a broken sidecar shows on a pod that is already initialized, with the restarts of its main containers', () => {
  const spec = { initContainers: [{ name: 'once' }, { name: 'proxy', restartPolicy: 'Always' }] };
  const status = {
    conditions: [{ type: 'Initialized', status: 'True' }],
    initContainerStatuses: [
      statusOf('once', ended(0), { restartCount: 5 }),
      statusOf('proxy', waiting('CrashLoopBackOff'), { restartCount: 3 }),
    ],
    containerStatuses: [statusOf('app', running, { ready: true, restartCount: 1 })],
  };
  expect(printedRow(samplePod({ spec, status }), now)).toMatchObject({
    status: 'Init:CrashLoopBackOff',
    ready: '1/2',
    restarts: '4',
  });
});

test('K8: an end without reason shows its signal, else its exit code, even 0', () => {
  expect(statusWord({ status: { containerStatuses: [statusOf('app', ended(137, '', { signal: 9 }))] } })).toBe(
    'Signal:9',
  );
  expect(statusWord({ status: { containerStatuses: [statusOf('app', ended(0))] } })).toBe('ExitCode:0');
});

test('K9: neither a container that is not ready nor one that waits without a reason changes the word', () => {
  expect(statusWord({ status: { containerStatuses: [statusOf('app', running)] } })).toBe('Running');
  expect(statusWord({ status: { phase: 'Pending', containerStatuses: [statusOf('app', waiting())] } })).toBe('Pending');
});

test.each([
  ['Running in a Ready pod', running, [{ type: 'Ready', status: 'True' }], 'Running'],
  ['NotReady in a pod that is not Ready', running, [], 'NotReady'],
  ['the failure of another', ended(2, 'Error'), [], 'Error'],
  ['Completed when all completed', ended(0, 'Completed'), [], 'Completed'],
])('K10: beside a completed container the word is %s', (_, second, conditions, word) => {
  const spec = { containers: [{ name: 'a' }, { name: 'b' }] };
  const containerStatuses = [statusOf('a', ended(0, 'Completed')), statusOf('b', second, { ready: true })];
  expect(statusWord({ spec, status: { conditions, containerStatuses } })).toBe(word);
});

test('K11: while initializing, main containers count neither as ready nor as restarted', () => {
  const spec = { initContainers: [{ name: 'first' }] };
  const status = {
    phase: 'Pending',
    initContainerStatuses: [statusOf('first', running, { restartCount: 1 })],
    containerStatuses: [statusOf('app', running, { ready: true, restartCount: 7 })],
  };
  expect(printedRow(samplePod({ spec, status }), now)).toMatchObject({ ready: '0/1', restarts: '1' });
});

test('K12: a deleted pod is Terminating, or Unknown when its node is lost', () => {
  const metadata = { deletionTimestamp: '2026-11-23T20:59:00Z' };
  expect(statusWord({ metadata })).toBe('Terminating');
  expect(statusWord({ metadata, status: { reason: 'NodeLost' } })).toBe('Unknown');
});

test('K13: RESTARTS says when the newest restart was, if one is known', () => {
  const restarted = { restartCount: 2, lastState: ended(1, 'Error', { finishedAt: '2026-11-23T20:59:18Z' }) };
  const restartsOf = (more: object) =>
    printedRow(samplePod({ status: { containerStatuses: [statusOf('app', running, { ...more })] } }), now).restarts;
  expect(restartsOf(restarted)).toBe('2 (42s ago)');
  expect(restartsOf({ restartCount: 2 })).toBe('2');
  expect(restartsOf({ ...restarted, restartCount: 0 })).toBe('0');
  expect(restartsOf({ restartCount: 2, lastState: ended(1, 'Error', { finishedAt: 'yesterday' }) })).toBe('2');
});

test('K14: AGE counts from the creation and is unknown without one', () => {
  const ageOf = (creationTimestamp: unknown) => printedRow(samplePod({ metadata: { creationTimestamp } }), now).age;
  expect(ageOf('2026-11-23T18:00:00Z')).toBe('3h');
  expect(ageOf(null)).toBe('<unknown>');
  expect(ageOf('soon')).toBe('<unknown>');
});

test('K15: the wide columns show the first address, the nodes, and gates as open out of all', () => {
  expect(printedRow(samplePod({}), now)).toMatchObject({
    ip: '<none>',
    node: '<none>',
    nominatedNode: '<none>',
    readinessGates: '<none>',
  });
  const pod = samplePod({
    spec: { nodeName: 'n1', readinessGates: [{ conditionType: 'a' }, { conditionType: 'b' }] },
    status: {
      nominatedNodeName: 'n2',
      podIPs: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }],
      conditions: [
        { type: 'a', status: 'True' },
        { type: 'b', status: 'False' },
        { type: 'b', status: 'True' },
      ],
    },
  });
  expect(printedRow(pod, now)).toMatchObject({
    ip: '10.0.0.1',
    node: 'n1',
    nominatedNode: 'n2',
    readinessGates: '1/2',
  });
});

test('K12: a pod that has ended keeps its word while it is deleted', () => {
  const metadata = { deletionTimestamp: '2026-11-23T20:59:00Z' };
  const containerStatuses = [statusOf('app', ended(0, 'Completed'))];
  expect(statusWord({ metadata, status: { phase: 'Succeeded', containerStatuses } })).toBe('Completed');
  expect(statusWord({ metadata, status: { phase: 'Failed' } })).toBe('Failed');
});

test('K16: the columns of an ended pod are those of every other', () => {
  const { object, printed = {} } = recordedPods('run-to-completion.jsonl').at(-1) ?? {};
  expect(object?.status.phase).toBe('Succeeded');
  expect(Object.keys(printed).sort()).toEqual(Object.keys(toColumns(printedRow(samplePod({}), now))).sort());
});

test('a Pod with anything at all in its fields prints, or is refused with a sentence', () => {
  const odd = fc.record(
    {
      kind: fc.constantFrom('Pod', 'Pod', 'Pod', 'Node', undefined),
      metadata: fc.oneof(fc.record({ name: fc.string(), finalizers: fc.anything() }), fc.anything()),
      spec: fc.oneof(fc.record({ containers: fc.anything(), initContainers: fc.array(fc.anything()) }), fc.anything()),
      status: fc.record(
        {
          phase: fc.anything(),
          conditions: fc.array(fc.anything()),
          containerStatuses: fc.array(
            fc.record({ name: fc.anything(), state: fc.anything(), restartCount: fc.anything() }, { requiredKeys: [] }),
          ),
          initContainerStatuses: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(odd, fc.anything()), (value) => {
      try {
        const row = printedRow(parsePod(value, 'this'), now);
        expect(row.ready).toMatch(/^\d+\/\d+$/);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('a recorded Pod with any one field missing still prints', () => {
  const { object } = recordedPods('sidecar-starts-first.jsonl').at(-1) ?? {};
  const text = JSON.stringify(object);
  const keys = [...new Set([...text.matchAll(/"(\w+)":/g)].map(([, key]) => key))];
  for (const missing of keys) {
    if (missing === 'kind' || missing === 'metadata' || missing === 'name') continue;
    const partial: unknown = JSON.parse(text, (key, value) => (key === missing ? undefined : value));
    expect(printedRow(parsePod(partial, 'this'), now).name).toBe('web');
  }
});

test('the table of a whole cluster reads its Pods in one go', () => {
  const list: { items: unknown[] } = JSON.parse(readFileSync(join(folder, 'cluster/pods.json'), 'utf8'));
  const rows = list.items.map((item, index) => printedRow(parsePod(item, `items[${index}]`), now));
  expect(new Set(rows.map(({ status }) => status))).toContain('Init:CrashLoopBackOff');
});

function statusWord(sample: Sample): string {
  return printedRow(samplePod(sample), now).status;
}

function toColumns(row: PrintedRow): Record<string, string> {
  return {
    Name: row.name,
    Ready: row.ready,
    Status: row.status,
    Restarts: row.restarts,
    Age: row.age,
    IP: row.ip,
    Node: row.node,
    'Nominated Node': row.nominatedNode,
    'Readiness Gates': row.readinessGates,
  };
}
