import type { StatusWord } from './word.ts';

/** Whether somebody who typed this may mean the word: by its spelling, what it means, or what else people call it. */
export function matchesWord({ word, gloss, also = [] }: StatusWord, asked: string): boolean {
  const needles = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = [word, gloss, ...also].map((text) => text.toLowerCase());
  return needles.every((needle) => texts.some((text) => text.includes(numberless(needle)) || text.includes(needle)));
}

/** The words that somebody may mean who typed this, those that are spelled like it before those that are only like it. */
export function findWords(words: readonly StatusWord[], asked: string): readonly StatusWord[] {
  return words
    .filter((word) => matchesWord(word, asked))
    .map((word) => ({ word, rank: distanceOf(word.word, asked) + (word.word.startsWith('Init:') ? 0.5 : 0) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ word }) => word);
}

/** How far a spelling is from what was typed: 0 the same, 1 begins so, 2 has it within, 3 not at all. */
export function distanceOf(spelling: string, asked: string): 0 | 1 | 2 | 3 {
  const [text, needle] = [spelling.toLowerCase(), numberless(asked.trim().toLowerCase())];
  if (text === needle) return 0;
  if (text.startsWith(needle)) return 1;
  return text.includes(needle) ? 2 : 3;
}

/** `Init:3/7` and `ExitCode:137` as the list spells them. */
function numberless(needle: string): string {
  return needle
    .replace(/^init:0\/\d+$/, 'init:0/1')
    .replace(/^init:[1-9]\d*\/\d+$/, 'init:1/2')
    .replace(/^((?:init:)?(?:exitcode|signal)):\d+$/, '$1:n');
}
