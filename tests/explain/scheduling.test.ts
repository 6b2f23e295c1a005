import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../lib/explain/scheduling/refusal.ts';
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
      containers: [{ name: 'app', resources: { requests: { cpu: '4' } } }],
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
