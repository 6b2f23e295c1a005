import { TopBar } from '@/components/chrome/top-bar.tsx';
import { Figure } from '@/components/home/figure.tsx';
import { FindLink } from '@/components/home/find-link.tsx';
import { Hero } from '@/components/home/hero.tsx';
import { Ways } from '@/components/home/ways.tsx';

/** The first page: what this is, the seven steps to play with, and the ways from here. */
export default function Home() {
  return (
    <>
      <TopBar>
        <FindLink />
      </TopBar>
      <main>
        <Hero />
        <Figure />
        <Ways />
      </main>
    </>
  );
}
