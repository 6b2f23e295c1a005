import type { Metadata } from 'next';
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
      <Explorer machine="pod" />
      <noscript>
        <StateList machine="pod" />
      </noscript>
    </>
  );
}
