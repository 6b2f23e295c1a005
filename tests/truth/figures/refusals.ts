import { WatchFollower } from '@/lib/journey/watch.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { mutations } from '../mutations.ts';
import { recordedPodsByUid } from '../pods.ts';
import { type Figure, shareOf } from './figure.ts';

/** What the machine says of recordings in which something impossible happens. */
export function refusalFigures(): readonly Figure[] {
  const mutated = mutations(recordedPodsByUid(), 1, 6);
  const kinds = new Set(mutated.map(({ kind }) => kind)).size;
  const refused = mutated.filter(({ seen }) => isRefused(seen)).length;
  return [shareOf(`impossible recordings of ${kinds} kinds refused`, refused, mutated.length, 0.98)];
}

function isRefused(seen: readonly PodObservation[]): boolean {
  const follower = new WatchFollower();
  return seen.some((one) => !follower.explain(one, Date.parse(one.at ?? '')).explained);
}
