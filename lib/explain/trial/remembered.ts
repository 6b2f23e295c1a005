import { replayEvents } from '@/lib/journey/journey.ts';
import type { Journey, WalkEvent } from '@/lib/journey/moment.ts';
import type { Chart } from '@/machines/chart.ts';

/** The back-off does not grow any more after so many restarts, so that more of them change nothing but their number. */
const mostRemembered = 12;

/** A walk with restarts in it that its way leaves out, and how many are left out still. */
interface Remembered {
  readonly journey: Journey;
  readonly forgotten: number;
}

/**
 * The walk of a way with those restarts back in it of which nothing is recorded: like the one before the last that is.
 * Without them a container that has crashed often would wait as if it had crashed for the first time.
 */
export function remembered(chart: Chart, events: readonly WalkEvent[], lost: ReadonlyMap<string, number>): Remembered {
  let walked: readonly WalkEvent[] = events;
  let forgotten = 0;
  for (const [container, count] of lost) {
    const kept = Math.min(count, mostRemembered);
    walked = withCycles(walked, container, kept);
    forgotten += count - kept;
  }
  try {
    return { journey: replayEvents(chart, walked), forgotten };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const all = [...lost.values()].reduce((sum, count) => sum + count, 0);
    return { journey: replayEvents(chart, events), forgotten: all };
  }
}

function withCycles(events: readonly WalkEvent[], container: string, count: number): readonly WalkEvent[] {
  const starts = events.flatMap(({ type }, index) => (type === `container.started.${container}` ? [index] : []));
  const [from, to] = starts.slice(-2);
  if (count === 0 || from === undefined || to === undefined) return events;
  const at = events[to]?.at ?? 0;
  const cycle = events.slice(from + 1, to + 1).filter(({ type }) => type.endsWith(`.${container}`));
  const cycles = Array.from({ length: count }, () => cycle.map((event) => ({ ...event, at }))).flat();
  return [...events.slice(0, to + 1), ...cycles, ...events.slice(to + 1)];
}
