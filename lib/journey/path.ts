import type { AnyMachineSnapshot, AnyStateNode } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import { pathOf } from '@/machines/graph.ts';
import { distancesTo, routesOf } from '@/machines/routes.ts';
import type { Moment, WalkEvent } from './moment.ts';
import { findWay } from './search.ts';

/**
 * The events of a short way from a moment to a state, in order; empty when it is there already, `undefined` when the
 * state cannot be reached from here.
 */
export function pathTo(chart: Chart, moment: Moment, state: string): readonly WalkEvent[] | undefined {
  const distances = distancesTo(routesOf(chart.machine), [state]);
  const nearest = (snapshot: AnyMachineSnapshot) =>
    Math.min(...atomicPaths(snapshot).map((path) => distances.get(path) ?? Infinity));
  return findWay(chart, moment.snapshot, {
    look: (snapshot) => atomicPaths(snapshot).includes(state) || (() => true),
    estimate: nearest,
    eventOf: (type, snapshot, payload) => ({ type, at: timeOf(type, snapshot, moment.at), ...payload }),
    limit: 5000,
  })?.events;
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
