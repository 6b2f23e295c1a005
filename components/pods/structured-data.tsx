import type { ReactElement } from 'react';
import { answerFor } from '@/lib/status/answers.ts';
import { toStructuredData } from '@/lib/status/structured-data.ts';
import type { StatusWord } from '@/lib/status/word.ts';

/** A word's page in the form that search engines read. */
export function StructuredData({ word }: { word: StatusWord }): ReactElement {
  return <script type="application/ld+json">{toStructuredData(word, answerFor(word))}</script>;
}
