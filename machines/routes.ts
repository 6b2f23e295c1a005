import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Chart } from './chart.ts';
import { entryOf, pathOf } from './graph.ts';

/**
 * A way to enter an atomic state: from any of the sources by a choice of its own; or, where a trigger is named, because
 * a choice in one of the trigger's states is heard in one of the sources.
 */
export interface Route {
  readonly target: string;
  readonly sources: readonly string[];
  readonly trigger?: readonly string[];
  /** What others do to the pod, or what is met seldom. */
  readonly seldom: boolean;
}

const known = new WeakMap<AnyStateMachine, readonly Route[]>();

/**
 * The machine's ways as routes between atomic states. Of guards only those are asked that the chart's own spec decides
 * for good; a route may be closed at a moment, so it is for estimating how far away something is, not for deciding.
 */
export function routesOf(chart: Chart): readonly Route[] {
  const found = known.get(chart.machine) ?? findRoutes(chart);
  known.set(chart.machine, found);
  return found;
}

/** How many choices each atomic state is away at least, as far as routes tell, from where the tokens stand now. */
export function distancesFrom(routes: readonly Route[], tokens: readonly string[]): ReadonlyMap<string, number> {
  const distances = new Map<string, number>(tokens.map((token) => [token, 0]));
  const nearest = (states: readonly string[]) => {
    let best = Infinity;
    for (const state of states) best = Math.min(best, distances.get(state) ?? Infinity);
    return best;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const { target, sources, trigger } of routes) {
      const cost = nearest(sources) + (trigger ? nearest(trigger) : 0) + 1;
      if (cost < (distances.get(target) ?? Infinity)) {
        distances.set(target, cost);
        changed = true;
      }
    }
  }
  return distances;
}

function findRoutes(chart: Chart): readonly Route[] {
  const nodes = descendants(chart.machine.root);
  const open = (definition: AnyTransitionDefinition) => !chart.never(definition.guard);
  const definitions = nodes.flatMap(transitionsOf).filter(open);
  const listeners = new Map<string, AnyTransitionDefinition[]>();
  for (const definition of definitions) {
    listeners.set(definition.eventType, [...(listeners.get(definition.eventType) ?? []), definition]);
  }
  const wired = (definition: AnyTransitionDefinition, cause: Cause, heard: ReadonlySet<string>): Route[] => {
    const target = definition.target?.[0];
    const raised = [...definition.actions, ...(target ? entryActions(target) : [])].flatMap(raisedEvent);
    const events = [...raised, ...(target ? doneEvents(target) : [])].filter((event) => !heard.has(event));
    const hearing = new Set([...heard, ...events]);
    return events.flatMap((event) =>
      (listeners.get(event) ?? []).flatMap((next) => [...direct(next, cause), ...wired(next, cause, hearing)]),
    );
  };
  return definitions.flatMap((definition) => {
    if (!definition.meta) return [];
    const seldom = definition.meta.rare === true || (definition.meta.way === 'action' && !definition.meta.key);
    const cause: Cause = { trigger: leavesOf(definition.source), seldom };
    return [...direct(definition, { seldom }), ...wired(definition, cause, new Set())];
  });
}

/** The choice behind a route; its trigger is left out where the route is the choice itself. */
type Cause = Pick<Route, 'trigger' | 'seldom'>;

function direct(definition: AnyTransitionDefinition, cause: Cause): Route[] {
  const target = definition.target?.[0];
  return target ? [{ target: pathOf(entryOf(target)), sources: leavesOf(definition.source), ...cause }] : [];
}

function leavesOf(node: AnyStateNode): readonly string[] {
  return descendants(node).flatMap((one) => (one.type === 'atomic' || one.type === 'final' ? [pathOf(one)] : []));
}

/** Entering a final state may complete the parallel states above it. */
function doneEvents(target: AnyStateNode): string[] {
  const entered = entryOf(target);
  if (entered.type !== 'final') return [];
  const above: string[] = [];
  for (let one = entered.parent; one; one = one.parent) {
    above.push(
      ...transitionsOf(one).flatMap(({ eventType }) => (eventType.startsWith('xstate.done.') ? [eventType] : [])),
    );
  }
  return above;
}

function descendants(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(descendants)];
}

function transitionsOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...node.transitions.values()].flat();
}

function entryActions(node: AnyStateNode): AnyStateNode['entry'] {
  const inner = entryOf(node);
  const path: AnyStateNode['entry'][] = [];
  for (let one: AnyStateNode | undefined = inner; one; one = one === node ? undefined : one.parent)
    path.push(one.entry);
  return path.flat();
}

function raisedEvent(action: unknown): string[] {
  if (typeof action !== 'object' || action === null || !('type' in action) || action.type !== 'raise') return [];
  const params: unknown = 'params' in action ? action.params : undefined;
  if (typeof params !== 'object' || params === null || !('event' in params)) return [];
  return [String(params.event)];
}
