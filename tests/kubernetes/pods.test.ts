import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPods } from '../../lib/kubernetes/pods.ts';
import { readRecording } from '../../lib/kubernetes/recording.ts';
import { folder, recordedPods, scenarios } from '../recordings.ts';

const one = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'one', uid: 'u1' } };
const two = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'two', uid: 'u2' } };
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'front' } };

test.each<[string, string]>([
  ['a List', JSON.stringify({ kind: 'List', items: [one, service, two] })],
  ['a PodList whose items have no kind', JSON.stringify({ kind: 'PodList', items: [one, two].map(withoutKind) })],
  ['a bare JSON list', JSON.stringify([one, two])],
  ['concatenated JSON', JSON.stringify(one, null, 2) + JSON.stringify(two)],
  ['JSON lines', `${JSON.stringify(one)}\n\n${JSON.stringify(two)}\n`],
  ['YAML documents', 'kind: Pod\nmetadata: {name: one}\n---\nkind: Service\n---\nkind: Pod\nmetadata: {name: two}\n'],
  ['YAML documents in JSON', `${JSON.stringify(one)}\n---\n${JSON.stringify(two)}`],
  ['a YAML List', 'kind: List\nitems:\n- kind: Pod\n  metadata: {name: one}\n- kind: Pod\n  metadata: {name: two}\n'],
  ['a text with a byte order mark', `\uFEFF${JSON.stringify([one, two])}`],
  [
    'the lines of a watch',
    [
      { type: 'ADDED', object: one },
      { type: 'BOOKMARK', object: { kind: 'Pod', metadata: { resourceVersion: '9' } } },
      { type: 'MODIFIED', object: two },
      { type: 'ERROR', object: { kind: 'Status', message: 'too old resource version' } },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  ],
])('%s gives its two Pods in order', (_, source) => {
  expect(readPods(source).map(({ object }) => object.metadata.name)).toEqual(['one', 'two']);
});

test.each<[string, string, string]>([
  ['nothing', '', 'pods.json: the input is empty.'],
  ['a Service', JSON.stringify(service), 'pods.json:1: there is no Pod in it, only Service.'],
  ['a number', '[1]', 'pods.json:1: this[0] is not a Kubernetes object.'],
  ['an object without a kind', '{}', 'pods.json:1: this has no kind, so it is not a Kubernetes object.'],
  ['a Pod without a name', '\n{"kind":"Pod"}', 'pods.json:2: this is a Pod without a name.'],
  ['a broken second line', '{"kind":"Pod","metadata":{"name":"a"}}\n{"kind":}', 'pods.json:2: this is not valid JSON.'],
  [
    'a line that breaks off',
    `${JSON.stringify(one)}\n{"kind":"Po`,
    'pods.json:2: the JSON ends before this value does.',
  ],
  ['nested lists', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, 'pods.json:1: the input is nested too deeply.'],
])('%s is refused with its line', (_, source, sentence) => {
  expect(() => readPods(source, 'pods.json')).toThrow(sentence);
});

test('a List without Pods is no fault: a namespace may be empty', () => {
  expect(readPods('{"apiVersion":"v1","kind":"List","items":[]}')).toEqual([]);
  expect(readPods('{"apiVersion":"v1","kind":"PodList","items":null}')).toEqual([]);
});

describe('kubectl’s YAML and the watch tell the same of a Pod', () => {
  const tables = readdirSync(join(folder, 'tables')).filter((file) => file.endsWith('.pods.yaml'));
  test.each(tables)('%s', (file) => {
    const scenario = scenarios.find((name) => name === `${file.split('.')[0]}.jsonl`) ?? '';
    for (const { object } of readPods(readFileSync(join(folder, 'tables', file), 'utf8'), file)) {
      const { uid, resourceVersion } = object.metadata;
      const watched = recordedPods(scenario).find(
        (seen) => seen.object.metadata.uid === uid && seen.object.metadata.resourceVersion === resourceVersion,
      );
      expect(object).toEqual(watched?.object);
    }
  });
});

test('a recording tells its Pods with their time and their printed row, its Events, and what was done', () => {
  const source = readFileSync(join(folder, 'image-not-found.jsonl'), 'utf8');
  const seen = readRecording(source);
  expect(seen).toHaveLength(source.trim().split('\n').length);
  expect(seen.find(({ kind }) => kind === 'Pod')).toMatchObject({
    type: 'ADDED',
    at: expect.stringMatching(/^2026-11-23T/),
    printed: { Status: 'Pending' },
  });
  expect(seen.filter((one) => one.kind === 'Event').map(({ object }) => object.reason)).toContain('Failed');
  expect(seen.find(({ kind }) => kind === 'Action')).toMatchObject({ action: 'kubectl apply', exitCode: 0 });
});

test('a recording without any line is refused', () => {
  expect(() => readRecording('', 'empty.jsonl')).toThrow('empty.jsonl: there is no Pod in it.');
});

function withoutKind({ metadata }: typeof one): object {
  return { metadata, spec: {} };
}
