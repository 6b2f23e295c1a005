import type { Chart } from '@/machines/chart.ts';
import { momentOf, startJourney, take } from './journey.ts';
import type { Journey } from './moment.ts';
import { pathTo } from './path.ts';

/** The walk to a state: on from here, else from the start; undefined when the state cannot be reached. */
export function walkTo(chart: Chart, journey: Journey, state: string): Journey | undefined {
  return onwards(chart, journey, state) ?? onwards(chart, startJourney(chart), state);
}

function onwards(chart: Chart, journey: Journey, state: string): Journey | undefined {
  return pathTo(chart, momentOf(journey), state)?.reduce((walked, event) => take(chart, walked, event), journey);
}
