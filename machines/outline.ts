import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Chart, StateMeta, TransitionMeta } from './chart.ts';

/** A guard or an action as the config has it: a name and what it is told. */
export interface NamedRef {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A transition as its state has it, wiring included. */
export interface OutlineWay {
  /** The event; `done` when it is taken because the state itself is done. */
  readonly event: string;
  readonly done: boolean;
  /** The id of the node that it names; absent when it stays where it is. */
  readonly target?: string;
  /** It leaves and enters its own state. */
  readonly reenters: boolean;
  readonly guard?: NamedRef;
  readonly actions: readonly NamedRef[];
  readonly meta?: TransitionMeta;
}

/** A state with everything in it, as the languages for statecharts nest them. */
export interface Outline {
  /** Unique in the machine: `pod.containers.web.Pulling`. */
  readonly id: string;
  /** Its own name: `Pulling`. */
  readonly name: string;
  readonly kind: 'atomic' | 'final' | 'compound' | 'parallel';
  /** The id of the child in which a compound state begins. */
  readonly initial?: string;
  readonly meta?: StateMeta;
  readonly entry: readonly NamedRef[];
  readonly exit: readonly NamedRef[];
  readonly ways: readonly OutlineWay[];
  readonly children: readonly Outline[];
}

/** Reads a machine as the tree that it is. Throws a `RangeError` for what is neither atomic, final, compound nor parallel. */
export function toOutline(chart: Chart): Outline {
  return outlineOf(chart.machine.root);
}

/** A node and all below it, in document order. */
export function* nodesOf(outline: Outline): Generator<Outline> {
  yield outline;
  for (const child of outline.children) yield* nodesOf(child);
}

/** The atomic node that entering a node enters first: where a line to it ends in a language without nesting. */
export function firstLeaf(outline: Outline): Outline {
  const child = outline.children.find(({ id }) => id === outline.initial) ?? outline.children[0];
  return child === undefined ? outline : firstLeaf(child);
}

/** A guard in a few words: `pullPolicy(container web, oneOf IfNotPresent)`. */
export function guardWords({ type, params }: NamedRef): string {
  if (type === 'all') return listOf(params.of).flatMap(refsIn).map(guardWords).join(' and ');
  const told = Object.entries(params).map(([name, value]) => `${name} ${listOf(value).join('/')}`);
  return told.length === 0 ? type : `${type}(${told.join(', ')})`;
}

/** What a state is called by people. */
export function titleOf({ meta, name }: Outline): string {
  return meta?.title ?? name;
}

function outlineOf(node: AnyStateNode): Outline {
  const { type } = node;
  if (type === 'history') throw new RangeError(`state: ${node.id} is a history state, which no chart of ours has`);
  return {
    id: [node.machine.id, ...node.path].join('.'),
    name: node.path.at(-1) ?? node.machine.id,
    kind: type,
    ...(type === 'compound' ? { initial: initialOf(node) } : {}),
    ...(node.meta ? { meta: node.meta } : {}),
    entry: node.entry.flatMap(refsIn),
    exit: node.exit.flatMap(refsIn),
    ways: [...node.transitions.values()].flat().map((definition) => wayOf(node, definition)),
    children: Object.values(node.states).map(outlineOf),
  };
}

function initialOf(node: AnyStateNode): string {
  const [first] = node.initial.target;
  if (first === undefined) throw new RangeError(`state: ${node.id} begins nowhere`);
  return [node.machine.id, ...first.path].join('.');
}

function wayOf(node: AnyStateNode, definition: AnyTransitionDefinition): OutlineWay {
  const target = definition.target?.[0];
  const [guard] = refsIn(definition.guard);
  const done = definition.eventType === `xstate.done.state.${node.id}`;
  return {
    event: done ? 'done' : definition.eventType,
    done,
    ...(target ? { target: [node.machine.id, ...target.path].join('.') } : {}),
    reenters: definition.reenter,
    ...(guard ? { guard } : {}),
    actions: definition.actions.flatMap(refsIn),
    ...(definition.meta ? { meta: definition.meta } : {}),
  };
}

/** The reference that a value of a config is, as a list of one; nothing when it is none. */
function refsIn(value: unknown): NamedRef[] {
  if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') return [];
  const params = 'params' in value && typeof value.params === 'object' ? value.params : undefined;
  return [{ type: value.type, params: { ...params } }];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
