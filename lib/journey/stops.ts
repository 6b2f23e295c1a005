import type { Chart, StageId } from '@/machines/chart.ts';
import { choicesAt } from './choices.ts';
import { goTo, momentOf, startJourney } from './journey.ts';
import type { Journey } from './moment.ts';
import { walkOn } from './stride.ts';
import { trailOf } from './trail.ts';

/** The way on which nothing goes wrong, and for each stage the moment of it in which the most can. */
export interface Stops {
  readonly journey: Journey;
  /** Indices of moments, in the order of the stages that the way passes. */
  readonly indices: ReadonlyMap<StageId, number>;
}

/** Walks a machine on its undisturbed way to where nothing more happens by itself. */
export function stopsOf(chart: Chart): Stops {
  const walked = walkOn(chart, startJourney(chart));
  const indices = new Map<StageId, number>();
  const most = new Map<StageId, number>();
  for (const index of walked.moments.keys()) {
    const here = goTo(walked, index);
    const { stage } = trailOf(here);
    const troubles = choicesAt(chart, momentOf(here)).filter((choice) => choice.way === 'failure' && !choice.blocked);
    if (troubles.length > (most.get(stage) ?? -1)) {
      most.set(stage, troubles.length);
      indices.set(stage, index);
    }
  }
  return { journey: goTo(walked, 0), indices };
}
