import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, recordedPods } from '../recordings.ts';
import { run } from './run.ts';

interface Report {
  readonly observations: readonly Record<string, unknown>[];
  readonly summary: Record<string, number>;
}

async function report(argv: readonly string[], stdin = ''): Promise<Report & { readonly code: number }> {
  const { stdout, code } = await run(['replay', ...argv, '-o', 'json'], stdin);
  const parsed: Report = JSON.parse(stdout);
  return { ...parsed, code };
}

test('every line tells when, what kubectl showed, and by which events the pod got there', async () => {
  const { stdout, code } = await run(['replay', join(folder, 'crash-loop.jsonl')]);
  const lines = stdout.split('\n');
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^TIME +NAME +READY +STATUS +RESTARTS +EXPLANATION$/);
  expect(lines.find((line) => line.includes('CrashLoopBackOff'))).toBe(
    '2026-11-23T20:05:39.625Z   web    0/1     CrashLoopBackOff    1 (14s ago)   explained: kubelet.synced.app, backoff.elapsed.app, image.present.app',
  );
  expect(lines.slice(-4)).toEqual([
    '',
    '20 observations of 1 pod, all explained',
    '25 events, 23 of them evidence for a step',
    '',
  ]);
});

test('-o json has one element for every observation, in the order of the recording', async () => {
  const { observations, summary, code } = await report([join(folder, 'crash-loop.jsonl')]);
  const recorded = recordedPods('crash-loop.jsonl');
  expect(code).toBe(0);
  expect(summary).toEqual({ observations: recorded.length, explained: recorded.length, unexplained: 0 });
  expect(observations.map(({ at, resourceVersion }) => [at, resourceVersion])).toEqual(
    recorded.map(({ at, object }) => [at, object.metadata.resourceVersion]),
  );
  expect(Object.keys(observations[0] ?? {})).toEqual(
    'at namespace name uid resourceVersion ready status restarts states path explained reason'.split(' '),
  );
  expect(observations[8]).toMatchObject({
    at: '2026-11-23T20:05:39.625Z',
    namespace: 'crash-loop',
    name: 'web',
    ready: '0/1',
    status: 'CrashLoopBackOff',
    restarts: '1 (14s ago)',
    // The status tells of the wait when it is over: the Event Pulled came before it.
    states: expect.arrayContaining(['containers.app.Pulled', 'placement.bound']),
    path: [{ type: 'kubelet.synced.app' }, { type: 'backoff.elapsed.app' }, { type: 'image.present.app' }],
    explained: true,
    reason: null,
  });
});

test('-o json says of every Event which step it is evidence for, or why for none', async () => {
  const { stdout } = await run(['replay', join(folder, 'crash-loop.jsonl'), '-o', 'json']);
  const { events }: { events: readonly Record<string, unknown>[] } = JSON.parse(stdout);
  expect(events[0]).toMatchObject({ reason: 'Scheduled', name: 'web', step: 'pod.bound', why: null });
  expect(events.filter(({ step, why }) => (step === null) === (why === null))).toEqual([]);
});

test('several pods in one recording are followed each by itself', async () => {
  const files = ['crash-loop.jsonl', 'run-to-completion.jsonl'].map((file) => readFileSync(join(folder, file), 'utf8'));
  const lines = files.flatMap((text) => text.trimEnd().split('\n'));
  const shuffled = [...lines].sort((one, other) => timeOf(one).localeCompare(timeOf(other)));
  const { observations, summary, code } = await report(['-'], shuffled.join('\n'));
  expect(code).toBe(0);
  expect(new Set(observations.map(({ uid }) => uid)).size).toBe(2);
  expect(summary.unexplained).toBe(0);
  expect((await run(['replay', '-'], shuffled.join('\n'))).stdout).toContain(
    ' observations of 2 pods, all explained\n',
  );
});

test('what cannot be explained is said to be so, with the reason and exit code 3', { timeout: 60_000 }, async () => {
  const lines = readFileSync(join(folder, 'image-already-present.jsonl'), 'utf8').replace(
    /"phase":"Running"(?![\s\S]*"phase":"Running")/,
    '"phase":"Enchanted"',
  );
  const { observations, summary, code } = await report(['-'], lines);
  expect(code).toBe(3);
  expect(summary).toEqual({ observations: 4, explained: 3, unexplained: 1 });
  expect(observations[3]).toMatchObject({
    states: [],
    path: [],
    explained: false,
    reason: expect.stringMatching(/^no way through the machine leads from Pending, .* to Enchanted, /),
  });
  const { stdout } = await run(['replay', '-'], lines);
  expect(stdout).toContain('NOT EXPLAINED: no way through the machine leads from Pending');
  expect(stdout).toContain('4 observations of 1 pod, 1 not explained\n');
});

test('a watch without times is followed by the times in the Pods themselves', async () => {
  const timeless = readFileSync(join(folder, 'crash-loop.jsonl'), 'utf8').replace(/"at":"[^"]+",?/g, '');
  const { observations, code } = await report(['-'], timeless);
  expect(code).toBe(0);
  expect(observations[0]?.at).toBeNull();
});

test.each([
  [['replay'], 'replay reads one file, 0 are given. Give - for standard input.'],
  [['replay', 'a', 'b'], 'replay reads one file, 2 are given. Give - for standard input.'],
  [['replay', 'a', '-o', 'yaml'], 'there is no output yaml. Choose json.'],
  [['replay', '--fast'], 'there is no option --fast. Run `podwalk replay --help`.'],
])('%j is refused', async (argv, sentence) => {
  expect(await run(argv)).toEqual({ code: 2, stdout: '', stderr: `podwalk: ${sentence}\n` });
});

test.each([
  ['only Events', '{"kind":"Event"}', ':1: there is no Pod in it, only Event.'],
  ['an empty List', '{"kind":"List","items":[]}', 'there is no Pod in it. Give the lines of a watch on Pods.'],
  [
    'a Pod without containers',
    '{"kind":"Pod","metadata":{"name":"a"}}',
    'the Pod a has no containers. Give whole Pods',
  ],
])('%s is no recording', async (_, text, sentence) => {
  const { code, stdout, stderr } = await run(['replay', '-'], text);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(sentence.replace(/^:/, ''));
});

function timeOf(line: string): string {
  const { at }: { at: string } = JSON.parse(line);
  return at;
}
