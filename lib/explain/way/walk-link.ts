import { encodeLink } from '@/lib/journey/link.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { toSpareManifest } from '@/lib/kubernetes/spare-manifest.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';

/**
 * The fragment of a link that opens the walk at a moment of a way, so that it can go on from there. Of the pod it holds
 * what decides its walk, and none of its commands, variables and labels.
 */
export function walkLink(spec: PodSpec, events: readonly WalkEvent[], cursor: number): string {
  return encodeLink({
    machine: 'pod',
    subject: { manifest: toSpareManifest(spec), workload: 0 },
    events: events.slice(0, cursor),
    cursor,
    clock: events[cursor - 1]?.at ?? 0,
  });
}
