import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fields, isFields } from '@/lib/kubernetes/fields.ts';

const recordings = join(import.meta.dirname, '../tests/recordings');

/** Every Pod of every recording, as it was observed. */
export function recordedObjects(): readonly Readonly<Record<string, unknown>>[] {
  return readdirSync(recordings)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(recordings, name), 'utf8').trim().split('\n'))
    .map((line): unknown => JSON.parse(line))
    .flatMap((line) => (isFields(line) && line.kind === 'Pod' && isFields(line.object) ? [line.object] : []));
}

/** Writes a List as kubectl does, of so many recorded pods, each under a name and uid of its own. */
export function writeCluster(file: string, count: number): void {
  const objects = recordedObjects();
  const output = openSync(file, 'w');
  writeSync(output, '{"apiVersion": "v1", "kind": "List", "items": [\n');
  for (let index = 0; index < count; index += 1) {
    const object = objects[index % objects.length];
    const metadata = { ...fields(object?.metadata), name: `pod-${index}`, uid: `uid-${index}` };
    writeSync(output, `${index > 0 ? ',' : ''}${JSON.stringify({ ...object, metadata }, null, 2)}\n`);
  }
  writeSync(output, ']}\n');
  closeSync(output);
}
