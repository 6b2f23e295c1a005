import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Chart, StateMeta, TransitionMeta } from './chart.ts';

/** A place where a token can stand: an atomic state with something to say. */
export interface GraphState {
  /** The path below the machine, dotted: `containers.web.Pulling`. It is also the word in links. */
  readonly id: string;
  /** Document order, from 0. */
  readonly order: number;
  readonly meta: StateMeta;
}

/** A way between two places. */
export interface GraphTransition {
  /** `<source>|<event>|<index>`: the n-th transition of that source for that event. */
  readonly id: string;
  /** The path of the state that owns it; it may be a compound state. */
  readonly owner: string;
  /** The atomic states in which it can be taken. */
  readonly sources: readonly string[];
  /** The atomic state that it enters; absent when it stays where it is. */
  readonly target?: string;
  readonly event: string;
  readonly meta: TransitionMeta;
}

export interface Graph {
  readonly states: readonly GraphState[];
  readonly transitions: readonly GraphTransition[];
}

/** Reads the states and the transitions that people can see from the machine itself. */
export function toGraph(chart: Chart): Graph {
  const states: GraphState[] = [];
  const transitions: GraphTransition[] = [];
  const visit = (node: AnyStateNode) => {
    if (node.type === 'atomic' || node.type === 'final') {
      const meta: StateMeta | undefined = node.meta;
      if (meta) states.push({ id: pathOf(node), order: node.order, meta });
    }
    for (const definitions of node.transitions.values()) {
      for (const definition of definitions) {
        if (definition.meta) transitions.push(toTransition(node, definition));
      }
    }
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(chart.machine.root);
  return { states, transitions };
}

/** The dotted path of a state node below its machine. */
export function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}

/** The id under which the graph knows a transition. */
export function transitionId(definition: AnyTransitionDefinition): string {
  const siblings = definition.source.transitions.get(definition.eventType) ?? [];
  return `${pathOf(definition.source)}|${definition.eventType}|${siblings.indexOf(definition)}`;
}

/** The first atomic state that entering a node enters; a parallel node answers for its first region. */
export function entryOf(node: AnyStateNode): AnyStateNode {
  if (node.type === 'compound') return entryOf(node.initial.target[0] ?? node);
  if (node.type === 'parallel') return entryOf(Object.values(node.states)[0] ?? node);
  return node;
}

function toTransition(node: AnyStateNode, definition: AnyTransitionDefinition): GraphTransition {
  const target = definition.target?.[0];
  const drawn = definition.meta.leadsTo ?? (target && pathOf(entryOf(target)));
  return {
    id: transitionId(definition),
    owner: pathOf(node),
    sources: leaves(node).map(pathOf),
    ...(drawn ? { target: drawn } : {}),
    event: definition.eventType,
    meta: definition.meta,
  };
}

function leaves(node: AnyStateNode): AnyStateNode[] {
  const children = Object.values(node.states);
  return children.length ? children.flatMap(leaves) : [node];
}
