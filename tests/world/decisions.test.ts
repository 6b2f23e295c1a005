import { describe, expect, test } from 'vitest';
import type { Moment } from '@/lib/journey/moment.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import { rowsOf } from '@/lib/world/showing.ts';
import { simulate } from '@/lib/world/simulator.ts';
import { readWorld } from '@/lib/world/world-text.ts';

const plain = 'containers: [{ name: app, image: "web:1" }]';
const backOff = ['0/1 Pending', '0/1 ContainerCreating', '0/1 ErrImagePull', '0/1 ImagePullBackOff'];
const starts = ['0/1 Pending', '0/1 ContainerCreating', '1/1 Running'];

describe('every fact of a world shows in what kubectl prints', () => {
  test.each([
    ['', plain, starts],
    ['request: quota', plain, []],
    ['images: [{ image: "web:1", registry: notFound }]', plain, backOff],
    ['images: [{ image: "web:1", registry: unauthorized }]', plain, backOff],
    ['images: [{ image: "web:1", registry: unreachable }]', plain, backOff],
    ['images: [{ image: "web:1", registry: limited }]', plain, backOff],
    [
      'images: [{ image: "web:1", registry: unavailable }]',
      plain,
      backOff.map((row) => row.replace('ErrImagePull', 'RegistryUnavailable')),
    ],
    [
      'images: [{ image: "web:1", registry: unsigned }]',
      plain,
      backOff.map((row) => row.replace('ErrImagePull', 'SignatureValidationFailed')),
    ],
    ['images: [{ image: "web:1", registry: unreachable, onNode: true }]', plain, starts],
    ['images: [{ image: "web:1", takes: 2m }]', plain, starts.slice(0, 2)],
    [
      `images: [{ image: "web:1", registry: notFound }]
happens: [{ at: 5s, do: editImage, container: app, image: "web:2" }]`,
      plain,
      [...backOff, '1/1 Running'],
    ],
    ['nodes: [{ name: n, memory: 1Gi }]', limits('2Gi'), ['0/1 Pending']],
    ['nodes: [{ name: n, memory: 4Gi, pods: [{ memory: 3Gi, until: 8s }] }]', limits('2Gi'), starts],
    ['nodes: [{ name: n, maxPods: 1, pods: [{}] }]', plain, ['0/1 Pending']],
    ['nodes: [{ name: n, from: 5s }]', plain, starts],
    ['nodes: [{ name: n, cordoned: true }]', plain, ['0/1 Pending']],
    ['nodes: [{ name: n, cordoned: true }]\nhappens: [{ at: 5s, do: uncordon, node: n }]', plain, starts],
    ['nodes: [{ name: n, taints: [{ key: a, effect: NoSchedule }] }]', plain, ['0/1 Pending']],
    ['nodes: [{ name: n, taints: [{ key: a, effect: PreferNoSchedule }] }]', plain, starts],
    ['nodes: [{ name: n, network: { fails: notReady, until: 9s } }]', plain, starts],
    ['nodes: [{ name: node-1, cpu: 1 }]', `nodeName: node-1, ${limits('1Gi', 4)}`, ['0/1 Pending', '0/1 OutOfcpu']],
    [
      'containers: { app: { runs: [{ ends: permissionDenied }] } }',
      `restartPolicy: Never, ${plain}`,
      start('StartError'),
    ],
    ['containers: { app: { runs: [{ ends: exit, code: 0 }] } }', `restartPolicy: Never, ${plain}`, start('Completed')],
    ['happens: [{ at: 9s, do: kill, container: app, code: 9 }]', `restartPolicy: Never, ${plain}`, dies('Error')],
    ['happens: [{ at: 9s, do: shutDown }]', plain, dies('Completed')],
  ])('%s', (facts, spec, rows) => {
    expect(shown(facts, spec)).toEqual(rows);
  });
});

test('a readiness gate opens when the world says, and not before; where it says nothing, soon', () => {
  const opens = (facts: string) =>
    walked(facts, `readinessGates: [{ conditionType: lb }], ${plain}`).find(
      ({ snapshot, at }) => projectRow(snapshot, at)?.readinessGates === '1/1',
    )?.at;
  expect(opens('happens: [{ at: 30s, do: openGates }]')).toBe(30_000);
  expect(opens('')).toBeLessThan(10_000);
});

function walked(facts: string, spec: string): readonly Moment[] {
  const [workload] = readManifest(`kind: Pod\nmetadata: { name: web }\nspec: { ${spec} }\n`).workloads;
  if (!workload) throw new RangeError('manifest: there is no workload in it');
  const world = readWorld(`apiVersion: podwalk/v1\nkind: World\n${facts}\n`);
  return simulate(workload, world, 60_000).journey.moments;
}

function shown(facts: string, spec: string): readonly string[] {
  const rows = rowsOf(walked(facts, spec));
  return [...new Set(rows.map(({ row }) => `${row.ready} ${row.status}`))];
}

function limits(memory: string, cpu = 1): string {
  return `containers: [{ name: app, image: "web:1", resources: { requests: { memory: ${memory}, cpu: ${cpu} } } }]`;
}

function start(status: string): readonly string[] {
  return [...starts.slice(0, 2), `0/1 ${status}`];
}

function dies(status: string): readonly string[] {
  return [...starts, `0/1 ${status}`];
}
