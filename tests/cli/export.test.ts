import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formatIds, pixelFormatIds } from '@/lib/exporters/index.ts';
import { linkCarriedBy } from '@/lib/journey/link-in-file.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { samples } from '@/lib/journey/samples.ts';
import { chartIds } from '@/machines/charts.ts';
import '../../scripts/build-fonts.mjs';
import { chunksOf, sizeOf } from '../raster/chunks.ts';
import { run } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'podwalk-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const checkout = samples.find(({ id }) => id === 'checkout')?.text ?? '';

test.each(chartIds)('the machine %s can be written as data and as a picture', async (machine) => {
  const json = await run(['export', machine, '--format', 'json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ id: machine, podwalk: { format: 1 } });
  const svg = await run(['export', machine, '--format', 'svg']);
  expect(svg.stdout).toMatch(/^<svg [\s\S]+<\/svg>\n$/);
  expect([json.code, svg.code, json.stderr, svg.stderr]).toEqual([0, 0, '', '']);
});

test('the machine of a manifest has a region for each of its containers', async () => {
  const { stdout } = await run(['export', 'pod', '--format', 'json', '--manifest', '-'], checkout);
  const { states }: { states: { containers: { states: object } } } = JSON.parse(stdout);
  expect(Object.keys(states.containers.states)).toEqual(['log-agent', 'api', 'worker']);
});

test('a picture of a state shows the moment at which the walk stands in it', async () => {
  const { stdout } = await run(['export', 'pod', '--format', 'svg', '--state', 'CrashLoopBackOff']);
  expect(stdout).toMatch(/<desc[^>]*>Running, CrashLoopBackOff\./);
  expect((await run(['export', 'pod', '--format', 'svg', '--state', 'containers.web.CrashLoopBackOff'])).stdout).toBe(
    stdout,
  );
});

test('-o writes a file, and nothing to standard output', async () => {
  const file = join(scratch, 'pod.svg');
  const argv = ['export', 'pod', '--format', 'svg'];
  expect(await run([...argv, '-o', file])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8')).toBe((await run(argv)).stdout);
});

test('a theme is drawn in its own colours, and auto leaves the choice to the reader', async () => {
  const picture = async (theme: string) =>
    (await run(['export', 'pod', '--format', 'svg', '--theme', theme])).stdout.includes('prefers-color-scheme');
  expect([await picture('light'), await picture('dark'), await picture('auto')]).toEqual([false, false, true]);
});

test.each(formatIds)('--format %s writes the same as its exporter, and the same every time', async (format) => {
  const argv = ['export', 'pod', '--format', format];
  const once = await run(argv);
  expect([once.code, once.stderr, once.stdout.length > 500]).toEqual([0, '', true]);
  expect((await run(argv)).stdout).toBe(once.stdout);
});

test('a picture in pixels is as large as its scale says, and the same every time', async () => {
  const bytes = async (...options: readonly string[]) => {
    const file = join(scratch, 'pod.png');
    expect(await run(['export', 'pod', '--format', 'png', '-o', file, ...options])).toMatchObject({
      code: 0,
      stderr: '',
    });
    return readFileSync(file);
  };
  const once = await bytes();
  expect(sizeOf(await bytes('--scale', '2.5')).width).toBe(sizeOf(once).width * 2.5);
  expect((await bytes()).equals(once)).toBe(true);
  expect((await bytes('--theme', 'light')).equals(once)).toBe(true);
  expect((await bytes('--theme', 'dark')).equals(once)).toBe(false);
});

test.each(pixelFormatIds)('--format %s is not thrown at a terminal', async (format) => {
  const { code, stderr } = await run(['export', 'pod', '--format', format], '', { isTTY: true });
  expect([code, stderr]).toEqual([2, `podwalk: ${format} is no text that a terminal can show. Give a file with -o.\n`]);
});

test('an animated PNG of a scenario moves until the moment that is asked for', async () => {
  const file = join(scratch, 'walk.png');
  await run(['export', 'pod', '--format', 'apng', '--scenario', 'crash-loop', '--at', '3', '-o', file]);
  expect(chunksOf(readFileSync(file)).filter(({ name }) => name === 'fcTL').length).toBe(4);
});

describe('a world decides the walk', () => {
  const rows = async (...options: readonly string[]) => {
    const { stdout } = await run(['export', 'pod', '--format', 'csv', ...options], checkout);
    return stdout.trimEnd().split('\r\n').slice(1);
  };

  test('a scenario of the library is walked in its own, as simulate walks it', async () => {
    const walked = await rows('--scenario', 'image-not-found');
    const { stdout } = await run(['simulate', '--scenario', 'image-not-found', '-o', 'json']);
    const shown: readonly { status: string }[] = JSON.parse(stdout);
    const statuses = walked.map((row) => row.split(',')[8]);
    expect(new Set(statuses.filter((status) => status !== ''))).toEqual(new Set(shown.map(({ status }) => status)));
  });

  test('a manifest is walked in the world of a file, and without one so is the sample', async () => {
    const file = join(scratch, 'world.yaml');
    writeFileSync(file, 'apiVersion: podwalk/v1\nkind: World\nnodes: [{ name: n1, cordoned: true }]\n');
    expect((await rows('--manifest', '-', '--world', file)).at(-1)).toContain('Pending');
    expect((await rows('--world', file)).at(-1)).toContain('Pending');
  });

  test('a moment of it is named by its number, its time or its state', async () => {
    const walked = await rows('--scenario', 'crash-loop');
    expect(await rows('--scenario', 'crash-loop', '--at', '12')).toEqual(walked.slice(0, 13));
    const early = walked.filter((row) => Number(row.split(',')[1]) <= 30_000);
    expect(await rows('--scenario', 'crash-loop', '--at', '30s')).toEqual(early);
    expect((await rows('--scenario', 'crash-loop', '--state', 'CrashLoopBackOff')).at(-1)).toContain(
      'CrashLoopBackOff',
    );
  });

  test('a picture of it shows its last trouble, and opens again with the whole walk', async () => {
    const { stdout } = await run(['export', 'pod', '--format', 'svg', '--scenario', 'crash-loop']);
    expect(stdout).toMatch(/<desc[^>]*>Running, CrashLoopBackOff\./);
    const link = decodeLink(linkCarriedBy(stdout) ?? '');
    expect(link.events).toHaveLength((await rows('--scenario', 'crash-loop')).length - 1);
  });
});

test('an exported picture of a manifest carries its moment, and none of what does not decide the walk', async () => {
  const secret = checkout.replace('args: [worker]', 'args: [worker]\n    env: [{ name: TOKEN, value: hunter2 }]');
  const argv = ['export', 'pod', '--format', 'svg', '--manifest', '-', '--state', 'containers.worker.OOMKilled'];
  const { stdout } = await run(argv, secret);
  const link = linkCarriedBy(stdout);
  expect(link && JSON.stringify(decodeLink(link))).not.toContain('hunter2');
  const again = await run(['export', 'pod', '--format', 'svg', '--at', `https://podwalk.example/walk#${link}`]);
  expect(again.stdout).toContain('OOMKilled');
  expect(linkCarriedBy(again.stdout)).toBe(link);
});

test.each([
  [[], 'no machine is named. Choose pod, kubernetes or container.'],
  [['pdo', '--format', 'svg'], 'there is no machine pdo. Choose pod, kubernetes or container.'],
  [['pod', 'container'], 'export writes one machine. Run it once for each.'],
  [['pod'], `--format is missing. Choose ${[...formatIds, 'png'].join(', ')} or apng.`],
  [['pod', '--format', 'mermiad'], 'there is no format mermiad. Did you mean mermaid?'],
  [['pod', '--format', 'svg', '--zoom', 'in'], 'there is no zoom in. Choose spine, step or everything.'],
  [
    ['pod', '--format', 'json', '--state', 'x'],
    '--state means nothing to json. Leave it out, or choose one of a moment or a walk.',
  ],
  [
    ['pod', '--format', 'csv', '--zoom', 'step'],
    '--zoom means nothing to csv. Leave it out, or choose --format svg or png.',
  ],
  [
    ['pod', '--format', 'dot', '--theme', 'dark'],
    '--theme means nothing to dot. Leave it out, or choose --format svg, animation, png or apng.',
  ],
  [
    ['pod', '--format', 'svg', '--scale', '2'],
    '--scale means nothing to svg. Leave it out, or choose --format png or apng.',
  ],
  [['pod', '--format', 'png', '--scale', '0'], '--scale cannot be 0. Write a number such as 1, 2 or 0.5.'],
  [['pod', '--format', 'png', '--scale=-1'], '--scale cannot be -1. Write a number such as 1, 2 or 0.5.'],
  [['pod', '--format', 'png', '--scale', '99'], '--scale 99 gives a picture of more than 64 million pixels.'],
  [['pod', '--format', 'png', '--scale', '0.0001'], '--scale 0.0001 gives a picture without pixels.'],
  [
    ['pod', '--format', 'png', '--theme', 'auto'],
    "the pixels of png cannot follow a reader's system. Choose --theme light or dark.",
  ],
  [
    ['pod', '--format', 'json', '--world', 'docs/world.yaml'],
    '--world means nothing to json. Leave it out, or choose one of a moment or a walk.',
  ],
  [
    ['kubernetes', '--format', 'svg', '--scenario', 'crash-loop'],
    'the machine kubernetes is the same for every pod. Leave --scenario out, or export pod.',
  ],
  [['pod', '--format', 'svg', '--scenario', 'crash-lop'], 'there is no scenario crash-lop. Did you mean crash-loop?'],
  [
    ['pod', '--format', 'svg', '--scenario', 'crash-loop', '--manifest', '-'],
    'a scenario has its own manifest and world. Leave the manifest out, or --scenario.',
  ],
  [
    ['pod', '--format', 'svg', '--scenario', 'crash-loop', '--world', 'docs/world.yaml'],
    'a scenario has its own manifest and world. Leave --world out, or --scenario.',
  ],
  [
    ['pod', '--format', 'svg', '--manifest', '-', '--world', '-'],
    'only one of manifest and world can be standard input.',
  ],
  [
    ['pod', '--format', 'svg', '--scenario', 'crash-loop', '--at', '1.x'],
    'a link holds its own walk. Leave --scenario out, or give --at a number or a time.',
  ],
  [
    ['pod', '--format', 'svg', '--scenario', 'crash-loop', '--state', 'ImagePullBackOff'],
    'in this world the pod never reaches ImagePullBackOff. Choose another state, or another world.',
  ],
  [['pod', '--format', 'csv', '--at', '99'], 'the walk has no moment 99. Choose one from 0 to 21.'],
  [
    ['kubernetes', '--format', 'recording'],
    'recording is made from a Pod, and the machine kubernetes has none. Export pod.',
  ],
  [['container', '--format', 'kwok'], 'kwok is made from a Pod, and the machine container has none. Export pod.'],
  [
    ['pod', '--format', 'svg', '--at', 'nonsense'],
    'this link to a moment is broken: it does not begin as our links do. The walk starts at the beginning.',
  ],
  [
    ['pod', '--format', 'svg', '--at', '1.x', '--state', 'Pulling'],
    '--at and --state both name a moment. Give one of them.',
  ],
  [['pod', '--format', 'json', '--name', 'x'], '--name chooses from a manifest. Give one with --manifest.'],
  [
    ['container', '--format', 'json', '--manifest', 'x'],
    'the machine container is the same for every pod. Leave --manifest out, or export pod.',
  ],
  [
    ['pod', '--format', 'svg', '--state', 'CrashLopBackOff'],
    'there is no state CrashLopBackOff. Did you mean CrashLoopBackOff?',
  ],
  [['pod', '--format', 'svg', '--state', 'Limbo'], 'there is no state Limbo. The JSON lists all states.'],
  [
    ['pod', '--format', 'svg', '--state', 'Pulling', '--manifest', '-'],
    'several states are called Pulling. Choose one of containers.log-agent.Pulling, containers.api.Pulling, containers.worker.Pulling.',
  ],
  [
    ['pod', '--format', 'json', '-o', '/nowhere/pod.json'],
    '/nowhere/pod.json: the file cannot be written (ENOENT). Check the path.',
  ],
])('export %j is refused', async (argv, sentence) => {
  expect(await run(['export', ...argv], checkout)).toEqual({
    code: 2,
    stdout: '',
    stderr: `podwalk: ${sentence}\n`,
  });
});
