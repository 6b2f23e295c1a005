import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesOf } from '../../lib/explain/cases.ts';
import { explain } from '../../lib/explain/explain.ts';
import type { Explanation } from '../../lib/explain/explanation.ts';
import { readMaterial } from '../../lib/explain/input/read.ts';
import { folder } from '../recordings.ts';

/** The text of a recorded scenario up to a time of the day, as `20:07:46`; all of it without one. */
export function recordedUntil(scenario: string, time?: string): string {
  const source = readFileSync(join(folder, `${scenario}.jsonl`), 'utf8');
  if (time === undefined) return source;
  const until = `2026-11-23T${time}`;
  return source
    .split('\n')
    .filter((line) => line !== '' && (/"at":"([^"]+)"/.exec(line)?.[1] ?? '').slice(0, until.length) <= until)
    .join('\n');
}

/** What is said of every pod in a text. */
export function explained(source: string, now = 0): readonly Explanation[] {
  return casesOf(readMaterial([{ source }], now), now).map(({ known }) => explain(known));
}
