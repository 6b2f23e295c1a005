import type { Metadata } from 'next';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { Explain } from '@/components/explain/explain.tsx';
import { StillAnswers } from '@/components/explain/still-answers.tsx';

const title = 'Where is my pod, and why?';
const description =
  'Paste what kubectl prints: the page says where the pod is, how it got there, what is wrong and what that rests on. Nothing leaves the browser.';

export const metadata: Metadata = { title, description, openGraph: { title, description, type: 'website' } };

/** What is wrong with the pods that a reader pastes. */
export default function ExplainPage() {
  return (
    <>
      <LinkCard src="/cards/explain.png" alt="Where is my pod, and why?" />
      <Explain />
      <noscript>
        <StillAnswers />
      </noscript>
    </>
  );
}
