import type { Graph } from './graph.ts';

const known = new WeakMap<Graph, Map<string, Graph>>();

/**
 * The graph as pictures show it: states that are met seldom are left out, and so are the ways to and from them, unless
 * the walk has been there. The same graph and the same meetings give the very same object.
 */
export function commonGraph(graph: Graph, met: { has(state: string): boolean }): Graph {
  const shown = graph.states.filter(({ id, meta }) => !meta.rare || met.has(id));
  const key = shown.flatMap(({ id, meta }) => (meta.rare ? [id] : [])).join(' ');
  const kept = known.get(graph) ?? new Map<string, Graph>();
  known.set(graph, kept);
  const found = kept.get(key) ?? cut(graph, new Set(shown.map(({ id }) => id)));
  kept.set(key, found);
  return found;
}

function cut(graph: Graph, shown: ReadonlySet<string>): Graph {
  const drawn = new Set(graph.states.map(({ id }) => id));
  const visible = (id: string) => shown.has(id) || !drawn.has(id);
  return {
    states: graph.states.filter(({ id }) => shown.has(id)),
    transitions: graph.transitions.filter(
      ({ sources, target }) => sources.some(visible) && (target === undefined || visible(target)),
    ),
  };
}
