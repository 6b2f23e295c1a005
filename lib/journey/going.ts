import type { AnyMachineSnapshot } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { distancesTo, routesOf } from '@/machines/routes.ts';
import { choicesAt } from './choices.ts';
import { momentOf, nextMoment, startJourney, take } from './journey.ts';
import type { Journey, Moment, WalkEvent } from './moment.ts';
import { atomicPaths } from './path.ts';
import { nextChoice, walkOn } from './stride.ts';

/** A loop through a back-off and a second failure is about thirty events long. */
const longest = 90;

/** A short walk to a state: on from here, else from the start, else by deleting the pod; undefined when none was found. */
export function walkTo(chart: Chart, journey: Journey, state: string): Journey | undefined {
  return (
    approach(chart, journey, state) ??
    approach(chart, startJourney(chart), state) ??
    approach(chart, deleted(chart, walkOn(chart, startJourney(chart))), state)
  );
}

/** The same walk after somebody has deleted the pod, where that can happen. */
function deleted(chart: Chart, journey: Journey): Journey {
  const deletion = choicesAt(chart, momentOf(journey)).find(({ way, blocked }) => way === 'action' && !blocked);
  return deletion ? take(chart, journey, deletion.event) : journey;
}

/**
 * Goes wherever the state is nearer, and where nothing leads nearer on by what happens by itself: a restart that has
 * to be waited for brings the walk around to where the way is open. It looks one event ahead and never searches, so it
 * answers while the reader waits even when a state cannot be reached.
 */
function approach(chart: Chart, from: Journey, state: string): Journey | undefined {
  const distances = distancesTo(routesOf(chart.machine), [state]);
  const far = (snapshot: AnyMachineSnapshot) =>
    Math.min(...atomicPaths(snapshot).map((path) => distances.get(path) ?? Number.POSITIVE_INFINITY));
  // Where an event leads once it has happened often enough: the third failed probe kills, the first two do not.
  const promises = new Map<string, number>();
  for (const { event, target } of toGraph(chart).transitions) {
    const distance = distances.get(target ?? '') ?? Number.POSITIVE_INFINITY;
    promises.set(event, Math.min(promises.get(event) ?? Number.POSITIVE_INFINITY, distance));
  }
  const promise = (event: string) => promises.get(event) ?? Number.POSITIVE_INFINITY;
  let journey = from;
  for (let step = 0; step < longest; step += 1) {
    const moment = momentOf(journey);
    const here = far(moment.snapshot);
    if (here === 0) return journey;
    const event = eventTowards(chart, moment, far, promise, here);
    if (event === undefined) return undefined;
    journey = take(chart, journey, event);
  }
  return undefined;
}

function eventTowards(
  chart: Chart,
  moment: Moment,
  far: (snapshot: AnyMachineSnapshot) => number,
  promise: (event: string) => number,
  here: number,
): WalkEvent | undefined {
  const choices = choicesAt(chart, moment).filter(({ blocked }) => blocked === undefined);
  let best: WalkEvent | undefined;
  let least = here;
  for (const { event } of choices) {
    const distance = far(nextMoment(chart, moment, event).snapshot);
    if (distance >= least) continue;
    least = distance;
    best = event;
  }
  return best ?? choices.find(({ event }) => promise(event.type) < here)?.event ?? nextChoice(choices)?.event;
}
