import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { casesOf } from '../../lib/explain/cases.ts';
import { explain } from '../../lib/explain/explain.ts';
import { readMaterial } from '../../lib/explain/input/read.ts';
import { folder } from '../recordings.ts';

const now = Date.parse('2026-11-23T20:26:31Z');
const read = (file: string) => ({ file, source: readFileSync(join(folder, 'cluster', file), 'utf8') });

/** Every sick pod of the cluster; all others are well. */
const sick: Readonly<Record<string, string>> = {
  'batch/fail-never-restart': 'app-exits-nonzero',
  'batch/job-backoff-limit-85vqk': 'app-exits-nonzero',
  'batch/job-backoff-limit-gfs4s': 'app-exits-nonzero',
  'batch/out-of-cpu-at-kubelet': 'kubelet-out-of-resources',
  'batch/out-of-memory': 'out-of-memory',
  'batch/two-containers-two-exit-codes': 'app-exits-nonzero',
  'payments/init-crash-loop': 'init-container-fails',
  'payments/insufficient-cpu': 'insufficient-cpu',
  'payments/invalid-image-name': 'image-name-invalid',
  'payments/readiness-gate': 'readiness-gate-waits',
  'payments/scheduling-gates': 'scheduling-gated',
  'payments/secret-key-missing': 'secret-key-missing',
  'platform/host-path-type-mismatch': 'host-path-mismatch',
  'platform/init-image-not-found': 'image-not-found',
  'platform/one-of-two-completes': 'container-finished',
  'platform/run-as-non-root-refused': 'run-as-non-root-refused',
  'platform/startup-probe-never-passes': 'startup-fails',
  'search/bad-command': 'command-not-found',
  'search/configmap-missing-volume': 'config-map-missing',
  'search/image-never-pull': 'image-never-pull',
  'search/post-start-hook-fails': 'post-start-hook-fails',
  'search/pvc-unbound': 'volume-claim-missing',
  'search/sidecar-crash-loop': 'app-exits-nonzero',
  'shop/configmap-missing-env': 'config-map-missing',
  'shop/crash-loop': 'app-exits-nonzero',
  'shop/image-not-found': 'image-not-found',
  'shop/liveness-kills': 'liveness-fails',
  'shop/one-of-two-crashes': 'app-exits-nonzero',
  'shop/readiness-late': 'readiness-fails',
};

function causesIn(files: readonly string[]): Readonly<Record<string, string | null>> {
  const cases = casesOf(readMaterial(files.map(read), now), now, now);
  return Object.fromEntries(
    cases.map(({ known }) => {
      const { facts, cause } = explain(known);
      return [`${facts.namespace}/${facts.name}`, cause];
    }),
  );
}

describe('in a cluster with 61 pods', () => {
  test('every sick pod is found, with its cause, and no healthy one is accused', () => {
    const causes = causesIn(['pods.json', 'events.json', 'nodes.json']);
    expect(Object.keys(causes)).toHaveLength(61);
    expect(Object.fromEntries(Object.entries(causes).filter(([, cause]) => cause !== null))).toEqual(sick);
  });

  test('without the Events the same pods are found sick, where the Pod alone shows it', () => {
    const causes = causesIn(['pods.json']);
    const found = Object.keys(causes).filter((pod) => causes[pod] !== null);
    expect(found.sort()).toEqual(Object.keys(sick).sort());
    const onlyEventsTell = Object.keys(sick).filter((pod) => causes[pod] !== sick[pod]);
    expect(onlyEventsTell.sort()).toEqual([
      'platform/host-path-type-mismatch',
      'search/configmap-missing-volume',
      'search/post-start-hook-fails',
    ]);
  });
});
