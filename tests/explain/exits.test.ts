import { describe, expect, test } from 'vitest';
import { eventJson, explainObjects, podJson } from './texts.ts';

const ended = (terminated: Readonly<Record<string, unknown>>, more: Parameters<typeof podJson>[0] = {}) =>
  podJson({
    ...more,
    status: {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'app',
          restartCount: 2,
          state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 20s restarting failed container=app' } },
          lastState: {
            terminated: { startedAt: '2026-11-23T20:04:30Z', finishedAt: '2026-11-23T20:05:30Z', ...terminated },
          },
        },
      ],
      ...more.status,
    },
  });
const started = eventJson('Started', 'Started container app', { type: 'Normal' });

describe('exit code 137 is told apart', () => {
  test('OOMKilled is the memory limit', () => {
    const found = explainObjects(
      ended({ exitCode: 137, reason: 'OOMKilled' }, { container: { resources: { limits: { memory: '64Mi' } } } }),
    );
    expect(found.cause).toBe('out-of-memory');
    expect(found.verdict).toContain('64Mi');
  });

  test('OOMKilled without a limit is the node, and no limit is offered', () => {
    const found = explainObjects(ended({ exitCode: 137, reason: 'OOMKilled' }));
    expect([found.cause, found.confidence]).toEqual(['node-out-of-memory', 'likely']);
    expect(found.verdict).toBe(
      'The container app was killed for lack of memory although it has no limit of its own, so the node ran out of memory.',
    );
    expect(found.alternatives.map(({ cause }) => cause)).toEqual(['out-of-memory']);
    expect(found.ruledOut.map(({ cause }) => cause)).not.toContain('out-of-memory');
    expect(found.commands.map(({ run }) => run)).toContain('kubectl describe node node-1');
    expect(found.trial.fixes).toEqual([]);
  });

  test.each([
    [
      '1.13',
      'Killing container with id docker://app:Container failed liveness probe.. Container will be killed and recreated.',
    ],
    ['1.16', 'Container app failed liveness probe, will be restarted'],
  ])('a Killing Event names the liveness probe (as %s writes it)', (_, message) => {
    const found = explainObjects(ended({ exitCode: 137, reason: 'Error' }), started, eventJson('Killing', message));
    expect(found.cause).toBe('liveness-fails');
    expect(found.confidence).toBe('certain');
  });

  test('a probe that killed an earlier instance is not blamed for this one', () => {
    const old = { firstTimestamp: '2026-11-23T20:01:00Z', lastTimestamp: '2026-11-23T20:01:00Z' };
    const killing = eventJson('Killing', 'Container app failed liveness probe, will be restarted', old);
    expect(explainObjects(ended({ exitCode: 137, reason: 'Error' }), started, killing).cause).toBe(
      'killed-from-outside',
    );
  });

  test('without Events a liveness probe is likely, and another cause is named with the command that decides', () => {
    const found = explainObjects(
      ended({ exitCode: 137, reason: 'Error' }, { container: { livenessProbe: { periodSeconds: 2 } } }),
    );
    expect([found.cause, found.confidence]).toEqual(['liveness-fails', 'likely']);
    expect(found.alternatives.map(({ cause }) => cause)).toEqual(['killed-from-outside']);
  });

  test('a deletion whose grace was over is the grace', () => {
    const found = explainObjects(
      podJson({
        metadata: { deletionTimestamp: '2026-11-23T20:05:30Z', deletionGracePeriodSeconds: 30 },
        status: {
          phase: 'Failed',
          containerStatuses: [
            {
              name: 'app',
              state: { terminated: { exitCode: 137, reason: 'Error', finishedAt: '2026-11-23T20:05:30Z' } },
            },
          ],
        },
      }),
    );
    expect(found.cause).toBe('grace-expired');
  });

  test('a node that ran out of memory says so itself', () => {
    const oom = eventJson('SystemOOM', 'System OOM encountered, victim process: web', {
      involvedObject: { kind: 'Node', name: 'node-1' },
    });
    expect(explainObjects(ended({ exitCode: 137, reason: 'Error' }), started, oom).cause).toBe('node-out-of-memory');
  });

  test('a container that the node lost has an exit code that is made up', () => {
    expect(explainObjects(ended({ exitCode: 137, reason: 'ContainerStatusUnknown' })).cause).toBe('container-lost');
  });

  test('with nothing of all that, it came from outside', () => {
    const found = explainObjects(ended({ exitCode: 137, reason: 'Error' }), started);
    expect([found.cause, found.confidence]).toEqual(['killed-from-outside', 'likely']);
    expect(found.alternatives.length).toBeGreaterThan(0);
  });
});

describe('other exits', () => {
  test.each([
    [1, 'Error', 'app-exits-nonzero'],
    [0, 'Completed', 'app-exits-zero'],
    [126, 'Error', 'command-not-executable'],
    [127, 'Error', 'command-not-found'],
    [139, 'Error', 'app-crashes-by-signal'],
    [143, 'Error', 'stopped-from-outside'],
    [255, 'Unknown', 'container-lost'],
    [159, 'seccomp killed', 'system-call-refused'],
  ])('%s %s is %s', (exitCode, reason, cause) => {
    expect(explainObjects(ended({ exitCode, reason }), started).cause).toBe(cause);
  });

  test('the next start is the last end and the back-off that the kubelet names', () => {
    const [next] = explainObjects(ended({ exitCode: 1, reason: 'Error' }), started).next;
    expect(next?.at).toBe('2026-11-23T20:05:50Z');
  });

  test('a container that runs again for more than ten minutes has recovered', () => {
    const again = (startedAt: string) =>
      podJson({
        status: {
          conditions: [{ type: 'Ready', status: 'True' }],
          containerStatuses: [
            {
              name: 'app',
              ready: true,
              restartCount: 1,
              state: { running: { startedAt } },
              lastState: { terminated: { exitCode: 1, reason: 'Error' } },
            },
          ],
        },
      });
    expect(explainObjects(again('2026-11-23T20:05:00Z')).cause).toBe('app-exits-nonzero');
    expect(explainObjects(again('2026-11-23T19:50:00Z')).healthy).toBe(true);
  });
});

test('of exit code 137 it is said who did not send SIGKILL, and never that of a cause that still fits', () => {
  const killed = (container: Readonly<Record<string, unknown>>) =>
    explainObjects(
      podJson({
        container,
        status: {
          containerStatuses: [
            {
              name: 'app',
              restartCount: 1,
              state: { waiting: { reason: 'CrashLoopBackOff' } },
              lastState: { terminated: { exitCode: 137, reason: 'Error' } },
            },
          ],
        },
      }),
      eventJson('Pulled', 'Container image already present on machine'),
    );
  const plain = killed({});
  expect(plain.cause).toBe('killed-from-outside');
  expect(plain.ruledOut.map(({ cause }) => cause)).toEqual(['out-of-memory', 'liveness-fails', 'grace-expired']);
  const limited = killed({ resources: { limits: { memory: '64Mi' } } });
  expect(limited.ruledOut.map(({ cause }) => cause)).toEqual(['liveness-fails', 'grace-expired']);
  for (const { alternatives, ruledOut } of [plain, limited]) {
    const excluded = new Set(ruledOut.map(({ cause }) => cause));
    expect(alternatives.filter(({ cause }) => excluded.has(cause))).toEqual([]);
  }
});
