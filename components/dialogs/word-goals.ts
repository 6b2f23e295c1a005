import { matchesWord } from '@/lib/status/finding.ts';
import { walkToWord, whyNever, wordsWithin } from '@/lib/status/way.ts';
import { addressOf } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import type { Chart } from '@/machines/chart.ts';
import { type Goal, stageName } from './goal.ts';

/** Every STATUS word as a goal, also those that this pod never comes to; none where the machine is no pod's. */
export function wordGoals(chart: Chart): readonly Goal[] {
  if (chart.id !== 'pod') return [];
  const within = wordsWithin(chart);
  return statusWords.map((word) => {
    const reached = within.has(word);
    return {
      id: `status-${word.word}`,
      title: word.word,
      where: `STATUS, ${stageName(chart, word.stage).toLowerCase()}`,
      page: addressOf(word),
      ...(reached ? {} : { never: whyNever(chart, word) }),
      isMeant: (asked) => matchesWord(word, asked),
      walk: (from) => (reached ? walkToWord(chart, from, word) : undefined),
    };
  });
}
