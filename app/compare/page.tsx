import type { Metadata } from 'next';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { Compare } from '@/components/compare/compare.tsx';
import { StillComparison } from '@/components/compare/still-comparison.tsx';

const title = 'Two walks side by side';
const description =
  'The same pod under another restartPolicy, or in another world: both walks step by step, with what kubectl prints and the first difference.';

export const metadata: Metadata = { title, description, openGraph: { title, description, type: 'website' } };

/** Two walks, compared. */
export default function Comparing() {
  return (
    <>
      <link rel="canonical" href="/compare" />
      <LinkCard src="/cards/compare.png" alt="Two walks of a pod, side by side" />
      <Compare />
      <noscript>
        <StillComparison />
      </noscript>
    </>
  );
}
