import type { StatusWord } from './word.ts';

/** Whether somebody who typed this may mean the word: by its spelling, what it means, or what else people call it. */
export function matchesWord({ word, gloss, also = [] }: StatusWord, asked: string): boolean {
  const needles = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = [word, gloss, ...also].map((text) => text.toLowerCase());
  return needles.every((needle) => texts.some((text) => text.includes(numberless(needle)) || text.includes(needle)));
}

/** `Init:3/7` and `ExitCode:137` as the list spells them. */
function numberless(needle: string): string {
  return needle
    .replace(/^init:0\/\d+$/, 'init:0/1')
    .replace(/^init:[1-9]\d*\/\d+$/, 'init:1/2')
    .replace(/^((?:init:)?(?:exitcode|signal)):\d+$/, '$1:n');
}
