import { describe, expect, test } from 'vitest';
import { readMaterial } from '../../lib/explain/input/read.ts';
import { refusalsOf } from '../../lib/explain/refused.ts';
import { explained, recordedUntil } from './scenario.ts';

type Moment = readonly [scenario: string, time: string | undefined, cause: string | null, pod?: string];

/** Of each scenario: a moment, the pod, and the true cause; null where the pod is well. */
const moments: readonly Moment[] = [
  ['active-deadline-exceeded', undefined, 'deadline-exceeded'],
  ['bad-command', undefined, 'command-not-found'],
  ['bad-command', '20:07:57.5', 'command-not-found'],
  ['configmap-missing-env', '20:07:49', 'config-map-missing'],
  ['configmap-missing-env', undefined, null],
  ['configmap-missing-volume', '20:07:50', 'config-map-missing'],
  ['configmap-missing-volume', undefined, null],
  ['container-killed-outside', undefined, 'killed-from-outside'],
  ['crash-loop', undefined, 'app-exits-nonzero'],
  ['deleted-before-scheduled', '20:08:54', 'node-selector-mismatch'],
  ['deleted-before-scheduled', undefined, null],
  ['empty-dir-limit-evicted', undefined, 'evicted-empty-dir-limit'],
  ['ephemeral-container', undefined, null],
  ['exit-zero-always', undefined, 'app-exits-zero'],
  ['fail-never-restart', undefined, 'app-exits-nonzero'],
  ['finalizer-holds', '20:07:30', 'finalizer-holds'],
  ['finalizer-holds', '20:07:20', null],
  ['first-pull-and-graceful-delete', '20:10:40', null],
  ['first-pull-and-graceful-delete', '20:11:00', null],
  ['first-pull-and-graceful-delete', undefined, 'grace-expired'],
  ['force-delete', undefined, 'force-deleted'],
  ['host-port-conflict', undefined, 'host-port-taken', 'web-2'],
  ['host-port-conflict', undefined, null, 'web-1'],
  ['http-probe-refused', undefined, 'liveness-fails'],
  ['image-already-present', undefined, null],
  ['image-fixed-after-backoff', '20:05:30', 'image-not-found'],
  ['image-fixed-after-backoff', undefined, null],
  ['image-never-pull', undefined, 'image-never-pull'],
  ['image-not-found', undefined, 'image-not-found'],
  ['init-containers-in-order', '20:05:49', null],
  ['init-containers-in-order', undefined, null],
  ['init-crash-loop', undefined, 'init-container-fails'],
  ['insufficient-cpu', undefined, 'insufficient-cpu'],
  ['invalid-image-name', undefined, 'image-name-invalid'],
  ['job-backoff-limit', undefined, 'app-exits-nonzero'],
  ['killed-by-signal', undefined, null],
  ['kubelet-restart-keeps-container', undefined, null],
  ['liveness-kills', undefined, 'liveness-fails'],
  ['network-plugin-broken', '20:19:25', 'network-plugin'],
  ['network-plugin-broken', undefined, null],
  ['node-affinity-at-kubelet', undefined, 'kubelet-node-affinity'],
  ['node-lost', undefined, 'node-lost'],
  ['node-selector-mismatch', undefined, 'node-selector-mismatch'],
  ['on-failure-then-success', '20:05:40', 'app-exits-nonzero'],
  ['on-failure-then-success', undefined, null],
  ['one-of-two-completes', undefined, 'container-finished'],
  ['one-of-two-crashes', undefined, 'app-exits-nonzero'],
  ['out-of-cpu-at-kubelet', undefined, 'kubelet-out-of-resources'],
  ['out-of-memory', undefined, 'out-of-memory'],
  ['pod-anti-affinity', '20:07:40', 'pod-anti-affinity', 'web-2'],
  ['pod-anti-affinity', undefined, null, 'web-2'],
  ['post-start-hook-fails', undefined, 'post-start-hook-fails'],
  ['pre-stop-hook-and-sigkill', '20:06:55', null],
  ['pre-stop-hook-and-sigkill', undefined, 'grace-expired'],
  ['pull-policy-always', undefined, null],
  ['pull-secret-missing', undefined, null],
  ['pvc-missing', undefined, 'volume-claim-missing'],
  ['pvc-unbound', undefined, 'volume-claim-unbound'],
  ['readiness-gate', '20:08:50', 'readiness-gate-waits'],
  ['readiness-gate', undefined, null],
  ['readiness-late', '20:10:50', null],
  ['readiness-late', undefined, 'readiness-fails'],
  ['run-as-non-root-refused', undefined, 'run-as-non-root-refused'],
  ['run-to-completion', undefined, null],
  ['scheduling-gates', '20:07:33', 'scheduling-gated'],
  ['scheduling-gates', undefined, null],
  ['sidecar-and-main-completes', undefined, null],
  ['sidecar-starts-first', '20:10:37', null],
  ['sidecar-starts-first', '20:10:50', null],
  ['sidecar-starts-first', undefined, 'grace-expired'],
  ['startup-probe-never-passes', undefined, 'startup-fails'],
  ['static-pod', '20:20:00', null],
  ['static-pod', undefined, null],
];

describe('the verdict on a recorded moment names the true cause first', () => {
  test.each(moments.map((moment) => [moment] as const))('%s', ([scenario, time, cause, pod]) => {
    const found = explained(recordedUntil(scenario, time)).filter(
      ({ facts }) => pod === undefined || facts.name === pod,
    );
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect([one.cause, one.healthy], one.verdict).toEqual([cause, cause === null]);
      expect(one.verdict).toMatch(/\S.*\.$/);
      if (cause !== null) expect(one.evidence.length).toBeGreaterThan(0);
    }
  });
});

describe('where there is no pod, the verdict is on what was refused', () => {
  test.each([
    ['invalid-manifest', 'manifest-invalid'],
    ['pod-security-rejected', 'pod-security-refused'],
    ['service-account-missing', 'service-account-missing'],
  ])('%s: %s', (scenario, cause) => {
    const causes = refusalsOf(readMaterial([{ source: recordedUntil(scenario) }], 0)).map((one) => one.cause);
    expect(new Set(causes)).toEqual(new Set([cause]));
  });
});
