import type { AnyMachineSnapshot, AnyStateNode } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import { pathOf, toGraph } from '@/machines/graph.ts';
import { distancesFrom, type Route, routesOf } from '@/machines/routes.ts';
import type { Moment, WalkEvent } from './moment.ts';
import { findWay } from './search.ts';

/** What a way shall lead to. */
export interface Destination {
  readonly reached: (snapshot: AnyMachineSnapshot) => boolean;
  /** States that it is looked for at. */
  readonly near: readonly string[];
}

/**
 * The events of a short way from a moment to a state, in order; empty when it is there already, `undefined` when the
 * state cannot be reached from here.
 */
export function pathTo(chart: Chart, moment: Moment, state: string): readonly WalkEvent[] | undefined {
  return pathTowards(chart, moment, {
    reached: (snapshot) => atomicPaths(snapshot).includes(state),
    near: [state],
  });
}

/** The same to whatever is wanted; ways on which nobody interferes and nothing seldom happens are looked at first. */
export function pathTowards(
  chart: Chart,
  moment: Moment,
  { reached, near }: Destination,
): readonly WalkEvent[] | undefined {
  const seldom = seldomEvents(chart);
  const search = (routes: readonly Route[], helps: (event: string) => boolean): readonly WalkEvent[] | undefined =>
    findWay(chart, moment.snapshot, {
      look: (snapshot) => reached(snapshot) || helps,
      estimate: (snapshot) => nearest(distancesFrom(routes, atomicPaths(snapshot)), near),
      eventOf: (type, snapshot, payload) => ({ type, at: timeOf(type, snapshot, moment.at), ...payload }),
      limit: 1200,
    })?.events;
  const routes = routesOf(chart);
  const usual = routes.filter((route) => !route.seldom);
  return search(usual, (event) => !seldom.has(event)) ?? search(routes, () => true);
}

function nearest(distances: ReadonlyMap<string, number>, states: readonly string[]): number {
  return Math.min(Infinity, ...states.map((state) => distances.get(state) ?? Infinity));
}

/** What others do to the pod, and what is met seldom: a way without them is looked for first. */
function seldomEvents(chart: Chart): ReadonlySet<string> {
  const { transitions } = toGraph(chart);
  return new Set(
    transitions.flatMap(({ event, meta }) => (meta.rare || (meta.way === 'action' && !meta.key) ? [event] : [])),
  );
}

/** The paths of the atomic states of a snapshot. */
export function atomicPaths(snapshot: AnyMachineSnapshot): readonly string[] {
  const nodes: readonly AnyStateNode[] = snapshot._nodes;
  return nodes.filter(({ type }) => type === 'atomic' || type === 'final').map(pathOf);
}

function timeOf(type: string, { context }: AnyMachineSnapshot, start: number): number {
  const now: number = context.now ?? start;
  return Math.max(now + 1000, context.timers?.[type]?.due ?? 0);
}
