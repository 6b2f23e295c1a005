import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonCutter } from '../../lib/explain/input/json-cutter.ts';
import { Material } from '../../lib/explain/input/material.ts';
import { Reading } from '../../lib/explain/input/reading.ts';
import { now, podJson } from './texts.ts';

function cutIn(text: string, size: number) {
  const found: { text: string; line: number; kind?: string }[] = [];
  const cutter = new JsonCutter((object) => found.push(object));
  let isJson = true;
  for (let at = 0; at < text.length && isJson; at += size) isJson = cutter.push(text.slice(at, at + size));
  return { found, isJson, rest: cutter.rest, isOpen: cutter.isOpen };
}

function readIn(text: string, size: number): Material {
  const material = new Material();
  const reading = new Reading(material, now);
  for (let at = 0; at < text.length; at += size) reading.push(text.slice(at, at + size));
  reading.end();
  return material;
}

const pod = (name: string) => podJson({ metadata: { name, uid: name, labels: { items: ['[', '"{\\'] } } });
const padding = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'long' },
  data: { long: 'x'.repeat(5_100_000) },
};

describe('a text that comes in chunks', () => {
  test('gives the objects of Lists, arrays and streams, wherever the chunks end', () => {
    const any = fc.record({ name: fc.string(), within: fc.jsonValue({ maxDepth: 3 }) });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(4),
        (objects, size, indent) => {
          const list = { apiVersion: 'v1', items: objects, kind: 'List', metadata: { a: { b: { c: [{}] } } } };
          const listed = JSON.stringify(list, null, indent);
          const forms = [
            listed,
            JSON.stringify(objects, null, indent),
            objects.map((one) => JSON.stringify(one)).join('\n'),
          ];
          for (const text of forms) {
            const { found, isJson, isOpen } = cutIn(text, size);
            expect([isJson, isOpen]).toEqual([true, false]);
            expect(found.map((one) => JSON.parse(one.text))).toEqual(
              objects.map((one) => JSON.parse(JSON.stringify(one))),
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('knows the line of each object, and the kind that its List gives it', () => {
    const text = `{"kind":"PodList","items":[\n{"a":1},\n\n{"a":"\\"}"}\n]}`;
    expect(cutIn(text, 3).found).toEqual([
      { text: '{"a":1}', line: 2, kind: 'Pod' },
      { text: '{"a":"\\"}"}', line: 4, kind: 'Pod' },
    ]);
  });

  test('that is longer than memory should hold is the same as in one piece', () => {
    const list = JSON.stringify({ kind: 'List', items: [pod('a'), padding, pod('b')] }, null, 2);
    const { pods, names, unread, kinds } = readIn(list, 1_000_000);
    expect(pods.map(({ seen, place }) => [seen.object.metadata.name, place.line])).toEqual([
      ['a', 4],
      ['b', list.slice(0, list.lastIndexOf('"apiVersion"')).split('\n').length - 1],
    ]);
    expect([...kinds]).toEqual([
      ['Pod', 2],
      ['ConfigMap', 1],
    ]);
    expect(names.get('ConfigMap')?.has('default/long')).toBe(true);
    expect(unread).toEqual([]);
  });

  test('may be followed by other things, and may break off', () => {
    const text = `${JSON.stringify(padding)}\n${JSON.stringify(pod('a'))}\n`;
    const mixed = readIn(`${text}NAME  READY  STATUS  RESTARTS  AGE\nweb   0/1    Error   0         1m\n`, 900_000);
    expect(mixed.pods.length).toBe(1);
    expect(mixed.rows.map(({ name, place }) => [name, place.line])).toEqual([['web', 4]]);
    const broken = readIn(`${text}{"kind":"Pod",\n"metadata":{`, 900_000);
    expect(broken.pods.length).toBe(1);
    expect(broken.unread).toEqual([{ line: 3, says: 'the JSON ends before this value does' }]);
  });

  test('that is short is read with the line of every field', () => {
    const { pods } = readIn(JSON.stringify(pod('a'), null, 1), 7);
    expect(pods[0]?.place.lineOf?.(['metadata', 'name'])).toBe(5);
  });
});
