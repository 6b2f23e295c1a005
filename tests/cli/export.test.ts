import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { formatIds } from '@/lib/exporters/index.ts';
import { linkCarriedBy } from '@/lib/journey/link-in-file.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
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

test.each(formatIds)('--format %s writes the same as its exporter, and the same every time', async (format) => {
  const argv = ['export', 'pod', '--format', format];
  const once = await run(argv);
  expect([once.code, once.stderr, once.stdout.length > 500]).toEqual([0, '', true]);
  expect((await run(argv)).stdout).toBe(once.stdout);
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
  [['pod'], `--format is missing. Choose ${formatIds.slice(0, -1).join(', ')} or recording.`],
  [['pod', '--format', 'mermiad'], 'there is no format mermiad. Did you mean mermaid?'],
  [['pod', '--format', 'svg', '--zoom', 'in'], 'there is no zoom in. Choose spine, step or everything.'],
  [
    ['pod', '--format', 'json', '--state', 'x'],
    '--state means nothing to json. Leave it out, or choose one of a moment or a walk.',
  ],
  [['pod', '--format', 'csv', '--zoom', 'step'], '--zoom means nothing to csv. Leave it out, or choose --format svg.'],
  [['kubernetes', '--format', 'recording'], 'the machine kubernetes has no Pod that could be recorded. Export pod.'],
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
