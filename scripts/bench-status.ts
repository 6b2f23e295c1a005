/** Prints how fast Pods become rows: the function alone, and the whole command on 10,000 Pods. Run it with `npx tsx`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFields } from '../lib/kubernetes/fields.ts';
import { parsePod } from '../lib/kubernetes/pod.ts';
import { printedRow } from '../lib/kubernetes/printed-row.ts';

const count = 10_000;
const root = join(import.meta.dirname, '..');
const now = Date.parse('2026-11-23T21:00:00Z');
const objects = recordedObjects();
const pods = objects.map((object) => parsePod(object, 'a recording'));
const many = Array.from({ length: count }, (_, index) => ({ ...objects[index % objects.length], n: index }));
const scratch = mkdtempSync(join(tmpdir(), 'podwalk-bench-'));

const rows: [string, string][] = [
  [
    'printedRow',
    `${Math.round(perSecond(() => pods.map((pod) => printedRow(pod, now)), pods.length)).toLocaleString('en')} pods/s`,
  ],
  [
    'parsePod',
    `${Math.round(perSecond(() => objects.map((object) => parsePod(object, '')), objects.length)).toLocaleString('en')} pods/s`,
  ],
];
for (const [name, text] of [
  ['List', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: many })],
  ['watch lines', many.map((object) => JSON.stringify({ type: 'ADDED', object })).join('\n')],
] as const) {
  const file = join(scratch, 'pods.json');
  writeFileSync(file, text);
  rows.push([`podwalk status, ${count} pods, ${name}, ${Math.round(text.length / 1e6)} MB`, `${command(file)} ms`]);
}
rmSync(scratch, { recursive: true });

const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, figure] of rows) console.log(`${what.padEnd(width)}   ${figure.padStart(18)}`);

function recordedObjects(): readonly object[] {
  const folder = join(root, 'tests/recordings');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map((line): unknown => JSON.parse(line))
    .flatMap((line) => (isFields(line) && line.kind === 'Pod' && isFields(line.object) ? [line.object] : []));
}

/** The best of five rounds of a second's quarter each. */
function perSecond(work: () => unknown, size: number): number {
  let best = 0;
  for (let round = 0; round < 5; round++) {
    const begun = performance.now();
    let done = 0;
    while (performance.now() - begun < 250) {
      work();
      done += size;
    }
    best = Math.max(best, (done / (performance.now() - begun)) * 1000);
  }
  return best;
}

/** The best of three runs, the start of Node included. */
function command(file: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const begun = performance.now();
    const { status } = spawnSync(process.execPath, [join(root, 'bin/podwalk.js'), 'status', file], {
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(`podwalk status ended with ${status}`);
    best = Math.min(best, performance.now() - begun);
  }
  return Math.round(best);
}
