import { expect, test } from 'vitest';
import { inquire } from '../../lib/explain/inquiry.ts';
import { toRecording } from '../../lib/exporters/recording.ts';
import { wordWalk } from '../../lib/status/walk.ts';
import { statusWords } from '../../lib/status/words.ts';

/** Where somebody stands who sees the word, as the lines of a watch up to it. */
const walks = statusWords.flatMap((word) => {
  const walk = wordWalk(word);
  return walk ? [[word.word, word.kind, toRecording(walk.journey)] as const] : [];
});

test('nearly every word of the STATUS column has a walk that ends with it', () => {
  expect(walks.length).toBeGreaterThan(70);
});

test.each(walks)('%s (%s) is explained as what it is', (word, kind, source) => {
  const [answer] = inquire([{ source }], 0).answers;
  const { cause, verdict, evidence } = answer?.explanation ?? {};
  if (kind === 'failure') expect(cause, verdict).toEqual(expect.any(String));
  if (kind === 'way' || kind === 'running' || word === 'Completed') expect(cause, verdict).toBeNull();
  expect(cause).not.toBe('not-enough-evidence');
  expect(verdict).toMatch(/^\S.*\.$/);
  expect(evidence?.length).toBeGreaterThan(0);
});
