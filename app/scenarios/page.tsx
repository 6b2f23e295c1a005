import type { Metadata } from 'next';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { TopBar } from '@/components/chrome/top-bar.tsx';
import { FindLink } from '@/components/home/find-link.tsx';
import { ScenarioIndex } from '@/components/scenarios/scenario-index.tsx';
import { scenarios } from '@/lib/world/library.ts';

const title = 'What can become of a pod';
const description = `${scenarios.length} scenarios, each with a manifest, the world around it, and what kubectl shows while it happens: failed pulls, crash loops, probes, evictions and lost nodes.`;

export const metadata: Metadata = { title, description, openGraph: { title, description, type: 'website' } };

/** All scenarios of the library. */
export default function Scenarios() {
  const items = scenarios.map(({ name, title, says, search, asks = [] }) => ({ name, title, says, search, asks }));
  return (
    <>
      <link rel="canonical" href="/scenarios" />
      <LinkCard src="/cards/scenarios.png" alt="What can become of a pod" />
      <TopBar page="/scenarios">
        <FindLink />
      </TopBar>
      <main>
        <ScenarioIndex items={items} />
      </main>
    </>
  );
}
