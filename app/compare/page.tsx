import type { Metadata } from 'next';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { Compare } from '@/components/compare/compare.tsx';

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
        <p>
          Comparing needs scripts. Without them, <code>npx podwalk simulate</code> prints a walk in a terminal,{' '}
          <a href="/scenarios">every scenario</a> is told minute by minute, and <a href="/walk">the life of a pod</a> is
          a picture and a table.
        </p>
      </noscript>
    </>
  );
}
