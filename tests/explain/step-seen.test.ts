import { describe, expect, test } from 'vitest';
import { stepSeen, stepsSeen } from '../../lib/explain/step-seen.ts';
import { specSeen } from '../../lib/journey/watch.ts';
import { parsePod } from '../../lib/kubernetes/pod.ts';
import { toGraph } from '../../machines/graph.ts';
import { podChart } from '../../machines/pod.ts';
import { scenarios } from '../recordings.ts';
import { explained, recordedUntil } from './scenario.ts';
import { podJson } from './texts.ts';

test.each(scenarios)('%s ends in a step of the states in which its Pod may stand', (file) => {
  for (const { facts, states } of explained(recordedUntil(file.replace('.jsonl', '')))) {
    // Of a pod that is gone, the last thing seen is older than its end.
    if (facts.gone) continue;
    const graph = toGraph(podChart(specSeen(facts.pod)));
    const stand = graph.states.filter(({ id }) => states.includes(id)).map(({ meta }) => meta.stage);
    expect(stand, states.join()).toContain(stepSeen(facts.pod));
  }
});

test.each(scenarios)('%s ends in one of the steps that its Pod and Events allow', (file) => {
  for (const { facts } of explained(recordedUntil(file.replace('.jsonl', '')))) {
    if (!facts.gone) expect(stepsSeen(facts.pod, facts.events)).toContain(stepSeen(facts.pod));
  }
});

describe('ContainerCreating is said in three steps, and only more than STATUS tells them apart', () => {
  const creating = (sandbox?: string, more: Readonly<Record<string, unknown>> = {}) =>
    parsePod(
      podJson({
        status: {
          phase: 'Pending',
          conditions: sandbox === undefined ? [] : [{ type: 'PodReadyToStartContainers', status: sandbox }],
          containerStatuses: [{ name: 'app', restartCount: 0, state: { waiting: { reason: 'ContainerCreating' } } }],
          ...more,
        },
      }),
      'this pod',
    );
  test('nothing tells', () => expect(stepsSeen(creating(), [])).toEqual(['accept', 'pull', 'start']));
  test('the sandbox is ready', () => expect(stepsSeen(creating('True'), [])).toEqual(['pull', 'start']));
  test('the sandbox is not ready', () => expect(stepsSeen(creating('False'), [])).toEqual(['accept']));
  test('the kubelet has told', () => expect(stepsSeen(creating('True'), [{ reason: 'Pulling' }])).toHaveLength(1));
  test('only the scheduler has', () => expect(stepsSeen(creating(), [{ reason: 'Scheduled' }])).toHaveLength(3));
  test('the kubelet has not taken it', () => {
    expect(stepsSeen(creating(undefined, { startTime: undefined }), [])).toEqual(['accept']);
  });
});
