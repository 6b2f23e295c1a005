import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OwnDesk, type Progress } from '../../lib/explain/desk/desk.ts';
import { answerTo } from '../../lib/explain/desk/questions.ts';
import { folder } from '../recordings.ts';
import { now, podJson } from './texts.ts';

const cluster = ['pods.json', 'events.json', 'nodes.json'].map(
  (file) => new File([readFileSync(join(folder, 'cluster', file))], file),
);
const recording = { source: readFileSync(join(folder, 'crash-loop.jsonl'), 'utf8') };

describe('a desk tells a page no more than it shows', () => {
  test('the digest of a cluster has its sick pods first, by cause, and all that is said can be sent to another thread', async () => {
    const desk = new OwnDesk();
    const digest = await desk.read(cluster, now, () => undefined);
    expect([digest.pods, digest.sick]).toEqual([61, 29]);
    expect(digest.groups.at(-1)?.cause).toBeNull();
    expect(digest.groups.flatMap(({ first }) => first)).toHaveLength(61);
    const [first] = digest.groups.flatMap((group) => group.first);
    if (!first) throw new Error('there is no pod');
    const said = [
      digest,
      await desk.open(first.pod),
      await desk.way(first.pod),
      await desk.take(first.pod, 'note', undefined),
    ];
    for (const one of said) expect(structuredClone(one)).toEqual(one);
  });

  test('of many pods of one cause the first ones are told, and the next ones when they are asked for', async () => {
    const desk = new OwnDesk();
    const source = Array.from({ length: 300 }, (_, index) =>
      JSON.stringify(podJson({ metadata: { name: `web-${index}`, uid: `u-${index}` }, status: { phase: 'Failed' } })),
    ).join('\n');
    const digest = await desk.read([{ source }], now, () => undefined);
    expect(digest.groups.map(({ count, first }) => [count, first.length])).toEqual([[300, 60]]);
    expect((await desk.lines(0, 280, 60)).map(({ name }) => name).slice(-1)).toEqual(['web-299']);
    expect(await desk.lines(1, 0, 60)).toEqual([]);
  });

  test('a note has the names of its pod, or with a salt others in their place', async () => {
    const desk = new OwnDesk();
    await desk.read([recording], now, () => undefined);
    const { name, namespace, cause } = await desk.open(0);
    expect(await desk.take(0, 'note', undefined)).toContain(`${namespace}/${name}`);
    expect(await desk.take(0, 'note', 'salt')).not.toContain(`/${name}\``);
    expect(JSON.parse(await desk.take(0, 'json', undefined))).toMatchObject([{ namespace, name, cause }]);
    const [hidden] = JSON.parse(await desk.take(0, 'json', 'salt'));
    expect(hidden).toMatchObject({ cause, healthy: cause === null });
    expect(hidden.name).not.toBe(name);
  });

  test('a closed desk has forgotten everything', async () => {
    const desk = new OwnDesk();
    await desk.read([recording], now, () => undefined);
    desk.close();
    await expect(desk.open(0)).rejects.toThrow('pod 0');
  });
});

describe('files are read part by part', () => {
  const pods = Array.from({ length: 2000 }, (_, index) =>
    podJson({ metadata: { name: `wéb-${index}`, uid: `u-${index}` } }),
  );
  const json = JSON.stringify({ kind: 'PodList', items: pods }, null, 2);

  test('and their reader tells how far it has come, to the last byte and the last pod', async () => {
    const told: Progress[] = [];
    const file = new File([json], 'pods.json');
    await new OwnDesk().read([file], now, (progress) => told.push(progress));
    const reading = told.filter(({ joined, explained }) => joined === undefined && explained === undefined);
    const joining = told.flatMap(({ joined }) => joined ?? []);
    const explaining = told.filter(({ explained }) => explained !== undefined);
    expect(reading.map(({ read }) => read)).toEqual(reading.map(({ read }) => read).toSorted((a, b) => a - b));
    expect(reading.at(-1)).toMatchObject({ read: file.size, of: file.size });
    expect(explaining.at(-1)).toMatchObject({ pods: 2000, explained: 2000 });
    expect(joining).toEqual(Array.from({ length: 100 }, (_, index) => 20 * (index + 1)));
    expect(told.length).toBeLessThanOrEqual(302);
  });

  test.each([
    ['UTF-8', new Blob([json])],
    ['UTF-16, as PowerShell writes it', new Blob([Buffer.from(`\ufeff${json}`, 'utf16le')])],
  ])('in %s', async (_, blob) => {
    const desk = new OwnDesk();
    const digest = await desk.read([new File([blob], 'pods.json')], now, () => undefined);
    expect([digest.pods, digest.unread.count]).toEqual([2000, 0]);
    expect((await desk.open(1999)).name).toBe('wéb-1999');
  });
});

test('a question from another thread is answered by the method of its name', async () => {
  const desk = new OwnDesk();
  const progress = () => undefined;
  const digest = await answerTo(desk, { kind: 'read', ask: [[recording], now] }, progress);
  expect(digest).toMatchObject({ pods: 1 });
  expect(await answerTo(desk, { kind: 'lines', ask: [0, 0, 1] }, progress)).toMatchObject([{ pod: 0 }]);
  expect(await answerTo(desk, { kind: 'open', ask: [0] }, progress)).toEqual(await desk.open(0));
  expect(await answerTo(desk, { kind: 'way', ask: [0] }, progress)).toEqual(await desk.way(0));
  expect(await answerTo(desk, { kind: 'take', ask: [0, 'note', undefined] }, progress)).toEqual(
    await desk.take(0, 'note', undefined),
  );
});
