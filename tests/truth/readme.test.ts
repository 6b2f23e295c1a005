import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineOf } from './figures/figure.ts';
import { mutationFigures } from './figures/mutation-score.ts';
import { sizeFigures } from './figures/size.ts';
import { wordFigures } from './figures/words.ts';

test('the README shows what npm run truth prints today', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8').split('\n');
  const lines = [...wordFigures(), ...sizeFigures(), ...mutationFigures()].map(lineOf);
  expect(lines.filter((line) => !readme.includes(line))).toEqual([]);
});
