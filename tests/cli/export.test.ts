import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { samples } from '@/lib/journey/samples.ts';
import { chartIds } from '@/machines/charts.ts';
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

test.each([
  [[], 'no machine is named. Choose pod, kubernetes or container.'],
  [['pdo', '--format', 'svg'], 'there is no machine pdo. Choose pod, kubernetes or container.'],
  [['pod', 'container'], 'export writes one machine. Run it once for each.'],
  [['pod'], '--format is missing. Choose json or svg.'],
  [['pod', '--format', 'png'], 'there is no format png. Choose json or svg.'],
  [['pod', '--format', 'svg', '--zoom', 'in'], 'there is no zoom in. Choose spine, step or everything.'],
  [['pod', '--format', 'json', '--state', 'x'], '--state is for pictures. Leave it out, or write --format svg.'],
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
    'several states are called Pulling. Choose containers.log-agent.Pulling, containers.api.Pulling or containers.worker.Pulling.',
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
