import type { Graph, GraphState } from '@/machines/graph.ts';
import { byEvent, type Family, type Spur } from './plan.ts';

/** Finds which states beside the line belong together, and at which row of the line each family hangs. */
export function planFamilies(
  onLine: readonly GraphState[],
  beside: readonly GraphState[],
  graph: Graph,
): readonly { readonly row: number; readonly family: Family }[] {
  const placed = components(beside, graph)
    .flatMap((members) => byRow(members, onLine, graph))
    .map(({ row, members }) => ({ row, family: toFamily(members, onLine, graph) }));
  return merged(placed).sort((a, b) => a.row - b.row);
}

type Placed = { readonly row: number; readonly family: Family };

/** Failures without a wait that lead back to the same place from the same row share one way back. */
function merged(placed: readonly Placed[]): Placed[] {
  const result: Placed[] = [];
  for (const one of placed) {
    const index = result.findIndex(
      ({ row, family }) =>
        row === one.row &&
        !family.head &&
        !one.family.head &&
        JSON.stringify(family.back) === JSON.stringify(one.family.back),
    );
    const before = result[index];
    if (!before) {
      result.push(one);
      continue;
    }
    const { spurs, returns } = before.family;
    const family = {
      ...before.family,
      spurs: [...spurs, ...one.family.spurs],
      returns: [...returns, ...one.family.returns],
    };
    result[index] = { row: one.row, family };
  }
  return result;
}

/** Each failure hangs at the row that it strikes; the wait that they rise to stands where most of them do. */
function byRow(members: readonly GraphState[], onLine: readonly GraphState[], graph: Graph) {
  const rows = new Map<number, GraphState[]>();
  const waits = members.filter((state) => members.length > 1 && isWait(state, members, graph));
  for (const state of members) {
    if (waits.includes(state)) continue;
    const row = hostOf(state, onLine, members, graph);
    rows.set(row, [...(rows.get(row) ?? []), state]);
  }
  const most = [...rows].reduce((best, row) => (row[1].length >= best[1].length ? row : best), [0, []] as [
    number,
    GraphState[],
  ]);
  rows.set(most[0], [...most[1], ...waits]);
  return [...rows].map(([row, states]) => ({ row, members: states }));
}

function isWait(state: GraphState, members: readonly GraphState[], graph: Graph): boolean {
  const leaving = graph.transitions.filter(({ sources, target }) => sources.includes(state.id) && target !== state.id);
  return state.meta.mark === 'wait' && !leaving.some(({ target }) => members.some(({ id }) => id === target));
}

function toFamily(members: readonly GraphState[], onLine: readonly GraphState[], graph: Graph): Family {
  const isMember = (id: string | undefined) => members.some((member) => member.id === id);
  const leaving = (state: GraphState) => graph.transitions.filter(({ sources }) => sources.includes(state.id));
  const spurs = members.map(
    (state): Spur => ({
      state,
      causes: byEvent(
        graph.transitions.filter(
          ({ target, sources }) =>
            target === state.id && sources.some((id) => onLine.some((row) => row.id === id) || !isDrawn(id, graph)),
        ),
      ),
      rises: leaving(state).filter(({ target }) => target !== state.id && isMember(target)),
    }),
  );
  const head = spurs.find(({ state, rises }) => state.meta.mark === 'wait' && rises.length === 0);
  const returns = members.flatMap(leaving).filter(({ target, meta }) => meta.way !== 'action' && !isMember(target));
  const target = (head ? returns.find(({ sources }) => sources.includes(head.state.id)) : returns[0])?.target;
  const row = onLine.findIndex(({ id }) => id === target);
  return {
    ...(head ? { head } : {}),
    spurs: inOrder(
      spurs.filter((spur) => spur !== head),
      head,
    ),
    returns: byEvent(returns),
    ...(target === undefined ? {} : { back: row === -1 ? { state: target } : { row } }),
  };
}

/** Those that lead to the head come first; one that leads to another stands right below it. */
function inOrder(spurs: readonly Spur[], head: Spur | undefined): readonly Spur[] {
  const ids = spurs.map(({ state }) => state.id);
  const ontoOf = ({ rises }: Spur) =>
    rises.some(({ target }) => target === head?.state.id)
      ? undefined
      : rises.findLast(({ target }) => ids.includes(target ?? ''))?.target;
  const followed = new Set(spurs.map(ontoOf));
  const first = spurs.filter((spur) => ontoOf(spur) === undefined);
  const ordered = [
    ...first.filter(({ state }) => !followed.has(state.id)),
    ...first.filter(({ state }) => followed.has(state.id)),
  ];
  for (const spur of spurs) {
    if (ordered.includes(spur)) continue;
    const onto = ordered.findIndex(({ state }) => state.id === ontoOf(spur));
    ordered.splice(onto + 1, 0, spur);
  }
  return ordered;
}

/** States that lead into each other, or back to the same place from the same row, are one family. */
function components(beside: readonly GraphState[], graph: Graph): readonly (readonly GraphState[])[] {
  const familyOf = new Map(beside.map(({ id }) => [id, id]));
  for (const { sources, target } of graph.transitions) {
    for (const source of sources) {
      const [a, b] = [familyOf.get(source), familyOf.get(target ?? '')];
      if (a === undefined || b === undefined || a === b) continue;
      for (const [id, family] of familyOf) if (family === b) familyOf.set(id, a);
    }
  }
  return [...new Set(familyOf.values())].map((family) => beside.filter(({ id }) => familyOf.get(id) === family));
}

/** The last row of the line from which a state is entered, by itself or through another; else the row before it. */
function hostOf(
  state: GraphState,
  onLine: readonly GraphState[],
  members: readonly GraphState[],
  graph: Graph,
): number {
  const sourcesOf = (id: string) =>
    graph.transitions
      .filter(({ target, meta }) => target === id && meta.way !== 'action')
      .flatMap(({ sources }) => sources);
  const sources = sourcesOf(state.id);
  const through = sources.filter((id) => members.some((member) => member.id === id)).flatMap(sourcesOf);
  for (const ids of [sources, through]) {
    const row = onLine.findLastIndex(({ id }) => ids.includes(id));
    if (row !== -1) return row;
  }
  return Math.max(
    0,
    onLine.findLastIndex(({ order }) => order < state.order),
  );
}

/** A region may wait in a state of its own that has nothing to show; what strikes there strikes at the line. */
function isDrawn(id: string, { states }: Graph): boolean {
  return states.some((state) => state.id === id);
}
