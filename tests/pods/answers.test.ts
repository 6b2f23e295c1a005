import { describe, expect, test } from 'vitest';
import { answerFor } from '@/lib/status/answers.ts';
import { statusWords, wordFor } from '@/lib/status/words.ts';
import { sources } from '@/machines/sources.ts';

const risks = ['inspect', 'low risk', 'changes something', 'destroys'];

/** Commands of kubectl that only look, and what makes one of the others destroy something. */
const looking = /^(kubectl (get|describe|logs|events|top|exec)|crane manifest|cosign verify)\b/;
const ending = /\bkubectl delete (pods? .*--(field-selector|force)|pods? .*|node)\b/;

describe.each(statusWords)('the page of $word', (word) => {
  const { verdict, causes, waysOut, lookAlikes, sources: cited } = answerFor(word);

  test('says in whole sentences what is going on', () => {
    expect(verdict).toMatch(/^[A-Z].{40,}\.$/);
    expect(verdict.length).toBeLessThan(300);
  });

  test('names causes, the likeliest first', () => {
    const odds = causes.map((cause) => cause.odds);
    expect(odds.length).toBeGreaterThan(0);
    expect(odds).toEqual(odds.toSorted((a, b) => b - a));
    expect(causes.filter(({ title, says }) => title.endsWith('.') || !/[.?]$/.test(says))).toEqual([]);
  });

  test('has a way out that begins with looking, and marks every command', () => {
    expect(waysOut[0]?.risk).toBe('inspect');
    expect(waysOut.filter(({ risk }) => !risks.includes(risk))).toEqual([]);
    const wrongly = waysOut.filter(
      ({ command, risk }) =>
        looking.test(command) !== (risk === 'inspect') || (risk === 'destroys') !== destroying(command, risk),
    );
    expect(wrongly).toEqual([]);
  });

  test('tells it from words that exist, and not from itself', () => {
    expect(lookAlikes.length).toBeGreaterThan(0);
    expect(lookAlikes.filter((one) => one.word === word.word || wordFor(one.word)?.word !== one.word)).toEqual([]);
    expect(new Set(lookAlikes.map((one) => one.word)).size).toBe(lookAlikes.length);
  });

  test('cites known sources, none of them twice', () => {
    expect(cited.length).toBeGreaterThan(0);
    expect(new Set(cited).size).toBe(cited.length);
    expect(cited.filter((id) => !(id in sources))).toEqual([]);
  });
});

/** Deleting one pod only means a new one where it has an owner, and may be marked either way. */
function destroying(command: string, risk: string): boolean {
  if (command === 'kubectl delete pod NAME') return risk === 'destroys';
  return ending.test(command);
}
