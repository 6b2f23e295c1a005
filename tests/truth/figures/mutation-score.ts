import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFields } from '@/lib/kubernetes/fields.ts';
import { type Figure, shareOf } from './figure.ts';

const file = join(import.meta.dirname, '../mutation-score.json');

/** How many mutants of our own code the tests kill, from the last run of `npm run mutate`. */
export function mutationFigures(): readonly Figure[] {
  const score: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isFields(score) || typeof score.killed !== 'number' || typeof score.mutants !== 'number') {
    throw new TypeError(`${file}: no score in it; run npm run mutate`);
  }
  const files = isFields(score.files) ? Object.keys(score.files).length : 0;
  const claim = `mutants of our own code killed, in ${files} files on ${String(score.date)}`;
  return [shareOf(claim, score.killed, score.mutants, 0.8)];
}
