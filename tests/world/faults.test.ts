import { expect, test } from 'vitest';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { readWorld, worldFaults } from '@/lib/world/world-text.ts';

const spec = readManifest(`kind: Pod
metadata: { name: web }
spec: { containers: [{ name: app, image: "web:1" }, { name: log-agent, image: "log:1" }] }
`).workloads[0]?.spec;

test.each([
  ['images: [{ registry: present }]', '3:10: an image has no image. Add it: `image: ghcr.io/acme/hello:1.0`.'],
  ['imges: []', '3:1: imges is not a field of a world. Did you mean images?'],
  [
    'images: [{ image: web, pull: 3s }]',
    '3:24: pull is not a field of an image. It has image, registry, from, takes, onNode and runsAs.',
  ],
  ['images: { image: web }', '3:1: images must be a list. Put a dash before each item.'],
  ['images: [web]', '3:10: item 1 of images must be a map. Indent its fields under it.'],
  ['images: [{ image: web, takes: 20 }]', '3:24: takes cannot be 20. Write it like 20s or 1m30s.'],
  ['images: [{ image: web, takes: 20sec }]', '3:24: takes cannot be 20sec. Write it like 20s or 1m30s.'],
  ['images: [{ image: web, onNode: maybe }]', '3:24: onNode cannot be maybe. Write true or false.'],
  ['request: denid', '3:1: request cannot be denid. Did you mean denied?'],
  ['nodes:\n- name: node-1\n  cpu: lots', '5:3: cpu cannot be lots. Write it like 2 or 500m.'],
  [
    'containers:\n  app:\n    runs: [{ ends: exit, code: 300 }]',
    '5:26: code cannot be 300. Give a whole number from 0 to 255.',
  ],
  [
    'containers:\n  app:\n    runs: [{ ends: crash }]',
    '5:14: ends cannot be crash. Choose exit, outOfMemory, never, commandNotFound or permissionDenied.',
  ],
  ['containers: { app: { runs: [] } }', '3:22: runs is empty. Add an item.'],
  ['containers: { ap: { runs: [{ ends: never }] } }', '3:15: the pod web has no container ap. Did you mean app?'],
  ['happens: [{ at: 5s }]', '3:11: something that happens has no do. Choose delete, forceDelete,'],
  ['happens: [{ at: 5s, do: delte }]', '3:21: do cannot be delte. Did you mean delete?'],
  ['happens: [{ do: delete }]', '3:11: something that happens has no at. Add it: `at: 20s`.'],
  ['happens: [{ at: 5s, do: kill, container: web }]', '3:31: the pod web has no container web. It has app, log-agent.'],
  ['images: [{', '4:1: the indentation is not YAML.'],
])('%s', (facts, sentence) => {
  const faults = worldFaults(`apiVersion: podwalk/v1\nkind: World\n${facts}\n`, { spec });
  expect(faults[0]?.message).toContain(sentence);
});

test('another version, or another kind, is no world', () => {
  expect(() => readWorld('apiVersion: podwalk/v2\nkind: World\n')).toThrow(
    '1:1: apiVersion cannot be podwalk/v2. Did you mean podwalk/v1?',
  );
  expect(() => readWorld('apiVersion: v1\nkind: Pod\n')).toThrow(InputError);
  expect(() => readWorld('just a text\n')).toThrow('1:1: this must be a map. Indent its fields under it.');
  expect(() => readWorld('')).toThrow('the input is empty');
});

test('an editor gets every fault at once, in the order of the text', () => {
  const faults = worldFaults('apiVersion: podwalk/v1\nkind: World\nimages: [{ image: 7, registry: gone }]\nnodes: 3\n');
  expect(faults.map(({ line, column }) => `${line}:${column}`)).toEqual(['3:12', '3:22', '4:1']);
});

test('a world may be JSON', () => {
  const json = '{ "apiVersion": "podwalk/v1", "kind": "World",\n  "request": "denied" }';
  expect(readWorld(json).request).toBe('denied');
  expect(worldFaults(json.replace('denied', 'no'))[0]?.message).toContain('2:3: request cannot be no.');
});
