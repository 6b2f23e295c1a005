import type { AnyMachineSnapshot, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { entryOf } from '@/machines/graph.ts';

/** The atomic states in which a snapshot stands, one for each region. */
export function tokensOf({ _nodes }: AnyMachineSnapshot): readonly AnyStateNode[] {
  const nodes: readonly AnyStateNode[] = _nodes;
  return nodes.filter(({ type }) => type === 'atomic' || type === 'final');
}

/** The same after a transition, by document order, without what its wiring moves elsewhere. */
export function ordersAfter(tokens: readonly AnyStateNode[], definition: AnyTransitionDefinition): readonly number[] {
  const target = definition.target?.[0];
  const entered = target && entryOf(target).order;
  return tokens.map((node) => (entered !== undefined && isWithin(node, definition.source) ? entered : node.order));
}

/** The atomic states of a node: itself, or those in it. */
export function leavesOf(node: AnyStateNode): readonly AnyStateNode[] {
  const children = Object.values(node.states);
  return children.length ? children.flatMap(leavesOf) : [node];
}

function isWithin(node: AnyStateNode, owner: AnyStateNode): boolean {
  for (let at: AnyStateNode | undefined = node; at; at = at.parent) if (at === owner) return true;
  return false;
}
