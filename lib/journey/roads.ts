import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { TransitionMeta } from '@/machines/chart.ts';
import { entryOf, pathOf } from '@/machines/graph.ts';
import { type Words, wordFor } from './likelihood.ts';
import { paramOf } from './params.ts';
import { leavesOf } from './tokens.ts';

/**
 * The machine as a road map over its atomic states, known by their document order: where one event can lead, in its own
 * region or by wiring in another, and where an instance of a container begins on the way. Guards are not asked.
 */
export interface Roads {
  /** The document order of each atomic state, by its path. */
  readonly orders: ReadonlyMap<string, number>;
  /** By the order of a state, the roads that lead to it. */
  readonly backwards: readonly (readonly Road[] | undefined)[];
  /** What {@link distances} has found out. */
  readonly known: Map<string, Distances>;
}

interface Road {
  readonly from: number;
  /** The container of which an instance begins on the way. */
  readonly begins: string | undefined;
  /** It is closed once the pod is being deleted: nothing is started again then (facts R3). */
  readonly alive: boolean;
  /** The container whose road it is; empty for the pod's own. */
  readonly container: string;
  /** What must be said of it before the road is likely. */
  readonly word: string | undefined;
}

/** What a distance is asked for. */
export interface Errand {
  readonly targets: readonly string[];
  /** The container whose instances count; empty for none. */
  readonly container: string;
  /** So many of its instances must still begin on the way. */
  readonly begins: number;
  readonly deleting: boolean;
  /** What is said of the pod and its containers: unlikely roads are closed. Absent: all roads are open. */
  readonly words?: Words | undefined;
}

/** Events to go, by the order of an atomic state; `Infinity` where there is no way. */
export type Distances = Float32Array;

const maps = new WeakMap<AnyStateMachine, Roads>();

/** The road map of a machine, drawn once. */
export function roadsOf(machine: AnyStateMachine): Roads {
  const known = maps.get(machine) ?? drawRoads(machine);
  maps.set(machine, known);
  return known;
}

/** How many events each state is away from the nearest target. */
export function distances(roads: Roads, errand: Errand): Distances {
  const { targets, container, begins, deleting, words } = errand;
  const key = `${container} ${begins} ${deleting} ${targets.join()} ${words?.key ?? '*'}`;
  const known = roads.known.get(key);
  if (known) return known;
  const rings: number[][] = [];
  const seed = (order: number, distance: number) => {
    rings[distance] ??= [];
    rings[distance]?.push(order);
  };
  if (begins === 0) {
    for (const target of targets) {
      const order = roads.orders.get(target);
      if (order !== undefined) seed(order, 0);
    }
  } else {
    distances(roads, { ...errand, begins: begins - 1 }).forEach((far, state) => {
      if (far === Infinity) return;
      for (const road of roads.backwards[state] ?? []) {
        if (road.begins === container && isOpen(road, errand)) seed(road.from, far + 1);
      }
    });
  }
  const found = spread(roads, rings, errand);
  roads.known.set(key, found);
  return found;
}

/** Follows the roads backwards, ring by ring, without those on which the container begins. */
function spread({ backwards }: Roads, rings: number[][], errand: Errand): Distances {
  const far = new Float32Array(backwards.length).fill(Infinity);
  for (let distance = 0; distance < rings.length; distance += 1) {
    for (const state of rings[distance] ?? []) {
      if (far[state] !== Infinity) continue;
      far[state] = distance;
      for (const road of backwards[state] ?? []) {
        if (road.begins === errand.container || far[road.from] !== Infinity || !isOpen(road, errand)) continue;
        rings[distance + 1] ??= [];
        rings[distance + 1]?.push(road.from);
      }
    }
  }
  return far;
}

function isOpen({ alive, container, word }: Road, errand: Errand): boolean {
  if (alive && errand.deleting) return false;
  return word === undefined || !errand.words || errand.words.says(container, word);
}

function drawRoads(machine: AnyStateMachine): Roads {
  const nodes = descendants(machine.root);
  const listeners = new Map<string, number[]>();
  const definitions = nodes.flatMap((node) => [...node.transitions.values()].flat());
  for (const { eventType, target } of definitions) {
    const heard = listeners.get(eventType);
    const entered = target?.[0] && entryOf(target[0]).order;
    if (entered === undefined) continue;
    if (heard) heard.push(entered);
    else listeners.set(eventType, [entered]);
  }
  const backwards: Road[][] = Array.from({ length: 1 + Math.max(...nodes.map(({ order }) => order)) }, () => []);
  for (const definition of definitions) {
    const meta: TransitionMeta | undefined = definition.meta;
    const road = {
      begins: begunBy(definition),
      alive: needsLife(definition.guard),
      container: meta?.container ?? '',
      word: wordFor(definition),
    };
    const entered = definition.target?.[0] && entryOf(definition.target[0]).order;
    const reached = new Set(raisedBy(definition).flatMap((event) => listeners.get(event) ?? []));
    if (entered !== undefined) reached.add(entered);
    for (const { order: from } of leavesOf(definition.source)) {
      for (const to of reached) backwards[to]?.push({ from, ...road });
    }
  }
  const atoms = nodes.filter(({ type }) => type === 'atomic' || type === 'final');
  return { orders: new Map(atoms.map((node) => [pathOf(node), node.order])), backwards, known: new Map() };
}

/** The container of which a transition begins an instance. */
export function begunBy({ actions }: AnyTransitionDefinition): string | undefined {
  return actions.map((action) => paramOf(action, 'container.begin', 'container')).find((name) => name !== undefined);
}

/** Whether a transition, or the state that it enters, may move other regions as well. */
export function raises(definition: AnyTransitionDefinition): boolean {
  const target = definition.target?.[0];
  return raisedBy(definition).length > 0 || (target !== undefined && entryOf(target).type === 'final');
}

function needsLife(guard: unknown): boolean {
  if (typeof guard !== 'object' || guard === null || !('type' in guard) || !('params' in guard)) return false;
  const { type, params } = guard;
  if (typeof params !== 'object' || params === null) return false;
  if ('of' in params) return Array.isArray(params.of) && params.of.some(needsLife);
  return 'is' in params && ((type === 'deleting' && !params.is) || (type === 'restarts' && params.is === true));
}

/** The events that a transition raises, or the entry into the state that it leads to. */
export function raisedBy({ actions, target }: AnyTransitionDefinition): readonly string[] {
  const outer = target?.[0];
  const all: unknown[] = [...actions];
  for (let at = outer && entryOf(outer); at; at = at === outer ? undefined : at.parent) all.push(...at.entry);
  return all.flatMap((action) => paramOf(action, 'raise', 'event') ?? []);
}

function descendants(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(descendants)];
}
