import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../lib/explain/scheduling/refusal.ts';
import { whatIf } from '../../lib/explain/trial/what-if.ts';
import { fields } from '../../lib/kubernetes/fields.ts';
import { eventJson, explainObjects, podJson } from './texts.ts';

/** Answers of schedulers from 1.18 to 1.36: the rows, and the cause that is named first. */
const answers: readonly (readonly [message: string, rows: readonly (readonly [number, string])[], cause: string])[] = [
  [
    '0/9 nodes are available: 3 node(s) had untolerated taint(s), 6 Insufficient cpu. no new claims to deallocate, preemption: 0/9 nodes are available: 3 Preemption is not helpful for scheduling, 6 No preemption victims found for incoming pod.',
    [
      [3, 'node(s) had untolerated taint(s)'],
      [6, 'Insufficient cpu'],
    ],
    'insufficient-cpu',
  ],
  [
    "0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
    [
      [1, 'node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }'],
      [2, "node(s) didn't match Pod's node affinity/selector"],
    ],
    'node-selector-mismatch',
  ],
  [
    "0/4 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate, 3 Insufficient memory.",
    [
      [1, "node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate"],
      [3, 'Insufficient memory'],
    ],
    'insufficient-memory',
  ],
  [
    "0/2 nodes are available: 2 node(s) didn't match node selector.",
    [[2, "node(s) didn't match node selector"]],
    'node-selector-mismatch',
  ],
  [
    '0/2 nodes are available: 2 node(s) had volume node affinity conflict.',
    [[2, 'node(s) had volume node affinity conflict']],
    'volume-node-affinity',
  ],
  [
    '0/1 nodes are available: 1 Insufficient nvidia.com/gpu.',
    [[1, 'Insufficient nvidia.com/gpu']],
    'insufficient-resource',
  ],
  ['0/5 nodes are available: 5 Too many pods.', [[5, 'Too many pods']], 'too-many-pods'],
  [
    "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.",
    [[1, "node(s) didn't have free ports for the requested pod ports"]],
    'host-port-taken',
  ],
  [
    "0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints.",
    [[1, "node(s) didn't match pod topology spread constraints"]],
    'topology-spread',
  ],
  [
    "0/1 nodes are available: 1 node(s) didn't match pod affinity rules.",
    [[1, "node(s) didn't match pod affinity rules"]],
    'pod-affinity',
  ],
  [
    "0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules.",
    [[1, "node(s) didn't match pod anti-affinity rules"]],
    'pod-anti-affinity',
  ],
  ['0/1 nodes are available: 1 node(s) were unschedulable.', [[1, 'node(s) were unschedulable']], 'node-cordoned'],
  ['0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found', [], 'volume-claim-unbound'],
  [
    '0/3 nodes are available: 3 pod has unbound immediate PersistentVolumeClaims.',
    [[3, 'pod has unbound immediate PersistentVolumeClaims']],
    'volume-claim-unbound',
  ],
  ['0/1 nodes are available: persistentvolumeclaim "data" not found. not found', [], 'volume-claim-missing'],
  ['no nodes available to schedule pods', [], 'no-nodes'],
];

const pending = (message: string) =>
  podJson({
    spec: {
      nodeName: undefined,
      nodeSelector: { disk: 'ssd' },
      containers: [{ name: 'app', image: 'web:1', resources: { requests: { cpu: '4' } } }],
    },
    status: {
      phase: 'Pending',
      startTime: undefined,
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
    },
  });

