import type { Chart } from '@/machines/chart.ts';
import { choicesAt, wayOn } from './choices.ts';
import { goTo, momentOf, startJourney, take } from './journey.ts';
import type { Choice, Journey, WalkEvent } from './moment.ts';
import { atomicPaths } from './path.ts';
import { walkOn } from './stride.ts';

/** A walk as a promise: what happens, and the atomic states in which the machine stands after each step. */
export interface WalkScenario {
  readonly id: string;
  readonly title: string;
  /** The scenario that it leaves, and after which of its steps; absent: it begins with the machine. */
  readonly from?: { readonly scenario: string; readonly step: number };
  /** Where it begins. */
  readonly states: readonly string[];
  readonly steps: readonly { readonly event: WalkEvent; readonly states: readonly string[] }[];
}

interface Branch extends Pick<WalkScenario, 'id' | 'title' | 'from'> {
  readonly journey: Journey;
  /** The moment at which it leaves the other. */
  readonly begins: number;
}

/** So many steps a branch is followed by itself: past a back-off, its retry and a second start. */
const follows = 12;

/** So many steps after its event a branch may take to come to a state that no other has. */
const ahead = 3;

/** So often a transition may lead to nothing new before it is left alone. */
const patience = 4;

/**
 * The walk on which nothing goes wrong, and branches to the states beside it: each leaves an earlier one by one event
 * that soon leads to a state that none has met. They are found without a search, the
 * latest moments of a walk first.
 */
export function scenariosOf(chart: Chart): readonly WalkScenario[] {
  const met = new Set<string>();
  const ids = new Set<string>();
  const tries = new Map<string, number>();
  const branches: Branch[] = [];
  const add = (branch: Branch) => {
    branches.push(branch);
    ids.add(branch.id);
    for (const { snapshot } of branch.journey.moments) for (const state of atomicPaths(snapshot)) met.add(state);
  };
  add({ id: 'undisturbed', title: 'Nothing goes wrong', journey: walkOn(chart, startJourney(chart)), begins: 0 });
  for (const { id, journey, begins } of branches) {
    for (let step = journey.moments.length - 1; step >= begins; step -= 1) {
      const here = goTo(journey, step);
      for (const choice of choicesAt(chart, momentOf(here)).filter(({ blocked }) => blocked === undefined)) {
        const tried = tries.get(choice.transition) ?? 0;
        if (tried >= patience) continue;
        tries.set(choice.transition, tried + 1);
        const next = after(chart, here, choice, met);
        if (next === undefined) continue;
        const from = { scenario: id, step: step - begins };
        add({ id: unused(choice.event.type, ids), title: titleOf(choice), from, journey: next, begins: step });
      }
    }
  }
  return branches.map(toScenario);
}

/** The events of a scenario from the start of the machine. */
export function eventsOf(scenarios: readonly WalkScenario[], id: string): readonly WalkEvent[] {
  const { from, steps } = scenarios.find((scenario) => scenario.id === id) ?? { from: undefined, steps: [] };
  const own = steps.map(({ event }) => event);
  if (from === undefined) return own;
  const origin = scenarios.find((scenario) => scenario.id === from.scenario);
  const until = eventsOf(scenarios, from.scenario);
  return [...until.slice(0, until.length - (origin?.steps.length ?? 0) + from.step), ...own];
}

function after(chart: Chart, here: Journey, { event }: Choice, met: ReadonlySet<string>): Journey | undefined {
  const cut: Journey = { moments: here.moments.slice(0, here.cursor + 1), cursor: here.cursor };
  let journey = take(chart, cut, event);
  let fresh = false;
  for (let step = 0; step < follows; step += 1) {
    fresh ||= atomicPaths(momentOf(journey).snapshot).some((state) => !met.has(state));
    if (!fresh && step >= ahead) return undefined;
    const onward = wayOn(choicesAt(chart, momentOf(journey)));
    if (onward) journey = take(chart, journey, onward.event);
  }
  return fresh ? journey : undefined;
}

function toScenario({ id, title, from, journey, begins }: Branch): WalkScenario {
  const [first, ...moments] = journey.moments.slice(begins);
  return {
    id,
    title,
    ...(from ? { from } : {}),
    states: first ? atomicPaths(first.snapshot) : [],
    steps: moments.flatMap(({ event, snapshot }) => (event ? [{ event, states: atomicPaths(snapshot) }] : [])),
  };
}

function titleOf({ label, outcome }: Choice): string {
  return outcome === 'stays' ? label : `${label}: ${outcome}`;
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}
