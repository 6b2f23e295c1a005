import { answerFor } from './answers.ts';
import { type WordWalk, wordWalk } from './walk.ts';
import type { StatusWord } from './word.ts';
import { wordFor } from './words.ts';

/** What the page of a word shows: its walk, or that of a word like it, which then is named. */
export function shownWalk(word: StatusWord): { readonly walk?: WordWalk; readonly instead?: StatusWord } {
  const here = wordWalk(word);
  if (here) return { walk: here };
  const others = answerFor(word).lookAlikes.flatMap((one) => wordFor(one.word) ?? []);
  const instead = others.find((one) => one.kind === word.kind && wordWalk(one)) ?? others.find(wordWalk);
  const walk = instead && wordWalk(instead);
  return walk ? { walk, instead } : {};
}
