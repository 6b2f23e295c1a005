import { describe, expect, test } from 'vitest';
import { wayOf } from '../../lib/explain/way/way.ts';
import { scenarios } from '../recordings.ts';
import { explained, recordedUntil } from './scenario.ts';
import { eventJson, explainObjects, podJson } from './texts.ts';

const at = (clock: string) => `2026-11-23T${clock}Z`;
const ready = [
  { type: 'PodReadyToStartContainers', status: 'True', lastTransitionTime: at('20:00:03') },
  { type: 'PodScheduled', status: 'True', lastTransitionTime: at('20:00:00') },
  { type: 'Initialized', status: 'True', lastTransitionTime: at('20:00:01') },
  { type: 'ContainersReady', status: 'True', lastTransitionTime: at('20:00:18') },
  { type: 'Ready', status: 'True', lastTransitionTime: at('20:00:18') },
];
const runs = (name: string, since: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name,
  ready: true,
  started: true,
  restartCount: 0,
  state: { running: { startedAt: at(since) } },
  lastState: {},
  ...more,
});

function waysteps(...objects: readonly Record<string, unknown>[]) {
  const { steps, reason } = wayOf(explainObjects(...objects).facts);
  expect(reason).toBeUndefined();
  return steps;
}

/** The recorded steps that are told with a time, as `20:00:06 container.started.app`. */
function recorded(steps: ReturnType<typeof waysteps>): readonly string[] {
  return steps.flatMap(({ at: time, event, basis }) => (basis === 'observed' ? `${time?.slice(11, 19)} ${event}` : []));
}

describe('steps come in the order of their records', () => {
  const two = [
    { name: 'app', image: 'app' },
    { name: 'side', image: 'side' },
  ];
  test('a pod was deleted long after its containers had started', () => {
    const steps = waysteps(
      podJson({
        metadata: { deletionTimestamp: at('20:05:30'), deletionGracePeriodSeconds: 30 },
        spec: { containers: two },
        status: { conditions: ready, containerStatuses: [runs('app', '20:00:06'), runs('side', '20:00:12')] },
      }),
    );
    expect(recorded(steps).slice(-3)).toEqual([
      '20:00:06 container.started.app',
      '20:00:12 container.started.side',
      '20:05:00 pod.deleted',
    ]);
    expect(steps.at(-1)?.event).toBe('pod.deleted');
  });

  test('a pod that was preempted ran before', () => {
    const steps = waysteps(
      podJson({
        metadata: { deletionTimestamp: at('20:05:30'), deletionGracePeriodSeconds: 30 },
        status: {
          conditions: [
            ...ready,
            {
              type: 'DisruptionTarget',
              status: 'True',
              reason: 'PreemptionByScheduler',
              lastTransitionTime: at('20:05:00'),
            },
          ],
          containerStatuses: [runs('app', '20:00:06')],
        },
      }),
      eventJson('Preempted', 'Preempted by pod 7f on node node-1', {
        firstTimestamp: at('20:05:00'),
        lastTimestamp: at('20:05:00'),
        involvedObject: { kind: 'Pod', name: 'web', namespace: 'shop', uid: 'u-1' },
      }),
    );
    expect(recorded(steps).slice(-2)).toEqual(['20:00:06 container.started.app', '20:05:00 pod.preempted']);
  });

  test('others had started before one of the containers was started again', () => {
    const ended = { exitCode: 1, reason: 'Error', startedAt: at('20:00:06'), finishedAt: at('20:04:54') };
    const steps = waysteps(
      podJson({
        spec: { containers: two },
        status: {
          conditions: ready,
          containerStatuses: [
            runs('app', '20:05:00', { restartCount: 1, lastState: { terminated: ended } }),
            runs('side', '20:00:12'),
          ],
        },
      }),
    );
    expect(recorded(steps).filter((step) => /started|failed/.test(step))).toEqual([
      '20:00:06 container.started.app',
      '20:00:12 container.started.side',
      '20:04:54 container.failed.app',
      '20:05:00 container.started.app',
    ]);
  });
});

test('the last end is that of the instance before the one that runs', () => {
  const ended = { exitCode: 137, reason: 'Error', startedAt: at('20:03:00'), finishedAt: at('20:04:00') };
  const steps = waysteps(
    podJson({
      status: {
        conditions: ready,
        containerStatuses: [runs('app', '20:04:00', { restartCount: 2, lastState: { terminated: ended } })],
      },
    }),
  );
  expect(recorded(steps).filter((step) => /started|failed/.test(step))).toEqual([
    '20:03:00 container.started.app',
    '20:04:00 container.failed.app',
    '20:04:00 container.started.app',
  ]);
});

test.each(scenarios)(
  '%s: no step that is called recorded has another time than its record, and none goes back',
  (file) => {
    for (const { facts } of explained(recordedUntil(file.replace('.jsonl', '')))) {
      const { steps } = wayOf(facts);
      const times = steps.flatMap(({ at: time }) => (time === null ? [] : [Date.parse(time)]));
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  },
);
