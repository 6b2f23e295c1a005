import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder } from '../recordings.ts';
import { run } from './run.ts';

const recording = (name: string) => join(folder, `${name}.jsonl`);
const keys = [
  'kind',
  'namespace',
  'name',
  'uid',
  'status',
  'states',
  'healthy',
  'verdict',
  'outlook',
  'cause',
  'confidence',
  'container',
  'alternatives',
  'ruledOut',
  'also',
  'evidence',
  'path',
  'lost',
  'next',
  'commands',
  'fixes',
];

describe('podwalk explain', () => {
  test('JSON has one object for every pod that is not well, with the keys that scripts read', async () => {
    const { code, stdout } = await run(['explain', recording('image-not-found'), '-o', 'json']);
    const [report, ...more]: Record<string, unknown>[] = JSON.parse(stdout);
    expect([code, more.length]).toEqual([0, 0]);
    expect(Object.keys(report ?? {})).toEqual(keys);
    expect(report).toMatchObject({
      namespace: 'image-not-found',
      name: 'web',
      status: 'ImagePullBackOff',
      healthy: false,
      cause: 'image-not-found',
      confidence: 'certain',
    });
    expect(report?.states).toContain('containers.app.ImagePullBackOff');
    expect(report?.evidence).toContainEqual(
      expect.objectContaining({
        path: 'status.containerStatuses[0].state.waiting.reason',
        value: 'ImagePullBackOff',
        line: 38,
      }),
    );
    expect(report?.path).toContainEqual({
      at: expect.stringMatching(/^2026-11-23T20:05:12/),
      event: 'image.needed.app',
      from: 'containers.app.checking',
      to: 'containers.app.Pulling',
      basis: 'observed',
    });
    expect(report?.path).toContainEqual(expect.objectContaining({ event: 'volumes.mounted', basis: 'inferred' }));
    expect(report?.commands).toContainEqual({
      run: 'crane ls localhost:5000/web',
      risk: 'inspect',
      why: 'See which tags exist.',
    });
  });

  test('pods that are well are left out, and are there with --all', async () => {
    const file = recording('image-already-present');
    expect(JSON.parse((await run(['explain', file, '-o', 'json'])).stdout)).toEqual([]);
    expect((await run(['explain', file])).stdout).toBe('The pod is well\n');
    const [all] = JSON.parse((await run(['explain', file, '-o', 'json', '--all'])).stdout);
    expect(all).toMatchObject({ healthy: true, cause: null });
  });

  test('text says verdict, evidence, way, what comes and what to do; several files are one input', async () => {
    const { stdout } = await run(['explain', recording('image-not-found'), recording('insufficient-cpu')]);
    for (const part of [
      'How we know',
      'How it got here',
      'What comes next',
      'What to do',
      '2 of 2 pods are not well',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  test('Markdown is a note that can be pasted', async () => {
    const { stdout } = await run(['explain', recording('out-of-memory'), '-o', 'markdown']);
    expect(stdout).toMatch(
      /^## `out-of-memory\/web`: \w+\n\n\*\*The container app wanted more memory than its limit 32Mi/,
    );
  });

  test('standard error says from when times count that are not of today', async () => {
    const { stderr } = await run(['explain', recording('out-of-memory')]);
    expect(stderr).toMatch(
      /^podwalk: nothing in it is newer than 2026-11-23T\S+Z, so times count from then; see --now\.\n$/,
    );
    expect((await run(['explain', recording('out-of-memory'), '--now', '2026-11-23T20:30:00Z'])).stderr).toBe('');
  });

  test('it reads a pipe, whatever is in it', async () => {
    const table =
      'NAME   READY   STATUS             RESTARTS   AGE\nweb    0/1     ImagePullBackOff   0          20s\n';
    expect((await run(['explain'], table)).stdout).toContain('kubectl says ImagePullBackOff');
    const source = readFileSync(recording('crash-loop'), 'utf8');
    expect((await run(['explain', '-', '-o=json'], source)).stdout).toContain('"app-exits-nonzero"');
  });

  test.each([
    [['explain'], 'hello', /^podwalk: 1: this line is none that kubectl prints: hello\. Give Pods/],
    [['explain'], '', /^podwalk: there is no Pod in it\. /],
    [['explain'], '{"kind":"Pod","metadata":{', /^podwalk: 1: the JSON that begins here does not end, /],
    [
      ['explain'],
      'LAST SEEN   TYPE     REASON   OBJECT    MESSAGE\n2m          Normal   Killing  pod/web   Stopping container app\n',
      /^podwalk: 2: the pods that these Events are about were not given: web\. Give Pods/,
    ],
    [
      ['explain'],
      '{"kind":"Node","metadata":{"name":"n"}}',
      /^podwalk: there is no Pod in it, only 1 Node\. Give Pods/,
    ],
    [['explain', '-o', 'xml'], '', /^podwalk: there is no output xml\. Choose text, json or markdown\.\n$/],
    [['explain', '/no/such/file'], '', /^podwalk: \/no\/such\/file: there is no such file\. /],
  ])('%j with %j is refused in one sentence', async (argv, stdin, sentence) => {
    const { code, stderr, stdout } = await run(argv, stdin);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });
});

describe('podwalk check', () => {
  test('a pod that was ready in time and never in that state has kept to it', async () => {
    const argv = ['check', recording('image-already-present'), '--ready-within', '60s', '--never', 'ImagePullBackOff'];
    expect(await run(argv)).toEqual({ code: 0, stdout: 'The pod has kept to it\n', stderr: '' });
  });

  test('one that was not has broken it, with the reason', async () => {
    const argv = [
      'check',
      recording('image-fixed-after-backoff'),
      '--ready-within',
      '10s',
      '--never',
      'ImagePullBackOff',
    ];
    const { code, stdout } = await run(argv);
    expect(code).toBe(1);
    expect(stdout).toContain('it was ImagePullBackOff at 2026-11-23T20:05:27');
    expect(stdout).toContain('it was Ready only after 37s, and not within 10s');
  });

  test.each([
    [['check', recording('crash-loop')], 'nothing is asked of the pods'],
    [['check', recording('crash-loop'), '--ready-within', 'soon'], '--ready-within is not a length of time: soon'],
    [
      ['check', recording('crash-loop'), '--never', 'crashloopbackof'],
      '--never: nothing in Kubernetes is called crashloopbackof. Did you mean CrashLoopBackOff?',
    ],
    [['check', '--never', 'Error'], 'check reads one file, 0 are given'],
  ])('%j is refused in one sentence', async (argv, sentence) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('podwalk explain --compare', () => {
  const two = [recording('first-pull-and-graceful-delete'), recording('image-not-found')];

  test('puts two pods beside each other and marks where they part', async () => {
    const pair = 'first-pull-and-graceful-delete/web,image-not-found/web';
    const { code, stdout } = await run(['explain', ...two, '--compare', pair]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^After 8 steps that both took, they part: “Pull succeeds” on the left, “Image not found” on/,
    );
    expect(stdout).toMatch(/^\* [\d:]{8} {2}image\.pulled\.app +\* [\d:]{8} {2}image\.notFound\.app$/m);
  });

  test.each([
    ['web', '--compare takes two pods, like web-1,web-2.'],
    ['web,db', 'there are 2 pods web. Name the namespace too: first-pull-and-graceful-delete/web.'],
    ['image-not-found/web,db', 'there is no pod db in it.'],
  ])('%s is refused', async (pair, sentence) => {
    const { code, stderr } = await run(['explain', ...two, '--compare', pair]);
    expect([code, stderr]).toEqual([2, `podwalk: ${sentence}\n`]);
  });
});
