import { LinkCard } from '@/components/chrome/link-card.tsx';
import { TopBar } from '@/components/chrome/top-bar.tsx';
import { Figure } from '@/components/home/figure.tsx';
import { FindLink } from '@/components/home/find-link.tsx';
import { Hero } from '@/components/home/hero.tsx';
import { Ways } from '@/components/home/ways.tsx';
import { framesOf } from '@/lib/journey/frame.ts';
import { stopsOf } from '@/lib/journey/stops.ts';
import { chartOf } from '@/machines/charts.ts';

/** The first page: what this is, the seven steps to play with, and the ways from here. */
export default function Home() {
  const chart = chartOf('pod');
  return (
    <>
      <LinkCard src="/cards/home.png" alt="The life of a pod as a line with seven stations" />
      <TopBar>
        <FindLink />
      </TopBar>
      <main>
        <Hero />
        <Figure stages={chart.stages} frames={framesOf(chart, stopsOf(chart))} first="pull" />
        <Ways />
      </main>
    </>
  );
}
