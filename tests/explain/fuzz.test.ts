import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../lib/explain/scheduling/refusal.ts';
import { folder } from '../recordings.ts';
import { pathsOf, realObjects, strangeInput, withAt, wrongValues } from './strange-inputs.ts';
import { now, podJson } from './texts.ts';
import { wholeAnswer } from './whole-answer.ts';

/** Everything that is made of a text, and that it can be read. */
function tell(source: string, withWay = true): void {
  for (const { healthy, cause, verdict } of wholeAnswer(source, now, withWay)) {
    expect(healthy).toBe(cause === null);
    // What looks like a slip of ours may stand in the text itself.
    const slips = verdict.match(/undefined|\[object|NaN|\{\w+\}/g) ?? [];
    expect(
      slips.filter((slip) => !source.includes(slip)),
      verdict,
    ).toEqual([]);
  }
}

/** So many strange inputs: `FUZZ_RUNS=100000 FUZZ_SEED=1 npx vitest run --project unit tests/explain/fuzz.test.ts`. */
const strangeRuns = Number(process.env.FUZZ_RUNS ?? 600);
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);

/** Milliseconds: who asks for a number of them does so on a quiet machine, where none may take a second. */
const patience = process.env.FUZZ_RUNS === undefined ? 10_000 : 1000;

const runs = { numRuns: 150, interruptAfterTimeLimit: 8000 };

