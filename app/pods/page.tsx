import type { Metadata } from 'next';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { TopBar } from '@/components/chrome/top-bar.tsx';
import { FindLink } from '@/components/home/find-link.tsx';
import { WordIndex } from '@/components/pods/word-index.tsx';
import { statusWords } from '@/lib/status/words.ts';
import { stages } from '@/machines/stages.ts';

const title = 'Every word STATUS can say';
const description = `The ${statusWords.length} words that kubectl get pods prints in its STATUS column, by the step of a pod's life in which they appear: what each means, what leads there, and how to get out.`;

export const metadata: Metadata = { title, description, openGraph: { title, description, type: 'website' } };

/** All STATUS words, by stage. */
export default function Pods() {
  return (
    <>
      <link rel="canonical" href="/pods" />
      <LinkCard src="/cards/pods.png" alt="Every word that STATUS can say" />
      <TopBar page="/pods">
        <FindLink />
      </TopBar>
      <main>
        <WordIndex words={statusWords} stages={stages} />
      </main>
    </>
  );
}
