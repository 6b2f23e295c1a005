import type { GraphState } from '@/machines/graph.ts';
import { type Frame, type Laid, stopOf } from './frame.ts';
import { isGoal } from './group.ts';
import type { Item, StateItem } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { type Group, keyOf, type Row } from './plan.ts';
import { toState } from './state.ts';
import { clip, widthOf } from './text.ts';

/** A row of one or several groups: the same state of each container. */
interface SharedRow {
  readonly key: string;
  readonly rows: readonly Row[];
  readonly isGoal: boolean;
}

/**
 * Lays groups out in short, as a reference: a row for each state whatever container it belongs to, and what can go
 * wrong beside it in one line. Nothing can be chosen there.
 */
export function layOutCompact(groups: readonly Group[], top: number, frame: Frame): Laid {
  const { grid, look } = frame;
  const shared = share(groups);
  const items: Item[] = [];
  const stops: Laid['stops'][number][] = [];
  let y = top;
  for (const row of shared) {
    const states = row.rows.flatMap(({ state }) => (state ? [state] : []));
    const shown = mostTelling(states, frame);
    const wording = {
      x: grid.name,
      size: 'name',
      note: 'none',
      left: 'none',
      isGoal: row.isGoal,
      end: grid.width - grid.margin,
    } as const;
    const time = grid.time === undefined ? {} : { time: grid.time };
    if (shown) items.push(asOne(toState(shown, grid.line, y, { ...wording, ...time }, frame), states, row.key));
    const place = besideItems(row, shown, y, frame);
    items.push(...place.items);
    if (shown) stops.push(mergedStop(states, grid.line, y, look));
    y = place.bottom + 44;
  }
  return { items, stops, bottom: y - 44 + 14 };
}

/** The rows of all groups in one order: what only one of them has stands behind what it follows there. */
function share(groups: readonly Group[]): readonly SharedRow[] {
  const rows: { key: string; rows: Row[]; isGoal: boolean }[] = [];
  for (const group of groups) {
    let at = -1;
    group.rows.forEach((row, index) => {
      const key = row.state ? keyOf(row.state) : `${group.stage}:${group.id}`;
      const known = rows.findIndex((one) => one.key === key);
      if (known === -1) rows.splice(at + 1, 0, { key, rows: [row], isGoal: isGoal(group, index) });
      else rows[known]?.rows.push(row);
      at = known === -1 ? at + 1 : known;
    });
  }
  return rows;
}

function mergedStop(states: readonly GraphState[], x: number, y: number, look: Frame['look']) {
  const stops = states.map((state) => stopOf(state, x, y, look));
  const [first] = stops;
  return {
    x,
    y,
    id: first?.id ?? '',
    visited: stops.some((stop) => stop.visited),
    current: stops.some((stop) => stop.current),
    next: stops.some((stop) => stop.next),
    ...(stops.every((stop) => stop.inferred || !stop.visited) && stops.some((stop) => stop.inferred)
      ? { inferred: true as const }
      : {}),
  };
}

/** The item of a state that stands for those of several containers. */
function asOne(item: StateItem, states: readonly GraphState[], key: string): StateItem {
  return states.length < 2 ? item : { ...item, id: `state:${key}`, states: states.map(({ id }) => id) };
}

/** Of the same state of several containers, the one with the most to say at the moment. */
function mostTelling(states: readonly GraphState[], { look }: Frame): GraphState | undefined {
  return (
    states.find(({ id }) => look.isCurrent(id)) ??
    states.find(({ id }) => look.isNext(id) || look.isPossible(id)) ??
    states.find(({ id }) => look.isVisited(id)) ??
    states.at(-1)
  );
}

/** What can go wrong at a row, one after the other, broken into lines where there is no room. */
function besideItems(row: SharedRow, shown: GraphState | undefined, y: number, frame: Frame) {
  const { grid, look } = frame;
  const families = row.rows.flatMap((one) => one.families);
  const byKey = new Map<string, { states: GraphState[]; back: boolean }>();
  for (const { spurs, head, returns } of families) {
    for (const { state } of [...spurs, ...(head ? [head] : [])]) {
      const back = returns.flat().some(({ sources }) => sources.includes(state.id));
      const known = byKey.get(keyOf(state));
      byKey.set(keyOf(state), { states: [...(known?.states ?? []), state], back: back || known?.back === true });
    }
  }
  const wide = grid.size === 'wide';
  const reach = grid.name + (shown ? widthOf(shown.meta.title, 'box') + 26 : 0);
  const start = wide ? Math.max(472, reach + 40) : grid.name + 8;
  const end = grid.width - grid.margin;
  const items: Item[] = [];
  let [x, line] = [start, wide ? y : y + 26];
  const advance = (width: number) => {
    if (x > start && x + width > end) [x, line] = [start, line + 26];
    const at = x;
    x += width + 14;
    return at;
  };
  for (const [key, { states, back }] of byKey) {
    const state = mostTelling(states, frame);
    if (!state) continue;
    const at = advance(14 + widthOf(state.meta.title, 'box') + 26 + (back ? 24 : 0));
    const wording = { x: at + 14, size: 'small', note: 'none', left: 'none', end } as const;
    items.push(asOne(toState(state, at, line, wording, frame), states, key));
    if (back)
      items.push(
        returnMark(
          state.id,
          at +
            24 +
            widthOf(state.meta.title, look.isCurrent(state.id) ? 'box' : 'strong') +
            (look.isCurrent(state.id) ? 26 : 0),
          line,
        ),
      );
  }
  const asides = new Map(
    row.rows.flatMap((one) => one.asides.flatMap((ways) => ways.map((way) => [way.meta.label, way] as const))),
  );
  for (const [whole, way] of asides) {
    const label = clip(whole, 'note', end - start - 20);
    const at = advance(widthOf(label, 'note') + 20);
    items.push(
      {
        kind: 'note',
        id: `aside-note:${way.id}`,
        texts: [{ x: at - 6, y: line, text: label, style: 'note', ink: 'ink-3' }],
      },
      ...(way.target === undefined || way.sources.includes(way.target)
        ? [returnMark(way.id, at + widthOf(label, 'note') + 4, line)]
        : []),
    );
  }
  const all = [
    ...families.flatMap(({ spurs, head }) => [...spurs, ...(head ? [head] : [])].flatMap(({ causes }) => causes)),
    ...row.rows.flatMap((one) => [...one.asides, one.beyond]),
  ].flat();
  const light = strongest(all.map((way) => lineLook(way, look)));
  if (items.length && wide && shown) {
    items.push({
      kind: 'line',
      id: `beside:${row.key}`,
      d: `M${Math.round(reach)} ${y}H${start - 9}`,
      light: light === 'taken' ? 'taken' : 'quiet',
      transitions: [
        ...all,
        ...families.flatMap(({ spurs, returns }) => [...spurs.flatMap(({ rises }) => rises), ...returns.flat()]),
      ].map(({ id }) => id),
    });
  }
  return { items, bottom: items.length ? Math.max(line, y) : y };
}

/** A small arrow that turns back: it tries again by itself. */
function returnMark(id: string, x: number, y: number): Item {
  const d = `M${Math.round(x)} ${y - 3}h6a3.5 3.5 0 0 1 0 7h-3`;
  return {
    kind: 'line',
    id: `again:${id}`,
    d,
    light: 'quiet',
    width: 1.2,
    arrow: { x: Math.round(x) - 4, y: y - 3, to: 'left' },
    solid: true,
  };
}
