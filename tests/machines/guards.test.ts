import { describe, expect, test } from 'vitest';
import { type GuardRef, neverHolds, whyNot } from '@/machines/guards.ts';
import type { PodContext } from '@/machines/pod-context.ts';
import { ended, having, plain, rich } from './contexts.ts';

const web = { container: 'web' };

describe('a guard that does not hold says why, with the values that it saw; one that holds says nothing', () => {
  const rows: readonly (readonly [GuardRef, PodContext, string | undefined])[] = [
    [{ type: 'pullPolicy', params: { ...web, oneOf: ['Never'] } }, rich, undefined],
    [{ type: 'pullPolicy', params: { ...web, oneOf: ['Always'] } }, rich, 'imagePullPolicy is Never'],
    [{ type: 'imageReference', params: { ...web, valid: true } }, rich, undefined],
    [{ type: 'imageReference', params: { ...web, valid: false } }, rich, 'c:1 is a valid reference'],
    [{ type: 'imageReference', params: { container: 'api', valid: false } }, rich, undefined],
    [
      { type: 'imageReference', params: { container: 'api', valid: true } },
      rich,
      'Bad Image cannot be read as an image reference',
    ],
    [{ type: 'pullNeeded', params: web }, plain, undefined],
    [{ type: 'pullNeeded', params: web }, rich, 'imagePullPolicy is Never'],
    [{ type: 'pullNeeded', params: { container: 'api' } }, having(rich, 'api', { imageOnNode: true }), undefined],
    [
      { type: 'pullNeeded', params: web },
      { ...having(plain, 'web', { imageOnNode: true }), node: 'node-1' },
      'imagePullPolicy is IfNotPresent, and node-1 has the image',
    ],
    [{ type: 'imageInRegistry', params: {} }, { ...plain, image: 'pushed' }, undefined],
    [
      { type: 'imageInRegistry', params: {} },
      { ...plain, image: 'local' },
      'step 2 was left out, so no registry holds the image',
    ],
    [{ type: 'restarts', params: { ...web, is: true } }, having(plain, 'web', ended(0)), undefined],
    [
      { type: 'restarts', params: { ...web, is: true } },
      { ...having(plain, 'web', ended(0)), deletedAt: 5 },
      'the pod is being deleted, and nothing is started again',
    ],
    [
      { type: 'restarts', params: { ...web, is: true } },
      having(rich, 'web', ended(3)),
      'restartPolicy is Never and the exit code 3',
    ],
    [{ type: 'restarts', params: { ...web, is: false } }, having(rich, 'web', ended(3)), undefined],
    [
      { type: 'restarts', params: { container: 'proxy', is: true } },
      having(having(having(rich, 'web', ended(0)), 'api', ended(1)), 'proxy', ended(0)),
      'the pod has no main container left, and sidecars are not started again',
    ],
    [{ type: 'restarts', params: { container: 'proxy', is: true } }, having(rich, 'proxy', ended(0)), undefined],
    [{ type: 'restartsAfterExit', params: { ...web, exitCode: 1, is: true } }, plain, undefined],
    [{ type: 'restartsAfterExit', params: { ...web, exitCode: 1, is: true } }, rich, 'restartPolicy is Never'],
    [{ type: 'restartsAfterExit', params: { ...web, exitCode: 7, is: true } }, rich, undefined],
    [
      { type: 'backOff', params: { ...web, runs: true } },
      having(plain, 'web', ended(1)),
      'the first restart has no back-off',
    ],
    [{ type: 'backOff', params: { ...web, runs: true } }, having(plain, 'web', { ...ended(1), crashes: 1 }), undefined],
    [
      { type: 'backOff', params: { ...web, runs: false } },
      having(plain, 'web', { ...ended(1), crashes: 1 }),
      'the back-off has begun',
    ],
    [
      { type: 'backOff', params: { ...web, runs: true } },
      having(plain, 'web', { ...ended(137, 90_000), crashes: 1, killed: true, previous: ended(1).instance }),
      'the back-off of the end before is over',
    ],
    [{ type: 'probe', params: { ...web, probe: 'liveness' } }, rich, undefined],
    [{ type: 'probe', params: { ...web, probe: 'startup' } }, rich, 'web has no startup probe'],
    [{ type: 'lastProbe', params: { ...web, probe: 'liveness', is: true } }, rich, '1 of 2 failures in a row'],
    [
      { type: 'lastProbe', params: { ...web, probe: 'liveness', is: true } },
      having(rich, 'web', { probeFailures: { startup: 0, liveness: 1, readiness: 0 } }),
      undefined,
    ],
    [{ type: 'lastProbe', params: { ...web, probe: 'liveness', is: true } }, plain, undefined],
    [{ type: 'probeFailing', params: { ...web, probe: 'readiness' } }, rich, 'the readiness probe has not failed'],
    [
      { type: 'probeFailing', params: { ...web, probe: 'readiness' } },
      having(rich, 'web', { probeFailures: { startup: 0, liveness: 0, readiness: 1 } }),
      undefined,
    ],
    [{ type: 'references', params: web }, rich, undefined],
    [{ type: 'references', params: web }, plain, 'web needs no ConfigMap and no Secret'],
    [{ type: 'runAsNonRoot', params: web }, rich, undefined],
    [{ type: 'runAsNonRoot', params: web }, plain, 'runAsNonRoot is not set'],
    [{ type: 'preStop', params: web }, rich, undefined],
    [{ type: 'preStop', params: web }, plain, 'web has no preStop hook'],
    [{ type: 'volumes', params: {} }, rich, undefined],
    [{ type: 'volumes', params: {} }, plain, 'the pod has no volumes of its own'],
    [{ type: 'podFinished', params: {} }, rich, 'web is not finished'],
    [{ type: 'podFinished', params: {} }, having(rich, 'web', ended(0)), 'api is not finished'],
    [{ type: 'podFinished', params: {} }, having(having(rich, 'web', ended(0)), 'api', ended(0)), undefined],
    [{ type: 'podFinished', params: {} }, having(rich, 'init', ended(1)), undefined],
    [{ type: 'podFinished', params: {} }, having(rich, 'init', ended(0)), 'web is not finished'],
    [{ type: 'podFinished', params: {} }, having(plain, 'web', ended(0)), 'web is not finished'],
    [{ type: 'podFinished', params: {} }, { ...plain, containers: {} }, 'web is not finished'],
    [{ type: 'othersStopped', params: { container: 'proxy' } }, rich, 'logs still runs, and sidecars stop after it'],
    [
      { type: 'othersStopped', params: { container: 'proxy' } },
      having(rich, 'logs', { stopped: true }),
      'web still runs, and sidecars stop after it',
    ],
    [
      { type: 'othersStopped', params: { container: 'logs' } },
      having(having(rich, 'web', { stopped: true }), 'api', { stopped: true }),
      undefined,
    ],
    [{ type: 'deadline', params: {} }, rich, undefined],
    [{ type: 'deadline', params: {} }, plain, 'activeDeadlineSeconds is not set'],
    [{ type: 'readinessGates', params: {} }, rich, undefined],
    [{ type: 'readinessGates', params: {} }, { ...rich, gatesOpen: true }, 'no readiness gate is closed'],
    [{ type: 'readinessGates', params: {} }, plain, 'no readiness gate is closed'],
    [{ type: 'nodeAnswers', params: {} }, plain, undefined],
    [
      { type: 'nodeAnswers', params: {} },
      { ...plain, silent: true, node: 'node-1' },
      'the kubelet of node-1 does not answer',
    ],
    [{ type: 'rebuilds', params: {} }, rich, undefined],
    [
      { type: 'rebuilds', params: {} },
      having(rich, 'init', ended(0)),
      'restartPolicy is Never and init has been created',
    ],
    [{ type: 'rebuilds', params: {} }, having(plain, 'web', ended(0)), undefined],
    [{ type: 'restartsAll', params: {} }, having(rich, 'web', ended(7)), undefined],
    [
      { type: 'restartsAll', params: {} },
      having(rich, 'web', ended(8)),
      'no container ended in a way that restarts all',
    ],
    [{ type: 'restartsAll', params: {} }, { ...rich, containers: {} }, 'no container ended in a way that restarts all'],
    [{ type: 'unscheduled', params: {} }, plain, undefined],
    [{ type: 'unscheduled', params: {} }, { ...plain, node: 'node-1' }, 'the pod is on node-1'],
    [{ type: 'deleting', params: { is: true } }, plain, 'nobody has deleted the pod'],
    [{ type: 'deleting', params: { is: false } }, { ...plain, deletedAt: 1 }, 'the pod is being deleted'],
    [{ type: 'deleting', params: { is: true } }, { ...plain, deletedAt: 1 }, undefined],
    [{ type: 'ending', params: { is: true } }, plain, 'the pod is not stopping'],
    [{ type: 'ending', params: { is: false } }, plain, undefined],
    [{ type: 'ending', params: { is: false } }, { ...plain, stoppingAt: 1 }, 'the pod is stopping already'],
    [
      { type: 'ending', params: { is: false } },
      { ...plain, rejection: { reason: 'NodeAffinity', message: '' } },
      'the pod is stopping already',
    ],
    [{ type: 'finalizers', params: { present: true } }, rich, undefined],
    [{ type: 'finalizers', params: { present: false } }, rich, 'acme/books, acme/keys still holds the pod'],
    [{ type: 'finalizers', params: { present: true } }, plain, 'the pod has no finalizers'],
    [
      {
        type: 'all',
        params: {
          of: [
            { type: 'deleting', params: { is: false } },
            { type: 'volumes', params: {} },
          ],
        },
      },
      plain,
      'the pod has no volumes of its own',
    ],
  ];

  test.each(
    rows.map(([guard, context, said]) => [JSON.stringify(guard), said ?? 'holds', guard, context, said] as const),
  )('%s: %s', (_name, _words, guard, context, said) => expect(whyNot(guard, context)).toBe(said));
});

describe('what the spec alone forbids never holds', () => {
  const never = (guard: GuardRef, context: PodContext) => neverHolds(guard, context);

  test('a probe that there is not, but not one that has not failed yet', () => {
    expect(never({ type: 'probe', params: { ...web, probe: 'startup' } }, plain)).toBe(true);
    expect(never({ type: 'probe', params: { ...web, probe: 'liveness' } }, rich)).toBe(false);
    expect(never({ type: 'probeFailing', params: { ...web, probe: 'liveness' } }, rich)).toBe(false);
  });

  test('all of several, if one of them never does', () => {
    const both = (probe: 'startup' | 'liveness'): GuardRef => ({
      type: 'all',
      params: {
        of: [
          { type: 'deleting', params: { is: true } },
          { type: 'probe', params: { ...web, probe } },
        ],
      },
    });
    expect(never(both('startup'), rich)).toBe(true);
    expect(never(both('liveness'), rich)).toBe(false);
  });
});
