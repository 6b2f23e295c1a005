import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = read('CONTRIBUTING.md');

/** A block of code, and the file that was named last before it. */
const blocks = [...text.matchAll(/```(?:ts|md)\n([\s\S]*?)```/g)].map(({ 1: code = '', index }) => ({
  code,
  file: [...text.slice(0, index).matchAll(/`([\w/.-]+\.(?:ts|md))`/g)].at(-1)?.[1] ?? '',
}));

describe('the recipes show code that is in the house', () => {
  test.each(blocks)('$file', ({ code, file }) => {
    expect(read(file)).toContain(code);
  });
});

test('every path that is named leads somewhere', () => {
  const named = [...text.matchAll(/\]\(([^)]+)\)|`((?:machines|lib|components|app|cli|tests)\/[^\s`]*)`/g)];
  const paths = named.map(([, link, code]) => link ?? code ?? '');
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every dependency has its reason', () => {
  const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(read('package.json'));
  const names = Object.keys({ ...dependencies, ...devDependencies }).map((name) =>
    name.startsWith('@types/') ? '@types/*' : name,
  );
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('the doors are those that are kept', () => {
  const rooms = [...text.matchAll(/^\| `([\w/]+)\/` \|/gm)].map(([, room]) => room);
  const kept = [...read('tests/house.test.ts').matchAll(/^ {2}'?([\w/]+)'?: \{\n {4}rooms/gm)].map(([, room]) => room);
  expect(kept).toEqual(expect.arrayContaining(rooms));
  expect(rooms.length).toBeGreaterThan(7);
});

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
