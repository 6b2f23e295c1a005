import type { Chart } from '@/machines/chart.ts';
import { momentOf, startJourney, take } from './journey.ts';
import type { Journey } from './moment.ts';
import { pathTo } from './path.ts';

/** The walk that leads to a state by the shortest path, from here or else from the start; undefined when none does. */
export function walkTo(chart: Chart, journey: Journey, state: string): Journey | undefined {
  return follow(chart, journey, state) ?? follow(chart, startJourney(chart), state);
}

function follow(chart: Chart, from: Journey, state: string): Journey | undefined {
  const path = pathTo(chart, momentOf(from), state);
  return path?.reduce((walked, event) => take(chart, walked, event), from);
}
