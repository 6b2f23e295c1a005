import type { Answers, StatusAnswer } from './answer.ts';
import { admissionAnswers } from './answers/admission.ts';
import { featureAnswers } from './answers/admission-features.ts';
import { endAnswers } from './answers/ends.ts';
import { imageAnswers } from './answers/images.ts';
import { countAnswers, initAnswer } from './answers/init.ts';
import { podEndAnswers } from './answers/pod-ends.ts';
import { pullAnswers } from './answers/pulls.ts';
import { rareEndAnswers } from './answers/rare-ends.ts';
import { runningAnswers } from './answers/running.ts';
import { schedulingAnswers } from './answers/scheduling.ts';
import { startingAnswers } from './answers/starting.ts';
import type { StatusWord } from './word.ts';

const answers: Answers = {
  ...schedulingAnswers,
  ...admissionAnswers,
  ...featureAnswers,
  ...countAnswers,
  ...imageAnswers,
  ...pullAnswers,
  ...startingAnswers,
  ...endAnswers,
  ...rareEndAnswers,
  ...runningAnswers,
  ...podEndAnswers,
};

/** What a person wants to know about a word. Throws a `RangeError` for one that nobody has written about. */
export function answerFor({ word }: StatusWord): StatusAnswer {
  const own = answers[word];
  if (own) return own;
  const base = word.startsWith('Init:') ? answers[word.slice('Init:'.length)] : undefined;
  if (!base) throw new RangeError(`answers: nobody has written about ${word}`);
  return initAnswer(word, base);
}
