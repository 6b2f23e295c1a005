import type { Metadata } from 'next';
import { pages, places, TopBar } from '@/components/chrome/top-bar.tsx';
import { MissingPage } from '@/components/missing/missing-page.tsx';
import { addressOf } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import { scenarios } from '@/lib/world/library.ts';

export const metadata: Metadata = { title: 'Nothing stands at this address' };

/** What somebody sees who follows an address that leads nowhere. */
export default function NotFound() {
  const addresses = [
    ...[...places, ...pages].map(({ href }) => href),
    '/embed',
    ...statusWords.map(addressOf),
    ...scenarios.map(({ name }) => `/scenarios/${name}`),
  ];
  return (
    <>
      <TopBar />
      <MissingPage addresses={addresses} />
    </>
  );
}
