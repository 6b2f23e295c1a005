import { encodeLink } from '@/lib/journey/link.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { toSpareManifest } from '@/lib/kubernetes/spare-manifest.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { remembered } from '../trial/remembered.ts';

/** A way, and of each container how many restarts it leaves out. */
interface LinkedWay {
  readonly events: readonly WalkEvent[];
  readonly restarts: ReadonlyMap<string, number>;
}

/**
 * The fragment of a link that opens the walk at a moment of a way, so that it can go on from there: where the way ends,
 * with the restarts that it leaves out, since the back-off counts them. Of the pod it holds what decides its walk, and
 * none of its commands, variables and labels.
 */
export function walkLink(spec: PodSpec, { events, restarts }: LinkedWay, cursor: number): string {
  const whole = cursor === events.length ? withRestarts(spec, { events, restarts }) : events.slice(0, cursor);
  return encodeLink({
    machine: 'pod',
    subject: { manifest: toSpareManifest(spec), workload: 0 },
    events: whole,
    cursor: whole.length,
    clock: whole.at(-1)?.at ?? 0,
  });
}

function withRestarts(spec: PodSpec, { events, restarts }: LinkedWay): readonly WalkEvent[] {
  const { moments } = remembered(podChart(spec), events, restarts).journey;
  return moments.flatMap(({ event }) => event ?? []);
}
