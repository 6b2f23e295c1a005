import type { StageId } from '@/machines/chart.ts';
import { farDrop } from './cause.ts';
import type { Frame, GroupFrame, Laid } from './frame.ts';
import { stopOf } from './frame.ts';
import { type Columns, columnsOf } from './grid.ts';
import type { Item } from './item.ts';
import { pillWidth } from './pill.ts';
import type { Group, Row } from './plan.ts';
import { sidingItems } from './siding.ts';
import { leavesLevel, type RowSlots, slotsOf } from './slots.ts';
import { boxWidth, toState } from './state.ts';
import { wayItems, wayRoom } from './way.ts';
import { connectionWidth } from './way-back.ts';

/**
 * Lays a group's rows out on a line at `x`, with everything that can happen beside it; no pill stands left of `least`.
 */
export function layOutGroup(group: Group, x: number, top: number, frame: Frame, least = 0): Laid {
  const slots = group.rows.map((row, index) => slotsOf(row, index, x >= 200 || least > 0));
  const name = x + (x >= 200 ? 18 : frame.grid.name - frame.grid.line);
  const reaches = group.rows.map((row) => reachOf(row, group.stage, name, frame));
  const labels = group.rows.flatMap(({ families }) =>
    families.flatMap(({ head, spurs }) => [...(head ? [head] : []), ...spurs]),
  );
  const label = Math.max(0, ...labels.map(({ state }) => boxWidth(state.meta.title) + 8));
  const pill = Math.max(0, ...group.rows.flatMap(pillsOf).map((text) => pillWidth(text)));
  const upward = group.rows.some(({ families }, index) =>
    families.some(({ back }) => back && 'row' in back && back.row < index),
  );
  const reach =
    Math.max(least, ...reaches.filter((_, index) => upward || leavesLevel(slots[index]))) + (upward ? 18 : 0);
  const columns = columnsOf(frame.grid, x, name, { reach, pill, label, names: Math.max(0, ...reaches) });
  const { ys, bases, ends } = rowMiddles(group.rows, slots, top, columns);
  const own: GroupFrame = { ...frame, group, columns, ys, reaches };
  const bottom = ends - 14;
  const items = group.rows.flatMap((row, index): readonly Item[] => {
    const y = ys[index] ?? 0;
    const rowSlots = slots[index];
    return [
      ...(rowSlots ? sidingItems(rowSlots, index, own) : []),
      ...(row.state ? [toState(row.state, x, y, wordingOf(row, index, own), own)] : []),
      ...wayItems(row, index, bases[index] ?? ends, own),
    ];
  });
  const stops = group.rows.flatMap(({ state }, index) => (state ? [stopOf(state, x, ys[index] ?? 0, frame.look)] : []));
  return { items, stops, bottom };
}

/** The last state of a container's life on the line: nothing but trouble or the end comes after it. */
export function isGoal({ stage, rows }: Group, index: number): boolean {
  return stage === 'running' && index === rows.length - 1;
}

function hasSiding(row: Row | undefined): boolean {
  return row !== undefined && row.families.length + row.asides.length + row.beyond.length > 0;
}

function wordingOf(row: Row, index: number, { columns, grid, group }: GroupFrame) {
  const note = hasSiding(row) ? 'below' : 'beside';
  const time = columns.line === grid.line ? grid.time : undefined;
  return {
    x: columns.name,
    size: 'name',
    note,
    left: 'above',
    isGoal: isGoal(group, index),
    end: columns.end,
    ...(time === undefined ? {} : { time }),
  } as const;
}

/** The labels of everything that can happen right of a row. */
function pillsOf({ families }: Row): readonly string[] {
  return families
    .flatMap(({ head, spurs, returns }) => [
      ...(head?.causes ?? []),
      ...spurs.flatMap(({ causes }) => causes),
      ...returns,
    ])
    .flatMap((ways) => ways.map(({ meta }) => meta.label));
}

/** How far a row's name reaches, its box and the name of the place that a way back leads to included. */
function reachOf({ state, families }: Row, stage: StageId, name: number, frame: Frame): number {
  const own = state ? name + boxWidth(state.meta.title) + 6 : name;
  const places = families.flatMap(({ back, returns }) =>
    back && 'state' in back
      ? returns.flat().flatMap(({ target }) => connectionWidth(target ?? '', frame.plan, stage, name >= 200))
      : [],
  );
  return own + Math.max(0, ...places);
}

/** The middles of the rows, where the pills below each of them end, and where a next row would stand. */
function rowMiddles(rows: readonly Row[], slots: readonly RowSlots[], top: number, { line, pill }: Columns) {
  const ys: number[] = [];
  const bases: number[] = [];
  let rightBottom = top - 14;
  let free = top;
  rows.forEach((row, index) => {
    const { above = 14, below = 14 } = slots[index] ?? {};
    const y = Math.max(free, rightBottom + 12 + above);
    ys.push(y);
    rightBottom = y + below;
    const wide = row.ways.flat().some(({ meta }) => line + pillWidth(meta.label) > pill);
    const far = rows.slice(index + 1).some((later) => strikesAt(row, later)) ? farDrop - 4 : 0;
    free = y + far + Math.max(wayRoom(row), row.state?.meta.note ? 56 : 44);
    if (row.ways.length && below > 32)
      free = Math.max(free, rightBottom + (wide ? 58 : 44) + (row.ways.length - 1) * 34);
    bases.push(free);
    if (wide) rightBottom = Math.max(rightBottom, free - 24);
  });
  const last = ys.at(-1) ?? top;
  const tail = rows.at(-1)?.ways.length ? free : last + (rows.at(-1)?.state?.meta.note ? 44 : 28);
  return { ys, bases, ends: Math.max(tail, rightBottom + 14) };
}

/** Whether something that hangs at a later row strikes at this one alone. */
function strikesAt({ state }: Row, { state: own, families }: Row): boolean {
  const causes = families.flatMap(({ head, spurs }) => [
    ...(head?.causes ?? []),
    ...spurs.flatMap((spur) => spur.causes),
  ]);
  return causes.flat().some(({ sources }) => state && sources.includes(state.id) && !(own && sources.includes(own.id)));
}
