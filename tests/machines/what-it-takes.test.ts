import { describe, expect, test } from 'vitest';
import type { GuardRef } from '@/machines/guards.ts';
import type { PodContext } from '@/machines/pod-context.ts';
import { whatItTakes } from '@/machines/remedies.ts';
import { ended, having, plain, rich } from './contexts.ts';

describe('what it takes for a guard that does not hold', () => {
  const web = { container: 'web' };
  const deleted: PodContext = { ...plain, deletedAt: 1 };
  const ending: GuardRef = { type: 'ending', params: { is: true } };
  const rows: readonly (readonly [GuardRef, PodContext, string | undefined])[] = [
    [
      { type: 'all', params: { of: [{ type: 'volumes', params: {} }, ending] } },
      plain,
      'a volume of its own in the manifest',
    ],
    [
      { type: 'all', params: { of: [{ type: 'volumes', params: {} }, ending] } },
      rich,
      'something that stops the pod: its deletion, an eviction, a deadline',
    ],
    [
      { type: 'pullPolicy', params: { ...web, oneOf: ['Always', 'Never'] } },
      plain,
      'imagePullPolicy Always or Never on web',
    ],
    [{ type: 'imageReference', params: { container: 'api', valid: true } }, rich, 'an image name that can be read'],
    [{ type: 'imageReference', params: { ...web, valid: false } }, rich, 'an image name that cannot be read'],
    [{ type: 'pullNeeded', params: web }, rich, 'imagePullPolicy Always, or a node that does not have the image'],
    [{ type: 'imageInRegistry', params: {} }, plain, 'pushing the image in step 2'],
    [{ type: 'restarts', params: { ...web, is: true } }, having(rich, 'web', ended(3)), 'restartPolicy Always'],
    [{ type: 'restarts', params: { ...web, is: false } }, having(plain, 'web', ended(3)), 'restartPolicy Never'],
    [
      { type: 'restarts', params: { ...web, is: true } },
      { ...having(plain, 'web', ended(3)), deletedAt: 1 },
      undefined,
    ],
    [{ type: 'restartsAfterExit', params: { ...web, exitCode: 1, is: true } }, rich, 'restartPolicy Always'],
    [
      { type: 'backOff', params: { ...web, runs: true } },
      having(plain, 'web', ended(1)),
      'one more crash after the first restart',
    ],
    [
      { type: 'backOff', params: { ...web, runs: false } },
      having(plain, 'web', { ...ended(1), crashes: 1 }),
      'ten minutes without a crash',
    ],
    [{ type: 'probe', params: { ...web, probe: 'startup' } }, plain, 'a startup probe on web'],
    [
      { type: 'lastProbe', params: { ...web, probe: 'liveness', is: true } },
      rich,
      'more failures in a row, up to failureThreshold',
    ],
    [
      { type: 'lastProbe', params: { ...web, probe: 'readiness', is: false } },
      rich,
      'a success, which begins the count anew',
    ],
    [
      { type: 'probeFailing', params: { ...web, probe: 'readiness' } },
      plain,
      'a failure of the readiness probe before it',
    ],
    [{ type: 'references', params: web }, plain, 'a ConfigMap or Secret in the environment of web'],
    [{ type: 'runAsNonRoot', params: web }, plain, 'runAsNonRoot on web'],
    [{ type: 'preStop', params: web }, plain, 'a preStop hook on web'],
    [{ type: 'volumes', params: {} }, plain, 'a volume of its own in the manifest'],
    [{ type: 'podFinished', params: {} }, plain, 'the end of every main container, for good'],
    [{ type: 'othersStopped', params: { container: 'proxy' } }, rich, 'the end of those that stop before it'],
    [{ type: 'deadline', params: {} }, plain, 'activeDeadlineSeconds in the manifest'],
    [{ type: 'readinessGates', params: {} }, plain, 'a readiness gate in the manifest'],
    [{ type: 'readinessGates', params: {} }, { ...rich, gatesOpen: true }, undefined],
    [
      { type: 'nodeAnswers', params: {} },
      { ...plain, silent: true, node: 'node-1' },
      'a kubelet on node-1 that answers again',
    ],
    [{ type: 'rebuilds', params: {} }, having(rich, 'init', ended(0)), 'another restartPolicy than Never'],
    [{ type: 'restartsAll', params: {} }, plain, 'an exit code for which a rule says RestartAllContainers'],
    [{ type: 'unscheduled', params: {} }, { ...plain, node: 'node-1' }, undefined],
    [{ type: 'deleting', params: { is: true } }, plain, 'somebody who deletes the pod'],
    [{ type: 'deleting', params: { is: false } }, deleted, undefined],
    [ending, plain, 'something that stops the pod: its deletion, an eviction, a deadline'],
    [{ type: 'ending', params: { is: false } }, { ...plain, stoppingAt: 1 }, undefined],
    [{ type: 'finalizers', params: { present: true } }, plain, 'a finalizer on the pod'],
    [{ type: 'finalizers', params: { present: false } }, rich, 'somebody who takes the finalizers off'],
    [{ type: 'deleting', params: { is: true } }, deleted, undefined],
    [{ type: 'volumes', params: {} }, rich, undefined],
  ];

  test.each(
    rows.map(([guard, context, takes]) => [JSON.stringify(guard), takes ?? 'nothing', guard, context, takes] as const),
  )('%s: %s', (_name, _words, guard, context, takes) => expect(whatItTakes(guard, context)).toBe(takes));
});
