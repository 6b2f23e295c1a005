import type { Basis } from '@/lib/diagram/basis.ts';
import type { Journey, WalkEvent } from '@/lib/journey/moment.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import type { StageId } from '@/machines/chart.ts';
import { timeOf } from '../facts.ts';
import type { WayStep } from './way.ts';

/**
 * What the picture of a way rests on: `journey` is the walk of all its events, the last ones of which are the steps, and
 * `suspect` the step in which its end probably has its cause.
 */
export function basisOf(
  steps: readonly WayStep[],
  events: readonly WalkEvent[],
  { moments }: Journey,
  suspect?: StageId,
): Basis {
  const before = events.length - steps.length;
  const recorded = new Set<string>();
  for (const [index, { basis }] of steps.entries()) {
    if (basis !== 'observed') continue;
    const cursor = before + index + 1;
    for (const id of moments[cursor]?.took ?? []) recorded.add(id);
    const [earlier, now] = [trailOf({ moments, cursor: cursor - 1 }), trailOf({ moments, cursor })];
    for (const [id, { times }] of now.states) if (earlier.states.get(id)?.times !== times) recorded.add(id);
  }
  return { recorded, timeText: clockOf(steps, events, before), ...(suspect === undefined ? {} : { suspect }) };
}

/** The virtual clock of a way runs as fast as the real one from its first step on; the request came just before. */
function clockOf(steps: readonly WayStep[], events: readonly WalkEvent[], before: number): Basis['timeText'] {
  const first = timeOf(steps[0]?.at ?? undefined);
  const begin = events[before]?.at ?? 0;
  const asked = events.find(({ type }) => type === 'manifest.applied')?.at ?? begin;
  return (at) => {
    if (first === undefined || at < asked) return '';
    return new Date(first + Math.max(0, at - begin)).toISOString().slice(11, 19);
  };
}
