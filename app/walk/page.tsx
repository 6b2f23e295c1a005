import type { Metadata } from 'next';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { Explorer } from '@/components/explorer/explorer.tsx';
import { StateList } from '@/components/explorer/state-list.tsx';

export const metadata: Metadata = {
  title: 'The life of a pod',
  description: 'Walk a pod from its image to its end, step by step, with everything that can go wrong on the way.',
};

/** The walk through the life of a pod. */
export default function PodWalk() {
  return (
    <>
      <LinkCard src="/cards/pod.png" alt="The life of a pod as a line with seven stations" />
      <Explorer machine="pod" />
      <noscript>
        <StateList machine="pod" />
      </noscript>
    </>
  );
}
