import { expect, test } from 'vitest';
import { scenarios } from '@/lib/world/library.ts';
import { run } from './run.ts';

test('without words all scenarios are listed, each on a line', async () => {
  const { stdout } = await run(['scenarios']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(scenarios.length + 1);
});

test('the likeliest comes first', async () => {
  const { stdout } = await run(['scenarios', 'exit', '137']);
  expect(stdout.split('\n')[1]).toMatch(/^\S+ {3,}\S/);
  expect(stdout).toContain('out-of-memory');
});

test('-o json gives manifest and world', async () => {
  const found: unknown = JSON.parse((await run(['scenarios', 'crash-loop', '-o', 'json'])).stdout);
  expect(found).toEqual(scenarios.filter(({ name }) => name === 'crash-loop'));
});

test('words that fit nowhere find nothing, and standard error says so', async () => {
  expect(await run(['scenarios', 'zebra'])).toEqual({
    code: 1,
    stdout: 'NAME   TITLE\n',
    stderr: 'podwalk: no scenario has all of these words. Try fewer, or none.\n',
  });
  expect((await run(['scenarios', '-o', 'wide'])).code).toBe(2);
});
