import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPods } from '../../lib/kubernetes/pods.ts';
import { folder, recordedPods, scenarios } from '../recordings.ts';
import { run } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'podwalk-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('the table is byte for byte the one that kubectl printed', () => {
  const tables = readdirSync(join(folder, 'tables')).filter((file) => file.endsWith('.get.txt'));
  test.each(tables)('%s', async (table) => {
    const file = join(folder, 'tables', table.replace('.get.txt', '.pods.yaml'));
    const printed = readFileSync(join(folder, 'tables', table), 'utf8');
    const { stdout } = await run(['status', file, '--now', momentOf(file, printed)]);
    expect(stdout).toBe(printed);
  });

  test.each([
    ['cluster/pods.txt', []],
    ['cluster/pods-wide.txt', ['-o', 'wide']],
  ])('%s', async (table, options) => {
    const printed = readFileSync(join(folder, table), 'utf8');
    const argv = ['status', join(folder, 'cluster/pods.json'), '--now', '2026-11-23T20:26:31Z', ...options];
    expect((await run(argv)).stdout).toBe(printed);
  });
});

describe('-o json has one element for every observation, as the API server printed it at that time', () => {
  const printed = scenarios.filter((scenario) => recordedPods(scenario).some((seen) => seen.printed));
  test.each(printed)('%s', async (scenario) => {
    const { stdout, code } = await run(['status', join(folder, scenario), '-o', 'json']);
    const elements: Record<string, string>[] = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(elements.map(({ name, ready, status }) => `${name} ${ready} ${status}`)).toEqual(
      recordedPods(scenario).map(({ printed }) => `${printed?.Name} ${printed?.Ready} ${printed?.Status}`),
    );
    expect(elements.map(({ resourceVersion }) => resourceVersion)).toEqual(
      recordedPods(scenario).map(({ object }) => object.metadata.resourceVersion),
    );
  });
});

test('-o json counts from --now where it is given', async () => {
  const file = join(folder, 'crash-loop.jsonl');
  const { stdout } = await run(['status', file, '-o', 'json', '--now', '2026-11-23T20:10:00Z']);
  expect(JSON.parse(stdout).at(-1)).toEqual({
    namespace: 'crash-loop',
    name: 'web',
    uid: 'fa478ee1-6fc4-4679-b60e-1fba893b7801',
    resourceVersion: '2579',
    ready: '0/1',
    status: 'Error',
    restarts: '5 (2m59s ago)',
  });
});

test('of a recording the table shows each Pod once, in its newest state', async () => {
  const { stdout } = await run(['status', join(folder, 'job-backoff-limit.jsonl')]);
  expect(stdout.split('\n').map((line) => line.slice(0, 23))).toEqual([
    'NAME      READY   STATU',
    'j-rjmrc   0/1     Error',
    'j-9h8x4   0/1     Error',
    '',
  ]);
});

test('--watch shows every observation, and its columns only ever widen', async () => {
  const { stdout } = await run(['status', '--watch', join(folder, 'image-already-present.jsonl')]);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(1 + recordedPods('image-already-present.jsonl').length);
  expect(lines[1]).toBe('web    0/1     Pending   0          0s');
  expect(lines).toContain('web    0/1     ContainerCreating   0          0s');
});

test('standard input is read for - and for no file at all', async () => {
  const source = readFileSync(join(folder, 'cluster/pods.json'), 'utf8');
  const now = ['--now', '2026-11-23T20:26:31Z'];
  const printed = readFileSync(join(folder, 'cluster/pods.txt'), 'utf8');
  expect((await run(['status', '-', ...now], source)).stdout).toBe(printed);
  expect((await run(['status', ...now], source)).stdout).toBe(printed);
});

test('an empty List is answered as kubectl answers it', async () => {
  expect(await run(['status'], '{"kind":"List","items":[]}')).toEqual({
    code: 0,
    stdout: '',
    stderr: 'No resources found\n',
  });
});

test('a text in UTF-16, as PowerShell saves it, is read', async () => {
  const file = join(scratch, 'utf16.yaml');
  writeFileSync(file, Buffer.from('\uFEFFkind: Pod\nmetadata: {name: web}\n', 'utf16le'));
  expect((await run(['status', file])).stdout).toContain('web');
});

test.each<[string, () => string, string]>([
  ['a file that is not there', () => 'nowhere.yaml', 'nowhere.yaml: there is no such file. Check the path.'],
  ['a directory', () => '.', '.: this is a directory. Name a file in it.'],
  ['an empty file', () => file('empty', ''), 'FILE: the input is empty. Give a Kubernetes object as YAML or JSON.'],
  [
    'a binary file',
    () => file('binary', Buffer.from([0x7f, 0x45, 0, 1])),
    'FILE: this is a binary file, not text. Give YAML or JSON.',
  ],
  [
    'bytes that are no UTF-8',
    () => file('latin', Buffer.from([0x6b, 0xff, 0x6b])),
    'FILE: this is a binary file, not text. Give YAML or JSON.',
  ],
  [
    'more than 50 MB of something',
    () => file('large', Buffer.alloc(51e6, 'a')),
    'FILE: the file is larger than 50 MB. Give fewer Pods at a time, for example one namespace.',
  ],
  [
    '10 MB of YAML',
    () => file('long.yaml', Buffer.alloc(11e6, '# kind: Pod\n')),
    'FILE: the text is longer than 10 MB. Give fewer objects at a time, or JSON instead of YAML.',
  ],
  [
    'YAML with a fault',
    () => file('bad.yaml', 'kind: Pod\nmetadata:\n\tname: x\n'),
    'FILE:3: YAML is indented with a tab. Use spaces.',
  ],
  [
    'something else than Pods',
    () => file('svc.yaml', '# x\nkind: Service\n'),
    'FILE:2: there is no Pod in it, only Service. Give Pods, as `kubectl get pods -o json` prints them.',
  ],
])('%s is answered with one sentence and exit code 2', async (_, prepare, sentence) => {
  const path = prepare();
  const answer = await run(['status', path]);
  expect(answer).toEqual({ code: 2, stdout: '', stderr: `podwalk: ${sentence.replace('FILE', path)}\n` });
});

test.each([
  [['status', '--wide'], 'there is no option --wide. Run `podwalk status --help`.'],
  [['status', '-o'], '--output needs a value. Run `podwalk status --help`.'],
  [['status', '-o', 'yaml'], 'there is no output yaml. Choose json or wide.'],
  [['status', '--now', 'noon'], '--now is not a time: noon. Write it like 2026-11-23T20:10:33Z.'],
  [['status', 'a', 'b'], 'status reads one file. Join several with `cat` and pipe them in.'],
])('%j is refused', async (argv, sentence) => {
  expect(await run(argv)).toEqual({ code: 2, stdout: '', stderr: `podwalk: ${sentence}\n` });
});

function file(name: string, content: string | Buffer): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

/** The second at which kubectl printed a table, found by the AGE of its first row. */
function momentOf(pods: string, printed: string): string {
  const age = printed.trimEnd().split('\n')[1]?.split(/ {2,}/).at(-1) ?? '';
  const [, minutes = 0, seconds = 0] = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(age) ?? [];
  const created = readPods(readFileSync(pods, 'utf8'))[0]?.object.metadata.creationTimestamp ?? '';
  return new Date(Date.parse(created) + (Number(minutes) * 60 + Number(seconds)) * 1000).toISOString();
}
