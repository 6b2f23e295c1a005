import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarios } from '@/lib/world/library.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'podwalk-'));
const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: app, image: "ghcr.io/acme/web:1.0" }]
`;

test('a world decides what becomes of the pod', async () => {
  const world = file('absent.yaml', 'images: [{ image: "ghcr.io/acme/web:1.0", registry: notFound }]');
  expect(await run(['simulate', '-', '--world', world, '--until', '30s'], pod)).toEqual({
    code: 0,
    stderr: '',
    stdout: `NAME   READY   STATUS    RESTARTS   AGE
web    0/1     Pending   0          0s
web    0/1     ContainerCreating   0          0s
web    0/1     ErrImagePull        0          1s
web    0/1     ImagePullBackOff    0          2s
web    0/1     ErrImagePull        0          12s
web    0/1     ImagePullBackOff    0          13s
`,
  });
});

test('-o json tells the virtual time since the manifest was sent, and the event before each row', async () => {
  const world = file('exits.yaml', 'containers: { app: { runs: [{ ends: exit, code: 3, after: 2s }] } }');
  const { stdout } = await run(['simulate', '-', '--world', world, '--until', '10s', '-o', 'json'], pod);
  const rows: Record<string, unknown>[] = JSON.parse(stdout);
  expect(rows[0]).toEqual({
    at: 40,
    event: 'pod.created',
    name: 'web',
    ready: '0/1',
    status: 'Pending',
    restarts: '0',
    age: '0s',
  });
  expect(rows.at(-1)).toMatchObject({ event: 'container.failed.app', status: 'Error' });
});

test('without a world, --until walks on in one in which nothing goes wrong', async () => {
  const { stdout } = await run(['simulate', '-', '--until', '1h'], pod);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^web {4}1\/1 {5}Running /);
});

test('where the API server refuses the manifest there are no rows, and standard error says so', async () => {
  expect(await run(['simulate', '--scenario', 'pod-security-rejected'])).toEqual({
    code: 0,
    stdout: 'NAME   READY   STATUS   RESTARTS   AGE\n',
    stderr: 'podwalk: the API server answers 403 Forbidden, so there is no pod web.\n',
  });
});

/** Replay takes it that an init container runs once, and that what waits for its first start has no history. */
const refused = ['sandbox-changed', 'init-containers-run-again'];

describe('what simulate writes as a recording, replay explains to the last observation', () => {
  const shown = scenarios.filter(({ world }) => !world.includes('request:') && !world.includes('ServiceAccount'));
  test.each(shown.map(({ name }) => name).filter((name) => !refused.includes(name)))(
    '%s',
    { timeout: 30_000 },
    async (name) => {
      const { stdout } = await run(['simulate', '--scenario', name, '--until', '20m', '-o', 'recording']);
      const { observations, summary }: Report = JSON.parse((await run(['replay', '-', '-o', 'json'], stdout)).stdout);
      expect(observations.filter(({ explained }) => !explained)).toEqual([]);
      expect(summary.observations).toBeGreaterThan(1);
    },
  );
});

interface Report {
  readonly observations: readonly { readonly explained: boolean }[];
  readonly summary: { readonly observations: number };
}

test.each([
  [['-', '--until', 'soon'], '--until cannot be soon. Write it like 90s, 5m or 1h30m.'],
  [['-', '--until', '72h'], '--until cannot be 72h. Two days are the most.'],
  [['-', '--world', '-'], 'only one of manifest and world can be standard input.'],
  [['--scenario', 'crash-lop'], 'there is no scenario crash-lop. Did you mean crash-loop?'],
  [
    ['web.yaml', '--scenario', 'crash-loop'],
    'a scenario has its own manifest and world. Leave the manifest out, or --scenario.',
  ],
  [['--until', '5m'], 'simulate reads one manifest, 0 are given. Give - for standard input.'],
])('simulate %j is refused', async (argv, sentence) => {
  expect(await run(['simulate', ...argv], pod)).toEqual({ code: 2, stdout: '', stderr: `podwalk: ${sentence}\n` });
});

test('what is wrong with a world is said in one sentence, with its file, line and column', async () => {
  const world = file('typo.yaml', 'images:\n- { image: "ghcr.io/acme/web:1.0", registry: notfound }');
  expect(await run(['simulate', '-', '--world', world], pod)).toEqual({
    code: 2,
    stdout: '',
    stderr: `podwalk: ${world}:4:36: registry cannot be notfound. Did you mean notFound?\n`,
  });
});

function file(name: string, facts: string): string {
  const path = join(folder, name);
  writeFileSync(path, `apiVersion: podwalk/v1\nkind: World\n${facts}\n`);
  return path;
}
