import type { Chart } from '@/machines/chart.ts';
import { momentOf, startJourney, take } from './journey.ts';
import type { Journey } from './moment.ts';
import { pathTo } from './path.ts';

/** The walk to a state: on from here, else from the start; undefined when the state cannot be reached. */
export function walkTo(chart: Chart, journey: Journey, state: string): Journey | undefined {
  return onwards(chart, journey, state) ?? onwards(chart, startJourney(chart), state);
}

/** A step that was walked already is kept with its time, and what follows it then happens as much later. */
function onwards(chart: Chart, journey: Journey, state: string): Journey | undefined {
  const events = pathTo(chart, momentOf(journey), state);
  if (events === undefined) return undefined;
  let walked = journey;
  let later = 0;
  for (const event of events) {
    walked = take(chart, walked, { ...event, at: event.at + later });
    later = Math.max(later, momentOf(walked).at - event.at);
  }
  return walked;
}
