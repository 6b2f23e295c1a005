import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { folder } from '../recordings.ts';

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'podwalk-plugin-'));
const heard = join(scratch, 'heard');

afterAll(() => rmSync(scratch, { recursive: true }));
beforeEach(() => writeFileSync(heard, ''));

/** Puts a kubectl on the PATH that answers from the cluster that was recorded, and writes down what it was asked. */
function install(answers: string): void {
  const kubectl = join(scratch, 'kubectl');
  writeFileSync(kubectl, `#!/bin/sh\necho "$@" >> "${heard}"\ncd "${join(folder, 'cluster')}"\n${answers}\n`);
  chmodSync(kubectl, 0o755);
}

function run(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/kubectl-podwalk.js'), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, PATH: scratch },
  });
  return { status, stdout, stderr, asked: readFileSync(heard, 'utf8').trim().split('\n') };
}

const cat = (file: string) => `while IFS= read -r line || [ -n "$line" ]; do printf '%s\\n' "$line"; done < ${file}`;
const whole = `case "$2" in
  pod|pods,events) ${cat('pods.json')}; ;;
  events) ${cat('events.json')}; ;;
  *) ${cat('nodes.json')}; ;;
esac`;

describe('kubectl podwalk explain', () => {
  test('asks for the pod, its Events and its node, with no verb but get, in the namespace and context that are named', () => {
    install(whole);
    const { status, stdout, stderr, asked } = run('explain', 'crash-loop', '-n', 'shop', '--context', 'prod');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^shop\/crash-loop {3}\w+ {3}app-exits-nonzero/m);
    expect(stdout).toMatch(/kubectl get pod crash-loop:\d+/);
    expect(asked.slice(0, 2)).toEqual([
      'get pod crash-loop --namespace=shop --context=prod -o json',
      'get events --field-selector=involvedObject.name=crash-loop --namespace=shop --context=prod -o json',
    ]);
    expect(asked.slice(2)).toEqual([expect.stringMatching(/^get node \S+ --context=prod -o json$/)]);
  });

  test('without a pod explains what is not well in the namespace, or in all', () => {
    install(whole);
    const { status, stdout, asked } = run('explain', '-A');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ of 61 pods are not well/m);
    expect(asked).toEqual(['get pods,events --all-namespaces -o json', 'get nodes -o json']);
  });

  test('a node that may not be read is said to be missing, and the rest is used', () => {
    const refused = `case "$2" in node) echo 'Error from server (Forbidden): nodes is forbidden' >&2; exit 1; ;; esac\n`;
    install(`${refused}${whole}`);
    const { status, stderr } = run('explain', 'pod/crash-loop', '-n', 'shop');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^podwalk: kubectl get node \S+: Error from server \(Forbidden\): .*\. The rest is used\.\n$/,
    );
  });

  test.each([
    [
      'what kubectl says',
      `echo 'a warning' >&2; echo 'Error from server (NotFound): pods "web" not found' >&2; exit 1`,
      'kubectl get pod web: Error from server (NotFound): pods "web" not found.',
    ],
    ['that it says nothing', 'exit 7', 'kubectl get pod web: it ended with 7.'],
  ])('passes on %s in one sentence, with exit code 2', (_, answers, sentence) => {
    install(answers);
    const { status, stdout, stderr } = run('explain', 'web');
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `podwalk: ${sentence}\n` });
  });

  test('without a kubectl says so', () => {
    rmSync(join(scratch, 'kubectl'), { force: true });
    expect(run('explain', 'web')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no kubectl on the PATH'),
    });
  });

  test.each([
    [['explain', '--', '--all'], '--all is no name of a pod.'],
    [['explain', 'a', 'b'], 'explain takes one pod, 2 are given.'],
    [['delete', 'a'], 'there is no command delete. Run `kubectl podwalk --help`.'],
  ])('%j is refused before kubectl is asked', (argv, sentence) => {
    install(whole);
    const { status, stderr, asked } = run(...argv);
    expect({ status, stderr, asked }).toEqual({ status: 2, stderr: `podwalk: ${sentence}\n`, asked: [''] });
  });

  test('--help names what it can do', () => {
    expect(run('--help').stdout).toContain('Usage: kubectl podwalk COMMAND');
    expect(run('explain', '--help').stdout).toContain('Usage: kubectl podwalk explain [POD]');
  });
});
