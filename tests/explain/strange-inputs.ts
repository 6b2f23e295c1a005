import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { isFields } from '../../lib/kubernetes/fields.ts';
import { folder } from '../recordings.ts';
import { described, eventTable, podTable, wideTable } from './printed.ts';

/** A generator of numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

function oneOf<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new RangeError('there is nothing to choose from');
  return found;
}

/** Lines of recordings, and the objects of a cluster, as JSON. */
export function realObjects(): readonly string[] {
  const recordings = ['crash-loop', 'image-not-found', 'liveness-kills', 'sidecar-starts-first', 'node-lost'];
  const lines = recordings.flatMap((name) => {
    const all = readFileSync(join(folder, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean);
    return all.filter((_, index) => index % Math.ceil(all.length / 12) === 0 || index > all.length - 6);
  });
  const cluster = ['pods.json', 'events.json', 'nodes.json'].flatMap((file) => {
    const { items }: { items: unknown[] } = JSON.parse(readFileSync(join(folder, 'cluster', file), 'utf8'));
    return items.slice(0, 40).map((item) => JSON.stringify(item));
  });
  return [...lines, ...cluster];
}

/** Values that stand where something else should. */
export const wrongValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 60,
  4.5,
  '',
  'x',
  '\u0000',
  '+275760-09-13T00:00:00Z',
  '0001-01-01T00:00:00Z',
  [],
  [null],
  [[[]]],
  {},
  { toString: 'x', constructor: 1 },
  '\ud800',
  '$&$1$`',
  'a'.repeat(5000),
];

/** Every path of a value, to its leaves and its branches. */
export function pathsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  const below = Array.isArray(value)
    ? value.flatMap((item, index) => pathsOf(item, [...path, index]))
    : isFields(value)
      ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
      : [];
  return [path, ...below];
}

/** The same value with another one at a path. */
export function withAt(value: unknown, [step, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withAt(item, rest, put) : item));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === step ? withAt(item, rest, put) : item]),
  );
}

const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\n',
  '\r\n',
  '\t',
  '  ',
  '\0',
  '\\u0000',
  '\\',
  '---\n',
  '- ',
  '&a ',
  '*a',
  '!!binary ',
  '<<: *a\n',
  '__proto__',
  '"__proto__":{"x":1},',
  'constructor',
  'e308',
  '99999999999999999999',
  '\u202e',
  '\ufeff',
  '\u2028',
  '\ud83d',
  '🚀',
  'Name:  x\n',
  'Events:\n',
  'NAME  READY  STATUS  RESTARTS  AGE\n',
  '-0',
  ' (x99999999999 over 9999999999d)',
  '$&',
];

/** Cuts, doubles, swaps and adds within a text. */
function scratched(random: Random, source: string): string {
  let text = source;
  const times = 1 + Math.floor(random() * 6);
  for (let time = 0; time < times; time++) {
    const at = Math.floor(random() * text.length);
    const length = Math.floor(random() ** 3 * 400);
    const kind = Math.floor(random() * 6);
    if (kind === 0) text = text.slice(0, at);
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + length);
    else if (kind === 2) text = text.slice(0, at) + text.slice(at, at + length).repeat(2) + text.slice(at + length);
    else if (kind === 3) text = text.slice(0, at) + oneOf(random, pieces) + text.slice(at);
    else if (kind === 4) text = text.slice(at) + text.slice(0, at);
    else text = text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x10000)) + text.slice(at + 1);
  }
  return text;
}

/** Random JSON. */
function anyValue(random: Random, depth = 0): unknown {
  const kind = Math.floor(random() * (depth > 4 ? 2 : 4));
  if (kind < 2) return oneOf(random, wrongValues);
  if (kind === 2) return Array.from({ length: Math.floor(random() * 4) }, () => anyValue(random, depth + 1));
  const names = ['kind', 'metadata', 'spec', 'status', 'name', '__proto__', 'items', 'object', 'at', 'type', 'state'];
  return Object.fromEntries(
    Array.from({ length: Math.floor(random() * 4) }, () => [oneOf(random, names), anyValue(random, depth + 1)]),
  );
}

/** An object with wrong values at one to three of its paths. */
function changed(random: Random, json: string): unknown {
  let value: unknown = JSON.parse(json);
  for (let time = 1 + Math.floor(random() * 3); time > 0; time--) {
    value = withAt(
      value,
      oneOf(random, pathsOf(value)),
      random() < 0.7 ? oneOf(random, wrongValues) : anyValue(random),
    );
  }
  return value;
}

const forms: readonly ((random: Random, objects: readonly string[]) => string)[] = [
  (random, objects) => JSON.stringify(changed(random, oneOf(random, objects))),
  (random, objects) => JSON.stringify(changed(random, oneOf(random, objects)), null, 2),
  (random, objects) => stringify(changed(random, oneOf(random, objects))),
  (random, objects) => {
    const items = Array.from({ length: 1 + Math.floor(random() * 4) }, () => changed(random, oneOf(random, objects)));
    return JSON.stringify({ kind: oneOf(random, ['List', 'PodList', 'EventList', '', 'Table']), items });
  },
  // Recordings and watches: lines one after the other.
  (random, objects) =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
      const object = changed(random, oneOf(random, objects));
      const type = oneOf(random, ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR', 7]);
      return JSON.stringify(random() < 0.5 ? { type, object } : object);
    }).join(oneOf(random, ['\n', '\r\n', ' ', ''])),
  // kubespy: an array of states.
  (random, objects) =>
    JSON.stringify(
      Array.from({ length: Math.floor(random() * 4) }, () => ({
        type: 'MODIFIED',
        object: changed(random, oneOf(random, objects)),
      })),
    ),
  (random, objects) => scratched(random, oneOf(random, objects)),
  (random, objects) => scratched(random, stringify(JSON.parse(oneOf(random, objects)))),
  (random) => scratched(random, oneOf(random, described)),
  (random) => scratched(random, oneOf(random, [eventTable, podTable, wideTable])),
  (random) => scratched(random, `${oneOf(random, described)}\n${eventTable}\n${podTable}\n${wideTable}`),
  (random) => JSON.stringify(anyValue(random)),
  (random) => Array.from({ length: Math.floor(random() * 40) }, () => oneOf(random, pieces)).join(''),
  (random) => {
    const bytes = Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * 256));
    return new TextDecoder().decode(Uint8Array.from(bytes));
  },
];

/** An input that nobody has thought of, the same one for the same seed. */
export function strangeInput(seed: number, objects: readonly string[]): string {
  const random = randomFrom(seed);
  const text = oneOf(random, forms)(random, objects);
  return random() < 0.1 ? text.replaceAll('\n', '\r\n') : text;
}