describe('no input is too strange', { timeout: 30_000 }, () => {
  test('random text, and text that looks like what kubectl prints', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        'Name:  web',
        'Containers:',
        '  app:',
        'NAME  READY  STATUS  RESTARTS  AGE',
        '---',
        '{',
        '}',
        '[{',
      ),
      fc.constantFrom(
        'kind: Pod',
        'metadata:',
        '  name: web',
        'Events:',
        'LAST SEEN  TYPE  REASON  OBJECT  MESSAGE',
        '\t',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => tell(lines.join('\n'))),
      runs,
    );
  });

  test('JSON of any form in the place of a Pod and its parts', () => {
    const any = fc.jsonValue({ maxDepth: 3 });
    const word = fc.constantFrom(
      'ImagePullBackOff',
      'CrashLoopBackOff',
      'Error',
      'OOMKilled',
      '',
      'Unschedulable',
      'Evicted',
    );
    const state = fc.oneof(
      any,
      fc.record({ waiting: fc.record({ reason: fc.oneof(word, any), message: fc.oneof(fc.string(), any) }) }),
      fc.record({
        terminated: fc.record({ reason: word, exitCode: fc.oneof(fc.integer(), any), finishedAt: fc.string() }),
      }),
      fc.record({ running: fc.record({ startedAt: fc.oneof(fc.string(), fc.constant('2026-11-23T20:00:00Z')) }) }),
    );
    const status = fc.record({
      name: fc.constantFrom('app', 'other'),
      restartCount: fc.oneof(fc.nat(), any),
      state,
      lastState: state,
    });
    const pod = fc.record({
      phase: fc.oneof(fc.constantFrom('Pending', 'Running', 'Failed', 'Succeeded', ''), any),
      reason: fc.oneof(word, any),
      conditions: fc.oneof(
        any,
        fc.array(
          fc.record({
            type: fc.constantFrom('Ready', 'PodScheduled'),
            status: fc.constantFrom('True', 'False'),
            reason: word,
            message: fc.string(),
          }),
        ),
      ),
      containerStatuses: fc.oneof(any, fc.array(status, { maxLength: 3 })),
      initContainerStatuses: fc.oneof(any, fc.array(status, { maxLength: 2 })),
    });
    const meta = fc.record({
      deletionTimestamp: fc.oneof(fc.constant(undefined), fc.string(), fc.constant('+275760-09-13T00:00:00Z')),
      finalizers: any,
    });
    fc.assert(
      fc.property(pod, meta, any, (shown, metadata, spec) =>
        tell(
          JSON.stringify([
            podJson({ status: shown, metadata }),
            podJson({ status: shown, spec: { strange: spec, containers: spec } }),
          ]),
        ),
      ),
      runs,
    );
  });

  test('recordings that lost or changed some of their characters', () => {
    const source = readFileSync(join(folder, 'liveness-kills.jsonl'), 'utf8').split('\n').slice(0, 12).join('\n');
    const change = fc.tuple(fc.nat(source.length), fc.nat(200), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = source;
        for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
        tell(text);
      }),
      { ...runs, numRuns: 50 },
    );
  });

  test('answers of a scheduler of any form', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.string(), (nodes, rest) => {
        const refusal = refusalOf(`0/${nodes} nodes are available: ${rest}`);
        const told = refusal?.rows.reduce((sum, row) => sum + row.nodes, 0) ?? 0;
        if (refusal && refusal.rows.length > 0) expect(told + refusal.unsaid - refusal.twice).toBe(nodes);
      }),
      runs,
    );
  });

  test.each([
    ['a hundred thousand open brackets', '{'.repeat(100_000)],
    ['as many, on lines of their own', '{\n'.repeat(20_000)],
    ['one long line', 'a '.repeat(500_000)],
    ['deep indentation', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}Name:  x`).join('\n')],
    ['a table without an end', `NAME  READY  STATUS  RESTARTS  AGE\n${'web  0/1  Error  0  1m\n'.repeat(1000)}`],
  ])('%s takes no longer than a reader waits', (_, source) => {
    const begin = performance.now();
    tell(source);
    expect(performance.now() - begin).toBeLessThan(8000);
  });

  test(`${strangeRuns} inputs of all forms, changed in all ways, give the whole answer`, { timeout: 7_200_000 }, () => {
    const objects = realObjects();
    for (let seed = firstSeed; seed < firstSeed + strangeRuns; seed++) {
      const begin = performance.now();
      try {
        tell(strangeInput(seed, objects));
      } catch (error) {
        throw new Error(`FUZZ_SEED=${seed} FUZZ_RUNS=1 fails again`, { cause: error });
      }
      expect(performance.now() - begin, `FUZZ_SEED=${seed}`).toBeLessThan(patience);
    }
  });

  test('a Pod with a value of the wrong type at any of its paths', () => {
    const objects = realObjects().filter((json) => /"lastState":\{"t/.test(json) && /initContainerStatuses/.test(json));
    const pod: unknown = JSON.parse(objects.at(-1) ?? '');
    const paths = pathsOf(pod);
    expect(paths.length).toBeGreaterThan(100);
    for (const [index, path] of paths.entries()) {
      const put = wrongValues[(index + firstSeed) % wrongValues.length];
      tell(JSON.stringify(withAt(pod, path, put)));
    }
  });

  test.each([
    [
      'aliases that multiply',
      `kind: Pod\nmetadata: {name: web}\na: &a [${'x,'.repeat(9)}]\n${multiplied()}\nspec: {containers: *j}`,
    ],
    [
      'aliases of what they stand in',
      'kind: Pod\nmetadata: &m {name: web, labels: *m}\nspec: &s {containers: [&c {name: a, resources: *c, lifecycle: *s}]}',
    ],
    ['brackets that do close', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a value 6000 levels deep', manyContainers(1).replace('"image"', `"resources":${deep(6000)},"image"`)],
    ['Lists within Lists', `${'{"kind":"List","items":['.repeat(5000)}${']}'.repeat(5000)}`],
    ['a pod with 30 containers that restart', manyContainers(30)],
    ['a pod with 400', manyContainers(400)],
    [
      'a condition of a Node whose type is no word',
      JSON.stringify({
        kind: 'Node',
        metadata: { name: 'n' },
        status: { conditions: [{ type: [[{ toString: 'x' }]], status: 'True' }] },
      }),
    ],
    ['a row without a name', 'NAME  READY  STATUS  RESTARTS  AGE\n      0/1    Error   0         1m\n'],
  ])('%s, in time', (_, source) => {
    const begin = performance.now();
    tell(source);
    expect(performance.now() - begin).toBeLessThan(8000);
  });
});

function deep(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

function multiplied(): string {
  const names = [...'abcdefghij'];
  return names
    .slice(1)
    .map((name, index) => `${name}: &${name} [${`*${names[index]},`.repeat(9)}]`)
    .join('\n');
}

/** A pod whose containers are all in a crash loop, or run again after one. */
function manyContainers(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `c${index}`);
  const lastState = { terminated: { exitCode: 1 } };
  return JSON.stringify(
    podJson({
      spec: { containers: names.map((name) => ({ name, image: 'x' })) },
      status: {
        containerStatuses: names.map((name, index) => ({
          name,
          restartCount: 3,
          state: index % 2 ? { running: {} } : { waiting: { reason: 'CrashLoopBackOff' } },
          lastState,
        })),
      },
    }),
  );
}
