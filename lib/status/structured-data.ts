import { sources } from '@/machines/sources.ts';
import type { StatusAnswer } from './answer.ts';
import type { StatusWord } from './word.ts';

/** A word's page as schema.org has it, as JSON that may stand inside of a script element. */
export function toStructuredData({ word }: StatusWord, answer: StatusAnswer): string {
  const { verdict, causes, waysOut, lookAlikes } = answer;
  const graph = [
    {
      '@type': 'TechArticle',
      headline: `${word}: what it means and how to get out`,
      description: verdict,
      about: { '@type': 'Thing', name: `Kubernetes pod status ${word}` },
      inLanguage: 'en',
      isPartOf: { '@type': 'WebSite', name: 'Podwalk' },
      citation: answer.sources.map((id) => sources[id].href),
    },
    {
      '@type': 'FAQPage',
      mainEntity: [
        question(`What does ${word} mean?`, verdict),
        question(`Why is my pod in ${word}?`, causes.map(({ title, says }) => `${title}. ${says}`).join(' ')),
        question(
          `How do I get a pod out of ${word}?`,
          waysOut.map(({ does, command, risk }) => `${does} (${risk}): ${command}`).join('. '),
        ),
        question(
          `What is ${word} mistaken for?`,
          lookAlikes.map(({ word: other, says }) => `${other}: ${says}`).join('. '),
        ),
      ],
    },
  ];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}

function question(name: string, text: string) {
  return { '@type': 'Question', name, acceptedAnswer: { '@type': 'Answer', text } };
}
