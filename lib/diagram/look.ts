import type { Choice, Timer } from '@/lib/journey/moment.ts';
import type { Trail } from '@/lib/journey/trail.ts';
import type { StageId } from '@/machines/chart.ts';
import type { Graph, GraphState, GraphTransition } from '@/machines/graph.ts';
import type { Basis } from './basis.ts';
import { clockText } from './clock.ts';
import type { LineLight, PillItem } from './item.ts';
import type { MarkLook } from './mark.ts';
import type { Plan } from './plan.ts';

/** What a picture knows of the moment: enough to light every state and every way. */
export interface Look {
  readonly trail: Trail;
  /** Virtual ms on the clock. */
  readonly clock: number;
  readonly isCurrent: (id: string) => boolean;
  readonly isVisited: (id: string) => boolean;
  /** The choice that takes a transition now. */
  readonly choiceOf: (transition: string) => Choice | undefined;
  readonly isTaken: (transition: string) => boolean;
  /** Whether a record tells that one of these states was entered. */
  readonly isRecorded: (ids: readonly string[]) => boolean;
  /** The clock label for virtual milliseconds. */
  readonly timeText: (at: number) => string;
  /** Whether what went wrong later probably began in that step. */
  readonly isSuspect: (stage: StageId) => boolean;
  /** The timer that runs in a state. */
  readonly timerOf: (state: GraphState) => Timer | undefined;
  /** Whether a choice leads into a state without going wrong. */
  readonly isNext: (id: string) => boolean;
  readonly isPossible: (id: string) => boolean;
  /** Whether a container has been in a step that comes after this one. */
  readonly hasReached: (container: string, after: StageId) => boolean;
  /** Whether the walk has been in a step with more than a sidecar; those run ahead of the line. */
  readonly hasBeenIn: (stage: StageId) => boolean;
  /** Whether the pod's own states behind the containers of a step have been entered. */
  readonly hasJoined: (stage: StageId) => boolean;
}

/** Reads the moment once for all items of a picture. */
export function toLook(
  { graph, stages }: Plan,
  trail: Trail,
  choices: readonly Choice[],
  timers: readonly Timer[],
  clock: number,
  sidecars: ReadonlySet<string> = new Set(),
  basis?: Basis,
): Look {
  const open = new Map(
    choices.filter(({ blocked }) => blocked === undefined).map((choice) => [choice.transition, choice]),
  );
  const current = new Set(trail.current);
  const [next, possible] = [new Set<string>(), new Set<string>()];
  for (const { id, target, meta } of graph.transitions) {
    if (target === undefined || !open.has(id)) continue;
    if (meta.way === 'failure' || meta.way === 'action') possible.add(target);
    else next.add(target);
  }
  const order = stages.map(({ stage }) => stage.id);
  const furthest = new Map<string, number>();
  for (const { id, meta } of graph.states) {
    if (meta.container === undefined || !(current.has(id) || trail.states.has(id))) continue;
    furthest.set(meta.container, Math.max(furthest.get(meta.container) ?? -1, order.indexOf(meta.stage)));
  }
  const been = new Set<StageId>();
  for (const { id, meta } of graph.states) {
    const ahead = meta.container !== undefined && sidecars.has(meta.container);
    if (!ahead && (current.has(id) || trail.states.has(id))) been.add(meta.stage);
  }
  return {
    trail,
    clock,
    hasBeenIn: (stage) => been.has(stage),
    isCurrent: (id) => current.has(id),
    isVisited: (id) => current.has(id) || trail.states.has(id),
    choiceOf: (transition) => open.get(transition),
    isTaken: (transition) => trail.transitions.has(transition),
    isRecorded: (ids) => basis === undefined || ids.some((id) => basis.recorded.has(id)),
    isSuspect: (stage) => basis?.suspect === stage,
    timeText: basis?.timeText ?? clockText,
    timerOf: (state) => (current.has(state.id) ? timerIn(state, graph, timers) : undefined),
    isNext: (id) => next.has(id),
    isPossible: (id) => possible.has(id),
    hasJoined: (id) =>
      (stages.find(({ stage }) => stage.id === id)?.groups ?? []).some(
        ({ id: group, rows }) =>
          group === 'pod-after' &&
          rows.some(({ state }) => state && (current.has(state.id) || trail.states.has(state.id))),
      ),
    hasReached: (container, after) => (furthest.get(container) ?? -1) > order.indexOf(after),
  };
}

/** How a state's mark looks at the moment. `isGoal` makes the last state of a container's life on the line green. */
export function markLook(state: GraphState, look: Look, isGoal = false): MarkLook {
  const { id, meta } = state;
  const [current, visited] = [look.isCurrent(id), look.isVisited(id)];
  switch (meta.mark) {
    case 'failure':
      return current ? 'failing' : look.isPossible(id) || look.isNext(id) ? 'possible' : visited ? 'failed' : 'failure';
    case 'wait':
      if (current) return look.timerOf(state) ? 'waiting' : 'current';
      return look.isPossible(id) || look.isNext(id) ? 'wait-possible' : visited ? 'waited' : 'wait';
    case 'end':
      return current ? 'current' : visited ? 'ended' : 'end';
    default:
      if (current && isGoal) return 'ready-now';
      if (current) return look.timerOf(state) ? 'waiting' : 'current';
      return look.isNext(id) ? 'next' : visited ? 'visited' : 'idle';
  }
}

/** How the way of a transition looks at the moment. */
export function lineLook({ id, meta }: GraphTransition, look: Look): LineLight {
  if (look.choiceOf(id))
    return meta.way === 'failure' || meta.way === 'action'
      ? 'possible'
      : meta.way === 'timer'
        ? 'timer'
        : toneLight(meta.way);
  return look.isTaken(id) ? 'taken' : 'quiet';
}

/** How the pill of a choice looks. */
export function toneOf({ way }: Choice): PillItem['tone'] {
  return way === 'failure' || way === 'action' ? 'failure' : way === 'timer' || way === 'retry' ? 'timer' : 'next';
}

/** The strongest of several lights, for a stretch that they share. */
export function strongest(lights: readonly LineLight[]): LineLight {
  const order: readonly LineLight[] = ['possible', 'timer', 'next', 'taken', 'idle', 'quiet'];
  return order.find((light) => lights.includes(light)) ?? 'quiet';
}

function toneLight(way: GraphTransition['meta']['way']): LineLight {
  return way === 'retry' ? 'timer' : 'next';
}

function timerIn(state: GraphState, graph: Graph, timers: readonly Timer[]): Timer | undefined {
  const events = graph.transitions.filter(({ sources }) => sources.includes(state.id)).map(({ event }) => event);
  return timers.find(
    ({ event, container }) => events.includes(event) && (container === undefined || container === state.meta.container),
  );
}
