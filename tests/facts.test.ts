import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const facts = [...read('../FACTS.md').matchAll(/^\| ([A-Z]?\d+(?:\.\d+)?) \| (.+) \| .+ \|$/gm)].map(
  ([, id = '', sentence = '']) => ({ id, sentence }),
);

const named = new Set(
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...read(file).matchAll(/['"`]([A-Z]?\d+(?:\.\d+)?): /g)].map(([, id]) => id)),
);

test('no two facts have the same number', () => {
  expect(facts.length).toBeGreaterThan(40);
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
});

test('no test is named after a fact that is not written down', () => {
  const ids = new Set(facts.map(({ id }) => id));
  expect([...named].filter((id) => !ids.has(id ?? ''))).toEqual([]);
});

describe('every fact has a test that is named after it', () => {
  test.each(facts)('$id $sentence', ({ id }) => {
    expect(named).toContain(id);
  });
});

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8');
}
