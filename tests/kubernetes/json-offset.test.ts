import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFields } from '@/lib/kubernetes/fields.ts';
import { jsonOffset } from '@/lib/kubernetes/json-offset.ts';

type Path = readonly (string | number)[];

/** Every path of a value, with the value there. */
function pathsOf(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  const below = Array.isArray(value)
    ? value.flatMap((item, index) => pathsOf(item, [...path, index]))
    : isFields(value)
      ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
      : [];
  return [[path, value], ...below];
}

test('every key and every item of any JSON is found where it stands, however it is spaced', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (given, indent) => {
      const text = `  ${JSON.stringify(given, null, indent)}\n`;
      for (const [path, value] of pathsOf(JSON.parse(text))) {
        const last = path.at(-1);
        const begin = typeof last === 'string' ? JSON.stringify(last) : (JSON.stringify(value)[0] ?? '');
        expect(text.startsWith(begin, jsonOffset(text, 0, path)), `${path.join('.')} in ${text}`).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('a path that leads nowhere is where its nearest ancestor is', () => {
  const text = '{"a": {"b": [1, {"c": "}]\\"}"}]}, "d\\u0065": 2}';
  expect(text.slice(jsonOffset(text, 0, ['a', 'b', 1, 'c']))).toMatch(/^"c"/);
  expect(text.slice(jsonOffset(text, 0, ['a', 'b', 7]))).toMatch(/^"b"/);
  expect(text.slice(jsonOffset(text, 0, ['a', 'x', 'y']))).toMatch(/^"a"/);
  expect(text.slice(jsonOffset(text, 0, ['de']))).toMatch(/^"d/);
  expect(jsonOffset(text, 0, ['nothing'])).toBe(0);
});
