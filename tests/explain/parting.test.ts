import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OwnDesk } from '../../lib/explain/desk/desk.ts';
import { partingOf } from '../../lib/explain/way/parting.ts';
import type { WayStep } from '../../lib/explain/way/way.ts';
import { folder } from '../recordings.ts';
import { now, podJson } from './texts.ts';

const recording = (name: string) => ({ source: readFileSync(join(folder, `${name}.jsonl`), 'utf8') });

async function parted(one: string, other: string) {
  const desk = new OwnDesk();
  const { pods } = await desk.read([recording(one), recording(other)], now, () => undefined);
  expect(pods).toBe(2);
  return desk.pair(0, 1);
}

const step = (event: string, to: string): WayStep => ({
  id: `${event} 1`,
  at: null,
  event,
  from: null,
  to,
  basis: 'observed',
  label: event,
});

describe('two pods beside each other part at the first step that one of them did not take', () => {
  test('a missing image parts them where the registry answers', async () => {
    const { common, first, second } = await parted('first-pull-and-graceful-delete', 'image-not-found');
    expect(common.length).toBeGreaterThan(4);
    expect(common.every(([left, right]) => left.event === right.event)).toBe(true);
    expect([first?.event, second?.event]).toEqual(['image.pulled.app', 'image.notFound.app']);
  });

  test('a pod that nobody can take parts from one that was bound before it has a node', async () => {
    const { first, second } = await parted('image-already-present', 'insufficient-cpu');
    expect([first?.event, second?.event]).toEqual(['nodes.filtered', 'nodes.full']);
  });

  test('the same pod takes the same way', async () => {
    const desk = new OwnDesk();
    await desk.read([recording('crash-loop')], now, () => undefined);
    const { first, second, common, after } = await desk.pair(0, 0);
    expect([first, second, after]).toEqual([undefined, undefined, [[], []]]);
    expect(common.length).toBeGreaterThan(10);
  });

  test('the order in which containers take turns parts nobody', () => {
    const [a, b] = [step('image.pulled.a', 'containers.a.Pulled'), step('image.pulled.b', 'containers.b.Pulled')];
    expect(partingOf([a, b], [b, a]).after).toEqual([[], []]);
  });

  test('who stands has no step where the other went on', () => {
    const [bound, admitted] = [step('pod.bound', 'placement.bound'), step('pod.admitted', 'node.mounting')];
    expect(partingOf([bound, admitted], [bound])).toMatchObject({ first: admitted, second: undefined });
    expect(partingOf([bound], [bound, admitted])).toMatchObject({ first: undefined, second: admitted });
  });
});

test('beside a sick pod of a rollout stands a well one of the ReplicaSet before, and the other way round', async () => {
  const pod = (name: string, owner: string, ready: boolean) =>
    podJson({
      metadata: { name, uid: name, ownerReferences: [{ kind: 'ReplicaSet', name: owner, controller: true }] },
      status: {
        conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
        containerStatuses: [
          ready
            ? { name: 'app', ready, restartCount: 0, state: { running: {} } }
            : { name: 'app', ready, restartCount: 9, state: { waiting: { reason: 'CrashLoopBackOff' } } },
        ],
      },
    });
  const source = JSON.stringify([
    pod('web-1-a', 'web-1', true),
    pod('web-2-b', 'web-2', false),
    pod('api-1-c', 'api-1', true),
  ]);
  const desk = new OwnDesk();
  await desk.read([{ source }], now, () => undefined);
  const replicas = await Promise.all([0, 1, 2].map(async (one) => (await desk.open(one)).replica?.name));
  expect(replicas).toEqual(['web-2-b', 'web-1-a', undefined]);
});
