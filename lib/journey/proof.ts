import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { RecordParams } from '@/machines/actions.ts';
import type { Chart } from '@/machines/chart.ts';
import { pathOf } from '@/machines/graph.ts';
import { isPodContext } from '@/machines/pod-context.ts';
import { type Claim, claimOfRecord } from './claim.ts';
import { isRecord } from './kube-events.ts';
import type { Words } from './likelihood.ts';
import { distances, raisedBy, raises, roadsOf } from './roads.ts';
import { type Found, findWay, joined, type Search } from './search.ts';
import { stepFrom } from './step.ts';
import { leavesOf, ordersAfter, tokensOf } from './tokens.ts';

/** By what an Event claims, the transitions of a machine that record it. */
export type Records = ReadonlyMap<Claim, readonly AnyTransitionDefinition[]>;

const known = new WeakMap<AnyStateMachine, Records>();

/** Which transitions of a machine record what. */
export function recordsOf(machine: AnyStateMachine): Records {
  const found = known.get(machine) ?? findRecords(machine.root);
  known.set(machine, found);
  return found;
}

/**
 * A short way from a snapshot over a transition that records what an Event claims, still on the way to what another
 * search looks for; `undefined` when there is none within a few steps.
 */
export function wayOverClaim(
  chart: Chart,
  from: AnyMachineSnapshot,
  claim: Claim,
  toward: Search,
  words: Words,
): Found | undefined {
  const recording = recordsOf(chart.machine).get(claim);
  if (!recording) return undefined;
  const targets = recording.flatMap(({ source }) => leavesOf(source)).map(pathOf);
  const roads = roadsOf(chart.machine);
  const far = (orders: readonly number[], { context }: AnyMachineSnapshot) => {
    const deleting = isPodContext(context) && context.deletedAt !== undefined;
    const found = distances(roads, { targets, container: '', begins: 0, deleting, words });
    return Math.min(...orders.map((order) => found[order] ?? Infinity));
  };
  let last: Found | undefined;
  const found = findWay(chart, from, {
    look: (snapshot) => {
      last = recording.map((definition) => stepOver(chart, snapshot, definition, claim, toward)).find(Boolean);
      return last ? true : () => true;
    },
    estimate: (snapshot) =>
      toward.estimate(snapshot) === Infinity
        ? Infinity
        : far(
            tokensOf(snapshot).map(({ order }) => order),
            snapshot,
          ),
    guess: (snapshot, definition) => {
      if (!definition.target || raises(definition)) return undefined;
      return far(ordersAfter(tokensOf(snapshot), definition), snapshot);
    },
    price: (definition) => toward.price?.(definition) ?? 1,
    eventOf: toward.eventOf,
    limit: 60,
    purse: toward.purse,
  });
  return found && last && joined([found, last]);
}

/** The step over a transition, if it can be taken now, records what is claimed and does not lead away. */
function stepOver(
  chart: Chart,
  from: AnyMachineSnapshot,
  definition: AnyTransitionDefinition,
  claim: Claim,
  toward: Search,
): Found | undefined {
  if (!isNext(chart, from, definition)) return undefined;
  const event = toward.eventOf(definition.eventType, from, definition.meta?.payload ?? {});
  const { snapshot, records } = stepFrom(chart.machine, from, event);
  const isProof = records.some((record) => claimOfRecord(record) === claim) && toward.estimate(snapshot) < Infinity;
  return isProof ? { events: [event], records: [records], snapshot } : undefined;
}

function isNext(chart: Chart, { _nodes, context }: AnyMachineSnapshot, definition: AnyTransitionDefinition): boolean {
  const nodes: readonly AnyStateNode[] = _nodes;
  return (
    definition.meta !== undefined &&
    nodes.includes(definition.source) &&
    chart.blocked(definition.guard, context) === undefined
  );
}

function findRecords(root: AnyStateNode): Records {
  const definitions = definitionsIn(root);
  const raising = new Map<string, AnyTransitionDefinition[]>();
  for (const definition of definitions) {
    if (definition.meta) for (const event of raisedBy(definition)) add(raising, event, definition);
  }
  const found = new Map<Claim, AnyTransitionDefinition[]>();
  for (const definition of definitions) {
    for (const record of definition.actions.flatMap(recordIn)) {
      // Wiring is taken by whatever raises its event.
      const taken = definition.meta ? [definition] : (raising.get(definition.eventType) ?? []);
      for (const one of taken) add(found, claimOfRecord(record), one);
    }
  }
  return found;
}

function definitionsIn(node: AnyStateNode): readonly AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...Object.values(node.states).flatMap(definitionsIn)];
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

function recordIn(action: unknown): readonly RecordParams[] {
  if (typeof action !== 'object' || action === null || !('type' in action) || typeof action.type !== 'string')
    return [];
  const effect = { type: action.type, ...('params' in action ? { params: action.params } : {}) };
  return isRecord(effect) ? [effect.params] : [];
}
