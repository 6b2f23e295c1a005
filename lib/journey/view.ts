import type { Chart, Stage } from '@/machines/chart.ts';
import type { GraphState } from '@/machines/graph.ts';
import { choicesAt, timersAt } from './choices.ts';
import { momentOf } from './journey.ts';
import type { Choice, Journey, Moment, Timer } from './moment.ts';
import { nextChoice } from './stride.ts';
import type { TimelineChart } from './timeline.ts';
import { type Trail, trailOf } from './trail.ts';

/** Everything that a screen says about the shown moment of a walk. */
export interface WalkView {
  readonly moment: Moment;
  /** The moment before it; absent at the start. */
  readonly before?: Moment;
  /** The state of the token that moved last. */
  readonly state: GraphState;
  readonly stage: Stage;
  readonly trail: Trail;
  /** What can happen, in the order of the keys. */
  readonly possible: readonly Choice[];
  /** Those of them that are not met seldom. */
  readonly common: readonly Choice[];
  /** Those of them that belong to the shown state itself, and not to the node or the whole pod. */
  readonly near: readonly Choice[];
  /** What cannot happen now, with the reasons. */
  readonly blocked: readonly Choice[];
  readonly timers: readonly Timer[];
  /** What happens next by itself; absent where the walk has ended or stands. */
  readonly next?: Choice;
  /** Virtual milliseconds from here to what happens next by itself, where that is a timer. */
  readonly wait?: number;
  /** The timer that a reader may want to jump: that of what happens next, else of what else is waited for. */
  readonly pending?: { readonly timer: Timer; readonly choice: Choice };
  /** Nothing comes after this moment by itself, and nothing was walked after it. */
  readonly last: boolean;
}

/** Says what there is to know of the moment that a journey shows. */
export function viewOf(chart: Chart, lookup: TimelineChart, journey: Journey): WalkView {
  const moment = momentOf(journey);
  const before = journey.moments[journey.cursor - 1];
  const ahead = journey.moments[journey.cursor + 1];
  const trail = trailOf(journey);
  const state = shownState(lookup, trail);
  const choices = choicesAt(chart, moment);
  const possible = choices.filter((choice) => choice.blocked === undefined);
  const next = nextChoice(possible);
  const timers = timersAt(chart, moment);
  const pending = pendingOf(possible, timers, moment, next, state.meta.container);
  const wait = pending?.choice === next ? pending : undefined;
  return {
    moment,
    state,
    stage: stageOf(chart, state),
    trail,
    possible,
    common: possible.filter(({ rare }) => !rare),
    near: possible.filter(
      ({ transition, rare }) => !rare && isWithin(state.id, lookup.transitions.get(transition)?.owner),
    ),
    blocked: choices.filter((choice) => choice.blocked !== undefined),
    timers,
    ...(before === undefined ? {} : { before }),
    ...(next === undefined ? {} : { next }),
    last: next === undefined && ahead === undefined,
    ...(pending === undefined ? {} : { pending }),
    ...(wait === undefined ? {} : { wait: Math.min(wait.timer.due, ahead?.at ?? wait.timer.due) - moment.at }),
  };
}

/** `Step 6 of 7`, or where the moment lies when no step counts it. */
export function placeOf(chart: Chart, { stage }: WalkView): string {
  const numbered = chart.stages.filter(({ number }) => number !== undefined);
  if (stage.number !== undefined) return `Step ${stage.number} of ${numbered.length}`;
  return `After step ${numbered.length}`;
}

/** What a screen reader says after a step. */
export function announcementOf({ stage, state, common }: WalkView): string {
  const place = stage.number === undefined ? stage.title : `Step ${stage.number}`;
  const things = common.length === 1 ? '1 thing' : `${common.length} things`;
  return `${place}, ${state.meta.title}. ${common.length === 0 ? 'Nothing more' : things} can happen.`;
}

function pendingOf(
  possible: readonly Choice[],
  timers: readonly Timer[],
  moment: Moment,
  next: Choice | undefined,
  container: string | undefined,
): WalkView['pending'] {
  const waiting = timers.flatMap((timer) => {
    const choice = possible.find(({ event }) => event.type === timer.event);
    return choice && timer.due > moment.at ? [{ timer, choice }] : [];
  });
  const waits = waiting.filter(({ choice }) => isWait(choice));
  return (
    waiting.find(({ choice }) => choice === next) ??
    waits.find(({ choice }) => choice.container === container) ??
    waits[0]
  );
}

function isWait({ way }: Choice): boolean {
  return way === 'timer' || way === 'retry';
}

function isWithin(state: string, owner: string | undefined): boolean {
  return owner !== undefined && (state === owner || state.startsWith(`${owner}.`));
}

function shownState(lookup: TimelineChart, trail: Trail): GraphState {
  const state = lookup.states.get(trail.current.at(-1) ?? '');
  if (!state) throw new RangeError('walk: no state that people can see holds a token');
  return state;
}

function stageOf(chart: Chart, state: GraphState): Stage {
  const found = chart.stages.find(({ id }) => id === state.meta.stage);
  if (!found) throw new RangeError(`stage: ${chart.id} has no ${state.meta.stage}`);
  return found;
}
