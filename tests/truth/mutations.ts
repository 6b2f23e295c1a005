import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { historyMutations } from './history-mutations.ts';
import { objectMutations } from './object-mutations.ts';
import { orderMutations } from './order-mutations.ts';
import type { RecordedPod } from './pods.ts';
import { drawn, randomFrom } from './random.ts';
import { timeMutations } from './time-mutations.ts';

/** A recording in which something has happened that cannot happen. */
export interface Mutation {
  readonly kind: string;
  readonly scenario: string;
  /** The index of the first observation that is not as it was recorded. */
  readonly at: number;
  readonly seen: readonly PodObservation[];
}

const kinds = [...objectMutations, ...timeMutations, ...orderMutations, ...historyMutations];

/** At most `most` mutations of every kind, drawn from different pods by the seed. */
export function mutations(pods: readonly RecordedPod[], seed: number, most: number): readonly Mutation[] {
  return kinds.flatMap((kind) => {
    const random = randomFrom(seedOf(kind.name, seed));
    const able = pods.filter(({ seen }) => kind.places(seen).length > 0);
    const chosen: Mutation[] = [];
    while (chosen.length < most && able.length > 0) {
      const [pod] = able.splice(Math.floor(random() * able.length), 1);
      const at = pod && drawn(kind.places(pod.seen), random);
      if (pod && at !== undefined)
        chosen.push({ kind: kind.name, scenario: pod.scenario, at, seen: kind.change(pod.seen, at) });
    }
    return chosen;
  });
}

/** Every kind draws for itself, so that a new kind leaves the others as they are. */
function seedOf(name: string, seed: number): number {
  return [...name].reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), seed);
}
