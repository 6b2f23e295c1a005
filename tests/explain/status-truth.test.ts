import { describe, expect, test } from 'vitest';
import { redactionFor } from '../../lib/explain/redaction.ts';
import { namesIn, wantsOf } from '../../lib/explain/scheduling/wants.ts';
import { statusTruth } from '../../lib/explain/status-truth.ts';
import { explained, recordedUntil } from './scenario.ts';

/** phase, kubectl, kstatus, Argo CD, k9s and kube-state-metrics, for the same moment. */
const words: readonly (readonly [scenario: string, words: readonly string[]])[] = [
  [
    'image-not-found',
    [
      'Pending',
      'ImagePullBackOff',
      'InProgress',
      'Degraded',
      'ImagePullBackOff',
      'kube_pod_container_status_waiting_reason{reason="ImagePullBackOff"}',
    ],
  ],
  [
    'image-already-present',
    ['Running', 'Running', 'Current', 'Healthy', 'Running', 'kube_pod_status_phase{phase="Running"}'],
  ],
  [
    'liveness-kills',
    [
      'Running',
      'CrashLoopBackOff',
      'Failed',
      'Degraded',
      'CrashLoopBackOff',
      'kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}',
    ],
  ],
  ['fail-never-restart', ['Failed', 'Error', 'Current', 'Degraded', 'Error', 'kube_pod_status_phase{phase="Failed"}']],
  [
    'run-to-completion',
    ['Succeeded', 'Completed', 'Current', 'Healthy', 'Completed', 'kube_pod_status_phase{phase="Succeeded"}'],
  ],
  [
    'empty-dir-limit-evicted',
    ['Failed', 'Error', 'Current', 'Degraded', 'Error', 'kube_pod_status_reason{reason="Evicted"}'],
  ],
  [
    'one-of-two-completes',
    ['Running', 'NotReady', 'InProgress', 'Progressing', 'Running', 'kube_pod_status_phase{phase="Running"}'],
  ],
];

describe('tools call the same pod by different words', () => {
  test.each(words)('%s', (scenario, expected) => {
    const [found] = explained(recordedUntil(scenario));
    if (!found) throw new Error('there is no pod');
    const truth = statusTruth(found.facts);
    expect(truth.map(({ word }) => word)).toEqual(expected);
    for (const { rule } of truth) expect(rule).toMatch(/^\S.*\.$/);
  });
});

describe('names are replaced by others that stay the same', () => {
  const [found] = explained(recordedUntil('image-not-found'));
  const pod = found?.facts.pod;
  if (!pod) throw new Error('there is no pod');

  test('every name of the pod goes, and the words of Kubernetes stay', () => {
    const text = `The registry has no localhost:5000/web:9.9 for image-not-found/web on node-1 at 10.88.0.7: ImagePullBackOff`;
    const hidden = redactionFor([pod])(text);
    for (const name of ['localhost', '/web', 'node-1', '10.88', 'image-not-found']) expect(hidden).not.toContain(name);
    expect(hidden).toContain('ImagePullBackOff');
  });

  test('what the pod asks of a node goes too, unless it is Kubernetes’ own', () => {
    const wants = wantsOf({
      nodeSelector: { 'acme.io/team': 'billing', 'kubernetes.io/arch': 'arm64', disk: 'true' },
      tolerations: [{ key: 'dedicated', value: 'payroll', effect: 'NoSchedule' }],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'rack', operator: 'In', values: ['vault-7'] }] }],
          },
        },
      },
      imagePullSecrets: [{ name: 'registry-of-acme' }],
    });
    expect([...namesIn(wants)].sort()).toEqual(
      ['acme.io/team', 'billing', 'dedicated', 'disk', 'payroll', 'rack', 'registry-of-acme', 'vault-7'].sort(),
    );
    const hide = redactionFor([pod], 'salt', namesIn(wants));
    const hidden = hide('2 node(s) had untolerated taint {dedicated: payroll}; acme.io/team is billing, arm64, true');
    for (const name of ['payroll', 'billing', 'acme.io']) expect(hidden).not.toContain(name);
    expect(hidden).toContain('arm64, true');
  });

  test('the same name gets the same pseudonym, and another one for another reader', () => {
    const hide = redactionFor([pod]);
    expect(hide('node-1 and node-1')).toMatch(/^(node-\w{5}) and \1$/);
    expect(redactionFor([pod])('node-1')).toBe(hide('node-1'));
    expect(redactionFor([pod], 'salt')('node-1')).not.toBe(hide('node-1'));
  });
});
