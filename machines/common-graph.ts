import type { Graph, GraphTransition } from './graph.ts';

/** What a walk has touched. */
export interface Met {
  readonly states: { has(state: string): boolean };
  readonly transitions: { has(transition: string): boolean };
}

const known = new WeakMap<Graph, Map<string, Graph>>();

/**
 * The graph as pictures show it: states that are met seldom are left out, and so are the ways to and from them, unless
 * the walk has been there; and so is a way that is taken seldom where a usual one leads there too. The same graph and the
 * same meetings give the very same object.
 */
export function commonGraph(graph: Graph, met: Met): Graph {
  const shown = graph.states.filter(({ id, meta }) => !meta.rare || met.states.has(id));
  const taken = graph.transitions.filter(({ id, meta }) => meta.rare && met.transitions.has(id));
  const key = [...shown.filter(({ meta }) => meta.rare), ...taken].map(({ id }) => id).join(' ');
  const kept = known.get(graph) ?? new Map<string, Graph>();
  known.set(graph, kept);
  const found = kept.get(key) ?? cut(graph, new Set(shown.map(({ id }) => id)), new Set(taken));
  kept.set(key, found);
  return found;
}

function cut(graph: Graph, shown: ReadonlySet<string>, taken: ReadonlySet<GraphTransition>): Graph {
  const drawn = new Set(graph.states.map(({ id }) => id));
  const visible = (id: string) => shown.has(id) || !drawn.has(id);
  const usual = new Set(graph.transitions.filter(({ meta }) => !meta.rare).map(endsOf));
  return {
    states: graph.states.filter(({ id }) => shown.has(id)),
    transitions: graph.transitions.filter((way) => {
      if (way.target && way.meta.rare && !taken.has(way) && usual.has(endsOf(way))) return false;
      return way.sources.some(visible) && (way.target === undefined || visible(way.target));
    }),
  };
}

function endsOf({ sources, target }: GraphTransition): string {
  return [...sources, '', target].join(' ');
}
