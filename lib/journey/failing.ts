import type { Chart } from '@/machines/chart.ts';
import { type GraphState, toGraph } from '@/machines/graph.ts';
import { choicesAt, wayOn } from './choices.ts';
import { nextMoment, startJourney } from './journey.ts';
import type { Choice, Moment, WalkEvent } from './moment.ts';
import { walkOn } from './stride.ts';

/** A walk on which something goes wrong, again and again, and nobody repairs it. */
export interface FailingWalk {
  /** The failure that strikes. */
  readonly state: GraphState;
  readonly moments: readonly Moment[];
}

/** A walk is broken off so many moments after its failure: by then it has come round several times. */
const longest = 40;

/**
 * One walk for each failure that can strike on the walk on which nothing goes wrong, as late as it can. From there on
 * things go on by themselves, and the failure strikes wherever it struck before.
 */
export function failingWalks(chart: Chart): readonly FailingWalk[] {
  const { states, transitions } = toGraph(chart);
  const targets = new Map(transitions.map(({ id, target }) => [id, target]));
  const { moments } = walkOn(chart, startJourney(chart));
  const latest = new Map<string, { readonly index: number; readonly choice: Choice }>();
  for (const [index, moment] of moments.entries()) {
    for (const choice of choicesAt(chart, moment)) {
      const target = targets.get(choice.transition);
      const strikes = choice.way === 'failure' || (choice.way === 'action' && target?.startsWith('node.'));
      if (target !== undefined && strikes && choice.blocked === undefined) latest.set(target, { index, choice });
    }
  }
  return states.flatMap((state) => {
    const strike = latest.get(state.id);
    if (strike === undefined) return [];
    return [{ state, moments: stricken(chart, moments.slice(0, strike.index + 1), strike.choice) }];
  });
}

function stricken(chart: Chart, before: readonly Moment[], { event, transition }: Choice): readonly Moment[] {
  const moments = [...before];
  let next: WalkEvent | undefined = event;
  while (next !== undefined && moments.length < before.length + longest) {
    const last = moments.at(-1);
    if (last === undefined) break;
    const moment = nextMoment(chart, last, next);
    moments.push(moment);
    const choices = choicesAt(chart, moment);
    const again = choices.find((choice) => choice.transition === transition && choice.blocked === undefined);
    next = (again ?? wayOn(choices))?.event;
  }
  return moments;
}
