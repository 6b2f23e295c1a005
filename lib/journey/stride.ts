import type { Chart } from '@/machines/chart.ts';
import { choicesAt } from './choices.ts';
import { goTo, momentOf, take } from './journey.ts';
import type { Choice, Journey } from './moment.ts';
import { trailOf } from './trail.ts';

const longest = 100;

/** What happens next by itself at the shown moment: the way on, or the end of a wait. */
export function nextChoice(choices: readonly Choice[]): Choice | undefined {
  return choices.find(
    ({ blocked, way }) => blocked === undefined && (way === 'progress' || way === 'timer' || way === 'retry'),
  );
}

/** One transition on: along what was walked already, else by what happens next by itself. */
export function stepForward(chart: Chart, journey: Journey): Journey {
  if (journey.cursor < journey.moments.length - 1) return goTo(journey, journey.cursor + 1);
  const next = nextChoice(choicesAt(chart, momentOf(journey)));
  return next === undefined ? journey : take(chart, journey, next.event);
}

/** On until nothing more happens by itself. */
export function walkOn(chart: Chart, journey: Journey): Journey {
  let walked = journey;
  for (let step = 0; step < longest; step += 1) {
    const next = stepForward(chart, walked);
    if (next === walked) break;
    walked = next;
  }
  return walked;
}

/** On until the walk stands in another stage, or nothing more happens by itself. */
export function strideForward(chart: Chart, journey: Journey): Journey {
  const { stage } = trailOf(journey);
  let walked = journey;
  for (let step = 0; step < longest; step += 1) {
    const next = stepForward(chart, walked);
    if (next === walked) return walked;
    walked = next;
    if (trailOf(walked).stage !== stage) return walked;
  }
  return walked;
}

/** Back to the first moment of this stage, or of the one before it when the walk stands there already. */
export function strideBack(journey: Journey): Journey {
  const start = startOfStage(journey);
  return start.cursor < journey.cursor ? start : startOfStage(goTo(journey, journey.cursor - 1));
}

function startOfStage(journey: Journey): Journey {
  const { stage } = trailOf(journey);
  let back = journey;
  while (back.cursor > 0) {
    const before = goTo(back, back.cursor - 1);
    if (trailOf(before).stage !== stage) return back;
    back = before;
  }
  return back;
}

/** Index at which a way leaves what has been walked: where the walk stands, or its first moment. */
export function startOf(from: Journey, way: Journey): number {
  return way.moments[from.cursor] === momentOf(from) ? from.cursor : 0;
}