describe('what the scheduler answers is taken apart', () => {
  test.each(answers)('%s', (message, rows, cause) => {
    const refusal = refusalOf(message);
    expect(refusal?.rows.map(({ nodes, reason }) => [nodes, reason])).toEqual(rows);
    const found = explainObjects(pending(message));
    expect(found.cause).toBe(cause);
    expect(found.next[0]?.what).toContain('the scheduler tries again');
  });

  test.each(answers)('the rows add up to all nodes, or the table says what is missing: %s', (message) => {
    const refusal = refusalOf(message);
    if (!refusal || refusal.rows.length === 0) return;
    const told = refusal.rows.reduce((sum, { nodes }) => sum + nodes, 0);
    expect(told + refusal.unsaid - refusal.twice).toBe(refusal.nodes);
  });

  test('a message that was cut, and nodes with two reasons, are said to be', () => {
    expect(refusalOf('0/9 nodes are available: 3 Insufficient cpu ...')?.unsaid).toBe(6);
    expect(refusalOf('0/2 nodes are available: 1 Too many pods, 2 Insufficient cpu.')?.twice).toBe(1);
  });

  test('with Nodes pasted it is said which node fails why', () => {
    const node = (name: string, more: Readonly<Record<string, unknown>>, cpu: string, labels = {}) => ({
      kind: 'Node',
      metadata: { name, labels },
      spec: more,
      status: { allocatable: { cpu, memory: '8Gi', pods: '110' }, conditions: [{ type: 'Ready', status: 'True' }] },
    });
    const found = explainObjects(
      pending(
        "0/3 nodes are available: 1 node(s) had untolerated taint(s), 1 node(s) didn't match Pod's node affinity/selector, 1 Insufficient cpu.",
      ),
      node('one', { taints: [{ key: 'gpu', effect: 'NoSchedule' }] }, '8', { disk: 'ssd' }),
      node('two', {}, '8', { disk: 'hdd' }),
      node('three', {}, '2', { disk: 'ssd' }),
    );
    const said = found.evidence.filter(({ source }) => source.startsWith('Node/')).map(({ claim }) => claim);
    expect(said).toEqual([
      'one: the pod does not tolerate its taint gpu:NoSchedule.',
      'two: its label disk is hdd, not ssd.',
      'three: it has 2 of cpu left, and the pod asks for 4.',
    ]);
  });

  test('of a pod that only Events tell about, the last Event counts', () => {
    const found = explainObjects(
      podJson({ spec: { nodeName: undefined }, status: { phase: 'Pending', startTime: undefined } }),
      eventJson('FailedScheduling', '0/1 nodes are available: 1 Insufficient cpu.'),
    );
    expect(found.cause).toBe('insufficient-cpu');
  });
});

describe('sick nodes', () => {
  const message =
    '0/3 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }, 2 node(s) had untolerated taint {node.kubernetes.io/unreachable: }. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';

  test('nobody is told to tolerate their taints, and what is wrong with them is said', () => {
    const found = explainObjects(pending(message));
    expect(found.cause).toBe('nodes-sick');
    expect(found.verdict).toBe('All 3 nodes take no pods, being sick: disk-pressure and unreachable.');
    expect(found.commands.map(({ run }) => run)).toContain('kubectl describe nodes');
    const [first, ...others] = found.trial.fixes;
    expect([first, ...others].map((fix) => fix?.edit)).toEqual([undefined, undefined]);
    if (!first) throw new Error('there is nothing to try');
    const { left, tried } = whatIf(found, first);
    expect([left?.rows.at(-1)?.status, tried.rows.at(-1)?.status]).toEqual(['Pending', 'Running']);
  });

  test.each([
    ['node.kubernetes.io/not-ready', 'nodes-sick'],
    ['dedicated', 'taint-not-tolerated'],
  ])('where the scheduler names no taint, the Nodes do: %s', (key, cause) => {
    const node = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1', labels: { disk: 'ssd' } },
      spec: { taints: [{ key, effect: 'NoSchedule' }] },
      status: { allocatable: { cpu: '8', memory: '8Gi', pods: '110' } },
    };
    const found = explainObjects(pending('0/1 nodes are available: 1 node(s) had untolerated taint(s).'), node);
    expect(found.cause).toBe(cause);
    expect(found.verdict).not.toContain('{');
  });
});

test('a claim that was not bound in time is looked at by its name', () => {
  const volumes = [
    { name: 'data', persistentVolumeClaim: { claimName: 'data-web' } },
    { name: 'scratch', ephemeral: {} },
  ];
  const waiting = pending('running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded');
  const { commands, verdict } = explainObjects({ ...waiting, spec: { ...fields(waiting.spec), volumes } });
  expect(verdict).toContain('A node was found for the pod');
  expect(commands.map(({ run }) => run)).toEqual([
    'kubectl -n shop describe pvc data-web',
    'kubectl -n shop describe pvc web-scratch',
  ]);
});

test.each(answers)('what is left on the nodes is looked at only where a resource is short: %s', (message, _, cause) => {
  const whys = explainObjects(pending(message)).commands.map(({ why }) => why);
  expect(whys.some((why) => why.includes('Allocated resources'))).toBe(/^insufficient|^too-many/.test(cause));
});
