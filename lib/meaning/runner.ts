/**
 * Runs a Podwalk machine from its JSON alone. The document is an XState v5 config whose guards, actions and delays are
 * names; here the names get the meaning that the document itself writes down as expressions. Nothing in this file
 * knows Kubernetes, and it needs only XState:
 *
 *     const { machine, scenarios } = readMachine(text);
 *     const faults = faultsOf(machine, scenarios); // none, when every scenario goes as the document says
 */
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  assign,
  createMachine,
  type EventObject,
  initialTransition,
  raise,
  transition,
} from 'xstate';
import { evaluate, mapped, toRecord } from './evaluation.ts';
import type { ActionMeaning, Meaning } from './expression.ts';

/** A walk, and the atomic states in which the machine must stand after each of its steps, as dotted paths. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Where it begins: after that step of a scenario before it, 0 being its beginning; absent: with the machine. */
  readonly from?: { readonly scenario: string; readonly step: number };
  readonly states: readonly string[];
  readonly steps: readonly { readonly event: EventObject; readonly states: readonly string[] }[];
}

/** A machine that is ready to start, and the walks that its document promises. */
export interface Runnable {
  readonly machine: AnyStateMachine;
  readonly scenarios: readonly Scenario[];
}

/** Reads a document. Throws a `RangeError` for a guard or an action that it gives no meaning. */
export function readMachine(text: string): Runnable {
  const { podwalk, ...config } = JSON.parse(text);
  const meaning: Meaning = podwalk;
  const guards = mapped(meaning.guards, (test) => ({ context, event }: Told, params: unknown) => {
    return evaluate(test, { meaning, context, event, params }) === true;
  });
  const actions = mapped(meaning.actions, (does) => toAction(does, meaning));
  const machine: AnyStateMachine = createMachine(config, { guards, actions });
  refuseUnknown(machine.root, meaning);
  return { machine, scenarios: podwalk.scenarios };
}

/** What goes otherwise than the scenarios say, a sentence for each; none when the machine keeps its word. */
export function faultsOf(machine: AnyStateMachine, scenarios: readonly Scenario[]): readonly string[] {
  const walked = new Map<string, AnyMachineSnapshot[]>();
  return scenarios.flatMap(({ id, from, states: first, steps }) => {
    const start = from === undefined ? initialTransition(machine)[0] : walked.get(from.scenario)?.[from.step];
    if (start === undefined) return [`${id}: there is no step ${from?.step} of ${from?.scenario} to begin with`];
    const snapshots: AnyMachineSnapshot[] = [start];
    walked.set(id, snapshots);
    let faults = compared(`${id}, at its beginning`, first, start);
    for (const [index, { event, states }] of steps.entries()) {
      const before = snapshots[index];
      if (before === undefined || faults.length > 0) break;
      const where = `${id}, step ${index + 1}, ${event.type}`;
      const [after]: [AnyMachineSnapshot, unknown] = transition(machine, before, event);
      faults = before.can(event) ? compared(where, states, after) : [`${where}: it is not possible`];
      snapshots.push(after);
    }
    return faults;
  });
}

/** The atomic states of a snapshot, as dotted paths below the machine, sorted. */
export function statesOf(snapshot: AnyMachineSnapshot): readonly string[] {
  const nodes: readonly AnyStateNode[] = snapshot._nodes;
  return nodes.flatMap(({ type, path }) => (type === 'atomic' || type === 'final' ? [path.join('.')] : [])).sort();
}

interface Told {
  readonly context: unknown;
  readonly event: unknown;
}

function toAction(does: ActionMeaning, meaning: Meaning) {
  if ('emits' in does) return () => {};
  if ('raise' in does) {
    return raise(({ context, event }: Told, params: unknown) => {
      return { type: String(evaluate(does.raise, { meaning, context, event, params })) };
    });
  }
  return assign(({ context, event }: Told, params: unknown) => {
    return toRecord(evaluate(does.assign, { meaning, context, event, params }));
  });
}

function refuseUnknown(node: AnyStateNode, meaning: Meaning): void {
  const ways = [...node.transitions.values()].flat();
  const done: unknown[] = [node.entry, node.exit, ...ways.map(({ actions }) => actions)].flat();
  for (const action of done) {
    known('action', action, meaning.actions);
    const { delay } = toRecord(toRecord(action).params);
    if (delay !== undefined) known('delay', delay, meaning.delays);
  }
  for (const { guard } of ways) if (guard !== undefined) knownGuard(guard, meaning);
  for (const child of Object.values(node.states)) refuseUnknown(child, meaning);
}

function knownGuard(guard: unknown, meaning: Meaning): void {
  known('guard', guard, meaning.guards);
  const { of: parts } = toRecord(toRecord(guard).params);
  if (Array.isArray(parts)) for (const part of parts) knownGuard(part, meaning);
}

function known(kind: string, ref: unknown, meanings: object): void {
  const { type } = toRecord(ref);
  if (typeof type !== 'string' || !Object.hasOwn(meanings, type)) {
    throw new RangeError(`${kind}: ${JSON.stringify(type)} has no meaning in the document`);
  }
}

function compared(where: string, expected: readonly string[], snapshot: AnyMachineSnapshot): string[] {
  const [wanted, found] = [[...expected].sort().join(', '), statesOf(snapshot).join(', ')];
  return wanted === found ? [] : [`${where}: it stands in ${found} and not in ${wanted}`];
}
