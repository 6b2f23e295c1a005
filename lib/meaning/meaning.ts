import type { Chart } from '@/machines/chart.ts';
import { actionMeanings } from './actions.ts';
import { delayMeanings } from './delays.ts';
import type { Meaning } from './expression.ts';
import { guardMeanings } from './guards.ts';

const pod: Meaning = { guards: guardMeanings, actions: actionMeanings, delays: delayMeanings };
const workflow: Meaning = { guards: {}, actions: {}, delays: {} };

/** What the names of a chart's machine mean; the workflows have none. */
export function meaningOf({ id }: Chart): Meaning {
  return id === 'pod' ? pod : workflow;
}
