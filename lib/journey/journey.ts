import { initialTransition } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import { enabledTransitions } from './choices.ts';
import { withRecorded } from './kube-events.ts';
import type { Journey, Moment, WalkEvent } from './moment.ts';
import { stepFrom } from './step.ts';

/** The moment that is shown. */
export function momentOf(journey: Journey): Moment {
  const moment = journey.moments[journey.cursor];
  if (!moment) throw new RangeError(`journey: no moment ${journey.cursor} of ${journey.moments.length}`);
  return moment;
}

/** A walk that has not begun: one moment, the machine's first. */
export function startJourney(chart: Chart): Journey {
  const [snapshot] = initialTransition(chart.machine);
  return { moments: [{ snapshot, at: 0, took: [], kubeEvents: [] }], cursor: 0 };
}

/**
 * Takes an event at the shown moment. What lay ahead is kept when the event is the very one that was taken there
 * before, and dropped otherwise. Throws a `RangeError` when the event is not possible.
 */
export function take(chart: Chart, journey: Journey, event: WalkEvent): Journey {
  const ahead = journey.moments[journey.cursor + 1];
  if (ahead?.event && sameEvent(ahead.event, event)) return { ...journey, cursor: journey.cursor + 1 };
  const next = nextMoment(chart, momentOf(journey), event);
  return { moments: withNext(journey, next), cursor: journey.cursor + 1 };
}

/** The moments up to the shown one, and the next. The same step gives the same list, so what follows from it is kept. */
function withNext({ moments, cursor }: Journey, next: Moment): readonly Moment[] {
  const found = grown.get(next);
  if (found?.from === moments && found.moments.length === cursor + 2) return found.moments;
  const list = [...moments.slice(0, cursor + 1), next];
  grown.set(next, { from: moments, moments: list });
  return list;
}

const grown = new WeakMap<Moment, { readonly from: readonly Moment[]; readonly moments: readonly Moment[] }>();

/** The moment after an event. Throws a `RangeError` when the event is not possible at this one. */
export function nextMoment(chart: Chart, moment: Moment, event: WalkEvent): Moment {
  const ahead = foreseen.get(moment);
  if (ahead?.event && sameEvent(ahead.event, event) && ahead.event.at === event.at) return ahead;
  const next = momentAfter(chart, moment, event);
  foreseen.set(moment, next);
  return next;
}

/** What was last found to follow a moment: a page looks ahead while its reader does not act. */
const foreseen = new WeakMap<Moment, Moment>();

function momentAfter(chart: Chart, moment: Moment, event: WalkEvent): Moment {
  const taken = enabledTransitions(chart, moment.snapshot, event.type);
  if (!taken.length) throw new RangeError(`event: ${event.type} is not possible here`);
  const { snapshot, records } = stepFrom(chart.machine, moment.snapshot, event);
  const at = Math.max(moment.at, event.at);
  return {
    snapshot,
    at,
    event,
    took: taken,
    kubeEvents: withRecorded(moment.kubeEvents, records, snapshot.context, at, event.message),
  };
}

/** The same walk, shown at another of its moments; out of range is clamped. */
export function goTo(journey: Journey, index: number): Journey {
  const cursor = Math.max(0, Math.min(index, journey.moments.length - 1));
  return cursor === journey.cursor ? journey : { ...journey, cursor };
}

/** Rebuilds a walk from its events: what a link holds. Throws a `RangeError` naming the first that is not possible. */
export function replayEvents(chart: Chart, events: readonly WalkEvent[]): Journey {
  const { moments } = startJourney(chart);
  const walked = [...moments];
  for (const [index, event] of events.entries()) {
    const last = walked[walked.length - 1];
    if (!last) break;
    try {
      walked.push(nextMoment(chart, last, event));
    } catch (error) {
      if (error instanceof RangeError)
        throw new RangeError(`event ${index + 1} of ${events.length}: ${event.type} is not possible there`);
      throw error;
    }
  }
  return { moments: walked, cursor: walked.length - 1 };
}

function sameEvent(one: WalkEvent, other: WalkEvent): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  keys.delete('at');
  return [...keys].every((key) => one[key] === other[key]);
}
