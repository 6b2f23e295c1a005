import { choicesAt } from '@/lib/journey/choices.ts';
import { momentOf, nextMoment, startJourney } from '@/lib/journey/journey.ts';
import type { Choice, Moment, WalkEvent } from '@/lib/journey/moment.ts';
import type { Chart, Way } from '@/machines/chart.ts';
import { isPodContext } from '@/machines/pod-context.ts';

/** A moment of a walk, what the machine offers there, and the events that led to it. */
export interface Reached {
  readonly moment: Moment;
  readonly choices: readonly Choice[];
  readonly walk: readonly WalkEvent[];
  /** How far the walk is from one on which nothing goes wrong and nobody interferes. */
  readonly strangeness: number;
}

/** What a walk in every direction has found. */
export interface Reach {
  readonly places: readonly Reached[];
  /** Ids of the transitions that were taken. */
  readonly taken: ReadonlySet<string>;
}

/** A place and something that can be done there. */
interface Step {
  readonly from: Reached;
  readonly choice: Choice;
}

/**
 * Walks a machine in every direction that it offers itself, and gives each place once: a place is a state value,
 * what can be done there and which containers have crashed. Transitions that were taken least are taken first, and of those the ones on the plainest
 * walk, so that a limit cuts off combinations of states and not states.
 */
export function reachOf(chart: Chart, limit: number): Reach {
  const places = new Map<string, Reached>();
  const taken = new Map<string, number>();
  const steps = new Map<number, Step[]>();
  const rankOf = ({ from, choice }: Step) => (taken.get(choice.transition) ?? 0) * 1000 + from.strangeness;
  const enqueue = (step: Step) => {
    const rank = rankOf(step);
    const queue = steps.get(rank);
    if (queue) queue.push(step);
    else steps.set(rank, [step]);
  };
  const dequeue = (): Step | undefined => {
    while (steps.size > 0) {
      const least = Math.min(...steps.keys());
      const step = steps.get(least)?.shift();
      if (step === undefined) steps.delete(least);
      else if (rankOf(step) === least) return step;
      else enqueue(step);
    }
    return undefined;
  };
  const visit = (moment: Moment, walk: readonly WalkEvent[], strangeness: number) => {
    const choices = choicesAt(chart, moment);
    const place = placeOf(moment, choices);
    if (places.has(place)) return;
    const from = { moment, choices, walk, strangeness };
    places.set(place, from);
    for (const choice of choices) if (choice.blocked === undefined) enqueue({ from, choice });
  };
  visit(momentOf(startJourney(chart)), [], 0);
  for (let step = dequeue(); step !== undefined && places.size < limit; step = dequeue()) {
    const { from, choice } = step;
    taken.set(choice.transition, (taken.get(choice.transition) ?? 0) + 1);
    const strangeness = Math.min(999, from.strangeness + strange[choice.way]);
    visit(nextMoment(chart, from.moment, choice.event), [...from.walk, choice.event], strangeness);
  }
  return { places: [...places.values()], taken: new Set(taken.keys()) };
}

const strange: Readonly<Record<Way, number>> = {
  progress: 0,
  timer: 0,
  retry: 0,
  shortcut: 0,
  failure: 1,
  repair: 1,
  action: 3,
};

/** What can be done later depends on what a container has behind it: whether it has crashed before. */
function placeOf({ snapshot }: Moment, choices: readonly Choice[]): string {
  const open = choices.filter(({ blocked }) => blocked === undefined).map(({ transition }) => transition);
  const context: unknown = snapshot.context;
  const crashed = isPodContext(context) ? Object.values(context.containers).map(({ crashes }) => crashes > 0) : [];
  return JSON.stringify([snapshot.value, open, crashed]);
}
