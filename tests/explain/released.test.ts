import { describe, expect, test } from 'vitest';
import { inquire } from '../../lib/explain/inquiry.ts';
import { released } from '../../lib/explain/way/released.ts';
import { wayOf } from '../../lib/explain/way/way.ts';
import { recordedPods, scenarios } from '../recordings.ts';
import { eventJson, explainObjects, now, podJson } from './texts.ts';

const container = { name: 'app', ready: true, started: true, restartCount: 0, lastState: {} };
const running = { ...container, state: { running: { startedAt: '2026-11-23T20:00:03Z' } } };
const time = '2026-11-23T20:00:03Z';

describe('a way is found for a Pod of a release that knows no PodReadyToStartContainers', () => {
  const conditions = (ready: string) =>
    ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
      type,
      status: type.includes('Ready') ? ready : 'True',
      ...(type.includes('Ready') && ready === 'False' ? { reason: 'ContainersNotReady' } : {}),
      lastTransitionTime: time,
    }));

  test.each([
    ['that runs', 'True', running],
    [
      'whose image does not come',
      'False',
      { ...container, ready: false, started: false, state: { waiting: { reason: 'ImagePullBackOff' } } },
    ],
    [
      'that has not begun',
      'False',
      { ...container, ready: false, started: false, state: { waiting: { reason: 'ContainerCreating' } } },
    ],
  ])('%s', (_, ready, one) => {
    const phase = ready === 'True' ? 'Running' : 'Pending';
    const { facts } = explainObjects(
      podJson({ status: { phase, conditions: conditions(ready), containerStatuses: [one], podIP: '10.0.0.1' } }),
    );
    const { steps, reason } = wayOf(facts);
    expect(reason).toBeUndefined();
    expect(steps.length).toBeGreaterThan(3);
  });
});

test.each([
  ['a pod that waits for its image', '', 'Waiting\n      Reason:       ImagePullBackOff', 'node-1/10.0.0.5', 'True'],
  ['a pod that no node takes', '', '', '<none>', 'False'],
])('a way is found for the text of describe: %s', (_, more, state, node, scheduled) => {
  const source = `Name:             web
Namespace:        shop
Node:             ${node}
${node === '<none>' ? '' : 'Start Time:       Mon, 23 Nov 2026 20:00:01 +0000\n'}Status:           Pending
IP:               ${more}
Containers:
  app:
    Image:          ghcr.io/acme/web:1
${state === '' ? '' : `    State:          ${state}\n    Ready:          False\n    Restart Count:  0\n`}Conditions:
  Type              Status
${node === '<none>' ? '' : '  Initialized       True\n  Ready             False\n  ContainersReady   False\n'}  PodScheduled      ${scheduled}
Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
                             node.kubernetes.io/unreachable:NoExecute op=Exists for 300s
Events:
  Type     Reason            Age  From               Message
  ----     ------            ---  ----               -------
  Warning  ${node === '<none>' ? 'FailedScheduling  10s  default-scheduler  0/3 nodes are available: 3 Insufficient cpu.' : 'Failed  10s  kubelet  Failed to pull image "ghcr.io/acme/web:1": not found'}
`;
  const [answer] = inquire([{ source }], now, now).answers;
  if (!answer) throw new Error('there is no pod');
  const { facts, evidence } = answer.explanation;
  expect(wayOf(facts).reason).toBeUndefined();
  expect(facts.wants.tolerations.map(({ key }) => key)).toEqual([
    'node.kubernetes.io/not-ready',
    'node.kubernetes.io/unreachable',
  ]);
  expect(evidence.filter(({ value }) => value === '')).toEqual([]);
});

test('a Pod that leaves nothing out stays as it is', () => {
  for (const file of scenarios.slice(0, 40)) {
    for (const { object } of recordedPods(file)) {
      expect(
        released(object)
          .status.conditions.map(({ type, status, reason }) => [type, status, reason])
          .sort(),
      ).toEqual(object.status.conditions.map(({ type, status, reason }) => [type, status, reason]).sort());
    }
  }
});

test('a node that is not heard of is the cause, however the pod came to be deleted', () => {
  const lost = (conditions: readonly Readonly<Record<string, unknown>>[]) =>
    explainObjects(
      podJson({
        metadata: { deletionTimestamp: '2026-11-23T20:05:30Z', deletionGracePeriodSeconds: 30 },
        status: {
          conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: time }, ...conditions],
          containerStatuses: [running],
        },
      }),
      eventJson('NodeNotReady', 'Node is not ready'),
      eventJson('TaintManagerEviction', 'Marking for deletion Pod shop/web'),
    );
  expect(lost([]).cause).toBe('node-lost');
  const drained = lost([{ type: 'DisruptionTarget', status: 'True', reason: 'DeletionByTaintManager' }]);
  expect([drained.cause, drained.next]).toEqual(['node-lost', []]);
});
