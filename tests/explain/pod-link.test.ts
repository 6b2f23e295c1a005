import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OwnDesk } from '../../lib/explain/desk/desk.ts';
import { inquire } from '../../lib/explain/inquiry.ts';
import { podLink } from '../../lib/explain/pod-link.ts';
import { podRecording } from '../../lib/explain/pod-recording.ts';
import { wayOf } from '../../lib/explain/way/way.ts';
import { longestFragment, unpacked } from '../../lib/journey/link-reading.ts';
import { folder } from '../recordings.ts';
import { eventJson, explainObjects, now, podJson } from './texts.ts';

const names = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));

function explained(source: string) {
  return inquire([{ source }], now).answers[0]?.explanation;
}

describe('a link to a pod says of it what its recording said', () => {
  test.each(names)('%s', (name) => {
    const one = explained(readFileSync(join(folder, name), 'utf8'));
    if (!one) return;
    const opened = explained(unpacked(podLink(one.facts, undefined)));
    expect(opened?.verdict).toBe(one.verdict);
    expect([opened?.cause, opened?.status, opened?.next]).toEqual([one.cause, one.status, one.next]);
  });
});

describe('a saved recording of a pod says of it what was pasted', () => {
  test.each(names)('%s', (name) => {
    const one = explained(readFileSync(join(folder, name), 'utf8'));
    if (!one) return;
    const saved = podRecording(one.facts, undefined);
    const opened = inquire([{ source: saved }], now).answers[0]?.explanation;
    expect(opened?.cause).toBe(one.cause);
    // Time ends with the last line, which may be another pod's.
    if (one.facts.now === Date.parse(one.facts.history.at(-1)?.at ?? '')) {
      expect([opened?.verdict, opened?.status, opened?.next]).toEqual([one.verdict, one.status, one.next]);
    }
    const path = (explanation: typeof one) => wayOf(explanation.facts).steps.map(({ event, basis }) => [event, basis]);
    expect(opened && path(opened)).toEqual(path(one));
    const { metadata, spec } = one.facts.pod;
    const secret = [metadata.uid, spec.nodeName, ...spec.containers.map(({ image }) => image)];
    const hidden = podRecording(one.facts, 'salt');
    expect(secret.filter((word) => word && hidden.includes(word))).toEqual([]);
    expect(explained(hidden)?.cause).toBe(one.cause);
  });
});

describe('with other names', () => {
  test.each(names)('%s has the same cause, and none of its names', (name) => {
    const one = explained(readFileSync(join(folder, name), 'utf8'));
    if (!one) return;
    const text = unpacked(podLink(one.facts, 'salt'));
    expect(explained(text)?.cause).toBe(one.cause);
    const { metadata, spec } = one.facts.pod;
    const secret = [metadata.uid, metadata.namespace, spec.nodeName, ...spec.containers.map(({ image }) => image)];
    expect(secret.filter((word) => word && word !== 'default' && text.includes(word))).toEqual([]);
  });

  test('ConfigMaps, Secrets and claims that it refers to are hidden in its messages too', () => {
    const { facts } = explainObjects(
      podJson({
        spec: {
          volumes: [
            { name: 'v', secret: { secretName: 'acme-keys' } },
            { name: 'w', persistentVolumeClaim: { claimName: 'acme-disk' } },
          ],
        },
        container: { envFrom: [{ configMapRef: { name: 'acme-settings' } }] },
      }),
      eventJson('FailedMount', 'secret "acme-keys" not found, configmap "acme-settings", claim acme-disk'),
    );
    expect(unpacked(podLink(facts, undefined))).toContain('acme-keys');
    expect(unpacked(podLink(facts, 'salt'))).not.toContain('acme');
  });
});

test('values of variables, annotations, commands and headers are in no link', () => {
  const { facts } = explainObjects(
    podJson({
      metadata: { annotations: { 'example.com/token': 'hunter2' } },
      container: {
        env: [{ name: 'TOKEN', value: 'hunter2' }],
        livenessProbe: { httpGet: { path: '/', httpHeaders: [{ name: 'Authorization', value: 'hunter2' }] } },
        lifecycle: { preStop: { exec: { command: ['login', 'hunter2'] } } },
      },
    }),
  );
  expect(unpacked(podLink(facts, undefined))).not.toContain('hunter2');
});

test('a pod that no address can hold is refused in one sentence', () => {
  const containers = Array.from({ length: 3000 }, (_, index) => ({
    name: `c-${(index * 7919) % 3001}`,
    image: `registry/${Math.imul(index + 1, 0x9e3779b1) >>> 0}/${Math.imul(index + 1, 0x85ebca6b) >>> 0}`,
  }));
  const { facts } = explainObjects(podJson({ spec: { containers } }));
  expect(() => podLink(facts, undefined)).toThrow('the pod is too large for a link. Save the recording instead.');
  expect(longestFragment).toBeGreaterThan(10_000);
});

test('with other names, neither what a program said nor a registry, a secret, a URL or an owner can be told', async () => {
  const source = [
    podJson({
      metadata: {
        ownerReferences: [{ kind: 'ReplicaSet', name: 'billing-5d9c', uid: 'owner-uid-7a7a', controller: true }],
      },
      spec: {
        imagePullSecrets: [{ name: 'corp-pull' }],
        containers: [{ name: 'billing', image: 'registry.corp.example/billing:1' }],
      },
      status: {
        phase: 'Pending',
        containerStatuses: [
          {
            name: 'billing',
            restartCount: 1,
            state: {
              waiting: {
                reason: 'ImagePullBackOff',
                message: 'Back-off pulling image "registry.corp.example/billing:1"',
              },
            },
            lastState: {
              terminated: {
                exitCode: 1,
                message: 'FATAL: no password for\n user bob',
                finishedAt: '2026-11-23T20:04:00Z',
              },
            },
          },
        ],
      },
    }),
    eventJson(
      'Failed',
      'Failed to pull image "registry.corp.example/billing:1": failed to fetch oauth token: unexpected status from GET request to https://auth.corp.example/token?account=svc-bob: 401 Unauthorized',
    ),
  ]
    .map((one) => JSON.stringify(one))
    .join('\n');
  const desk = new OwnDesk();
  await desk.read([{ source }], now, () => undefined);
  for (const form of ['note', 'json', 'recording'] as const) {
    const text = await desk.take(0, form, 'salt');
    expect(text.match(/corp|bob|billing|7a7a/g), form).toBeNull();
  }
});
