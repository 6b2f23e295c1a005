import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { StatusPage } from '@/components/pods/status-page.tsx';
import { StructuredData } from '@/components/pods/structured-data.tsx';
import { answerFor } from '@/lib/status/answers.ts';
import { addressOf, slugOf } from '@/lib/status/word.ts';
import { statusWords, wordAt } from '@/lib/status/words.ts';

interface Props {
  params: Promise<{ status: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return statusWords.map((word) => ({ status: slugOf(word) }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const word = wordAt((await params).status);
  if (!word) return {};
  const title = `${word.word}: what it means and how to get out`;
  const description = answerFor(word).verdict;
  return { title, description, openGraph: { title, description, type: 'article' } };
}

/** The page of one STATUS word. */
export default async function Status({ params }: Props) {
  const word = wordAt((await params).status);
  if (!word) notFound();
  return (
    <>
      <link rel="canonical" href={addressOf(word)} />
      <LinkCard src={`${addressOf(word)}/card.png`} alt={`${word.word} on the map of a pod's life`} />
      <StructuredData word={word} />
      <StatusPage word={word} />
    </>
  );
}
