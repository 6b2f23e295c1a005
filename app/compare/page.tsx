import type { Metadata } from 'next';
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
      <Compare />
    </>
  );
}
