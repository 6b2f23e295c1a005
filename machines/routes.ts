import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { entryOf, pathOf } from './graph.ts';

/** For every atomic state the atomic states that one event can lead to, in its own region or by wiring in another. */
export type Routes = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<AnyStateMachine, Routes>();

/**
 * The machine's ways as a graph over atomic states. Guards are not asked, so a route may be closed at a moment: it is
 * for estimating how far away something is, never for deciding that it can happen.
 */
export function routesOf(machine: AnyStateMachine): Routes {
  const found = known.get(machine) ?? findRoutes(machine);
  known.set(machine, found);
  return found;
}

/** How many events each atomic state is away from the nearest of the targets; states that never get there are left out. */
export function distancesTo(routes: Routes, targets: Iterable<string>): ReadonlyMap<string, number> {
  const backwards = new Map<string, string[]>();
  for (const [from, reached] of routes) {
    for (const to of reached) backwards.set(to, [...(backwards.get(to) ?? []), from]);
  }
  const distances = new Map<string, number>([...targets].map((target) => [target, 0]));
  const queue = [...distances.keys()];
  for (const state of queue) {
    const next = (distances.get(state) ?? 0) + 1;
    for (const from of backwards.get(state) ?? []) {
      if (distances.has(from)) continue;
      distances.set(from, next);
      queue.push(from);
    }
  }
  return distances;
}

function findRoutes(machine: AnyStateMachine): Routes {
  const nodes = descendants(machine.root);
  const listeners = new Map<string, string[]>();
  for (const definition of nodes.flatMap(transitionsOf)) {
    const target = definition.target?.[0];
    if (!target) continue;
    const heard = listeners.get(definition.eventType) ?? [];
    listeners.set(definition.eventType, [...heard, pathOf(entryOf(target))]);
  }
  const reach = (definition: AnyTransitionDefinition): string[] => {
    const target = definition.target?.[0];
    const entered = target ? [pathOf(entryOf(target))] : [];
    const raised = [...definition.actions, ...(target ? entryActions(target) : [])].flatMap(raisedEvent);
    return [...entered, ...raised.flatMap((event) => listeners.get(event) ?? [])];
  };
  const routes = new Map<string, Set<string>>();
  for (const node of nodes) {
    if (node.type !== 'atomic' && node.type !== 'final') continue;
    const reached = new Set<string>();
    for (let owner: AnyStateNode | undefined = node; owner; owner = owner.parent) {
      for (const state of transitionsOf(owner).flatMap(reach)) reached.add(state);
    }
    routes.set(pathOf(node), reached);
  }
  return routes;
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
