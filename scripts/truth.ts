/** Proves what Podwalk claims of its machine, figure by figure, and ends with 1 where one falls short: `npm run truth`. */
import { type Figure, lineOf } from '../tests/truth/figures/figure.ts';
import { mutationFigures } from '../tests/truth/figures/mutation-score.ts';
import { pathFigures } from '../tests/truth/figures/paths.ts';
import { realityFigures } from '../tests/truth/figures/reality.ts';
import { refusalFigures } from '../tests/truth/figures/refusals.ts';
import { coverageFigures, sizeFigures } from '../tests/truth/figures/size.ts';
import { speedFigures } from '../tests/truth/figures/speed.ts';
import { wordFigures } from '../tests/truth/figures/words.ts';

const parts = [
  wordFigures,
  pathFigures,
  refusalFigures,
  realityFigures,
  coverageFigures,
  sizeFigures,
  mutationFigures,
  speedFigures,
];

const figures: Figure[] = [];
for (const part of parts) {
  for (const figure of part()) {
    figures.push(figure);
    console.log(lineOf(figure));
  }
}
const short = figures.filter(({ holds }) => !holds);
console.log(short.length === 0 ? 'Every figure holds.' : `${short.length} of ${figures.length} figures fall short.`);
process.exitCode = short.length === 0 ? 0 : 1;
