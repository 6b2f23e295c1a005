import { describe, expect, test } from 'vitest';
import { Material } from '../../lib/explain/input/material.ts';
import { parsePod } from '../../lib/kubernetes/pod.ts';
import { podJson } from './texts.ts';

const replica = (name: string) =>
  podJson({
    metadata: { name, uid: name },
    spec: {
      volumes: [
        { name: `kube-api-access-${name}`, projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
      ],
      tolerations: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', tolerationSeconds: 300 }],
    },
    status: { containerStatuses: [{ name: 'app', state: { waiting: { reason: 'CrashLoopBackOff' } } }] },
  });

function taken(...pods: readonly object[]) {
  const material = new Material();
  for (const pod of pods) material.take(pod, { line: 1 });
  return material.pods.map(({ seen, wants }) => ({ pod: seen.object, wants }));
}

describe('replicas share what they have in common', () => {
  test('and each still is the Pod that was given', () => {
    const given = [replica('a'), replica('b'), podJson({ container: { image: 'other' } })];
    expect(taken(...given).map(({ pod }) => pod)).toEqual(given.map((pod) => parsePod(pod, '')));
  });

  test('there is one list of containers, one source of a volume and one set of wants for all of them', () => {
    const [a, b] = taken(replica('a'), replica('b'));
    expect(a?.pod.spec.containers).toBe(b?.pod.spec.containers);
    expect(a?.pod.spec.volumes[0]?.projected).toBe(b?.pod.spec.volumes[0]?.projected);
    expect(a?.pod.spec.volumes[0]?.name).not.toBe(b?.pod.spec.volumes[0]?.name);
    expect(a?.wants).toBe(b?.wants);
  });
});
