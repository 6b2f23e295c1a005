import type { GraphTransition } from '@/machines/graph.ts';
import { toAside, toBeyond } from './aside.ts';
import { type Point, siding, type Turnout, track } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item, LineItem } from './item.ts';
import { toLadder } from './ladder.ts';
import { lineLook, strongest } from './look.ts';
import { toPill } from './pill.ts';
import { type FamilySlots, leavesLevel, type RowSlots, type Slot } from './slots.ts';
import { toState } from './state.ts';
import { clip } from './text.ts';
import { returnItems } from './way-back.ts';

type PlacedSpur = FamilySlots['spurs'][number];

/** Draws everything right of a row: the causes, the failures and waits, and the ways back. */
export function sidingItems(slots: RowSlots, row: number, frame: GroupFrame): readonly Item[] {
  const y = frame.ys[row] ?? 0;
  const start = turnoutOf(slots, row, frame);
  return [
    ...slots.families.flatMap((family) => familyLines(family, row, start, frame)),
    ...slots.families.flatMap((family) => familyMarks(family, y, frame)),
    ...slots.asides.flatMap((aside) => toAside(aside, y + aside.y, start, frame)),
    ...(slots.beyond ? toBeyond(slots.beyond, y + slots.beyond.y, start, frame) : []),
    ...slots.families.flatMap((family) => familyPills(family, y, frame)),
  ];
}

/** Where the row's sidings leave the line: along the row if nothing comes back along it, else below it. */
function turnoutOf(slots: RowSlots, row: number, { ys, columns, reaches }: GroupFrame): Turnout {
  const mark = ys[row] ?? 0;
  if (leavesLevel(slots)) {
    return { line: columns.line, mark, y: mark, level: (reaches[row] ?? 0) + 2 };
  }
  const all = [
    ...slots.families.flatMap((family) => causeYs(family)),
    ...slots.asides.map((aside) => aside.y),
    ...(slots.beyond ? [slots.beyond.y] : []),
  ];
  const middle = all.length ? (Math.min(...all) + Math.max(...all)) / 2 : 0;
  return { line: columns.line, mark, y: mark + Math.max(40, middle) };
}

function causeYs({ spurs, causes }: FamilySlots): readonly number[] {
  return [...causes, ...spurs.flatMap((spur) => spur.causes)].map(({ y }) => y);
}

/** A cause that strikes at an earlier row leaves the line there. */
function turnoutFor(ways: readonly GraphTransition[], start: Turnout, row: number, { group, ys }: GroupFrame): Turnout {
  const source = group.rows.findLastIndex(
    ({ state }) => state && ways.some(({ sources }) => sources.includes(state.id)),
  );
  const mark = ys[source];
  if (source === -1 || source >= row || mark === undefined) return start;
  return { line: start.line, mark, y: mark + farDrop };
}

/** How far below an earlier row the siding of a failure further down leaves the line. */
export const farDrop = 30;

function familyLines(family: FamilySlots, row: number, start: Turnout, frame: GroupFrame): readonly Item[] {
  const { columns } = frame;
  const y = frame.ys[row] ?? 0;
  const head = family.level === undefined ? undefined : { x: columns.mark, y: y + family.level };
  return [
    ...(head && family.family.head && family.causes.length ? headCauses(family, row, start, head, frame) : []),
    ...family.spurs.flatMap((spur) => causeLines(spur, row, start, frame)),
    ...family.spurs.flatMap((spur) => riseLines(spur, family, y, frame)),
    ...(head ? returnItems(family, row, head, frame) : []),
  ].sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf(item: Item): number {
  return item.kind === 'line' ? ['quiet', 'taken', 'idle', 'next', 'timer', 'possible'].indexOf(item.light) : 9;
}

function causeLines(
  { spur, y: own, causes }: PlacedSpur,
  row: number,
  start: Turnout,
  frame: GroupFrame,
): readonly Item[] {
  const { columns } = frame;
  const end = { x: columns.mark - 9, y: (frame.ys[row] ?? 0) + own };
  return causePaths(causes, row, start, end.y, spur.state.id, frame, (at) => [
    { x: columns.right, y: at },
    { x: columns.right, y: end.y },
    end,
  ]);
}

/** Causes that lead straight into the wait enter it from below. */
function headCauses(
  { causes, family }: FamilySlots,
  row: number,
  start: Turnout,
  head: Point,
  frame: GroupFrame,
): readonly Item[] {
  const { columns } = frame;
  const ys = causes.map((cause) => (frame.ys[row] ?? 0) + cause.y);
  const middle = (Math.min(...ys) + Math.max(...ys)) / 2;
  const id = family.head?.state.id ?? '';
  const arrow = { x: head.x, y: head.y + 11, to: 'up' } as const;
  const lines = causePaths(causes, row, start, middle, id, frame, (at) => [
    { x: columns.right, y: at },
    { x: columns.right, y: middle },
    { x: head.x, y: middle },
    { x: head.x, y: head.y + 13 },
  ]);
  return lines.map((line) => (line.kind === 'line' && line.light !== 'taken' ? { ...line, arrow } : line));
}

/** One path for each cause that is possible or was taken; what is quiet has one path from each row in all. */
function causePaths(
  causes: readonly Slot[],
  row: number,
  start: Turnout,
  middle: number,
  state: string,
  frame: GroupFrame,
  rest: (at: number) => readonly Point[],
): readonly Item[] {
  const { columns, look, ground } = frame;
  const y = frame.ys[row] ?? 0;
  const path = (at: number, ways: readonly GraphTransition[], light: LineItem['light'], id: string): LineItem => {
    const from = turnoutFor(ways, start, row, frame);
    const entry = [
      { x: columns.left, y: from.y },
      { x: columns.left, y: at },
    ];
    const source = ways.find((way) => look.isTaken(way.id))?.sources.at(-1) ?? ways[0]?.sources.at(-1) ?? '';
    return {
      kind: 'line',
      id: `cause:${id}`,
      d: siding(from, [...entry, ...rest(at)], light === 'taken'),
      light,
      transitions: ways.map((way) => way.id),
      joins: [`state:${source}`, `state:${state}`],
      name: ways.map(({ meta }) => meta.label).join(', '),
    };
  };
  const lit = causes.flatMap(({ transitions, y: at }): readonly Item[] => {
    const light = strongest(transitions.map((way) => lineLook(way, look)));
    if (light === 'quiet') return [];
    const id = transitions[0]?.id ?? '';
    const taken = transitions.find((way) => look.isTaken(way.id)) ?? transitions[0];
    const words = {
      x: columns.pill,
      y: y + at,
      text: clip(taken?.meta.label ?? '', 'note', columns.right - columns.pill - 6),
      style: 'note',
      ink: 'ink-2',
    } as const;
    const caption: readonly Item[] =
      light === 'taken' ? [{ kind: 'note', id: `cause-note:${id}`, ground, texts: [words] }] : [];
    return [path(y + at, transitions, light, id), ...caption];
  });
  if (lit.length) return lit;
  const sources = new Map<number, GraphTransition[]>();
  for (const way of causes.flatMap(({ transitions }) => transitions)) {
    const from = turnoutFor([way], start, row, frame).y;
    sources.set(from, [...(sources.get(from) ?? []), way]);
  }
  return [...sources].map(([from, ways]) =>
    path(middle, ways, 'quiet', `${state}:${from === start.y ? 'here' : ways[0]?.owner}`),
  );
}

/** From a failure up to the wait, or to the failure that it becomes. */
function riseLines({ spur, y: own }: PlacedSpur, family: FamilySlots, y: number, frame: GroupFrame): LineItem[] {
  const { columns, look } = frame;
  return spur.rises.map((rise) => {
    const target = family.spurs.find(({ spur: other }) => other.state.id === rise.target);
    const top = target ? y + target.y + 10 : y + (family.level ?? 0) + 13;
    const light = lineLook(rise, look);
    return {
      kind: 'line',
      id: `rise:${rise.id}`,
      d: track([
        { x: columns.mark, y: y + own - 8 },
        { x: columns.mark, y: top },
      ]),
      light,
      ...(light === 'taken' ? {} : { arrow: { x: columns.mark, y: top - 1, to: 'up' } as const }),
      transitions: [rise.id],
      joins: [`state:${spur.state.id}`, `state:${rise.target ?? ''}`],
      name: rise.meta.label,
    };
  });
}

function familyMarks({ family, level, spurs }: FamilySlots, y: number, frame: GroupFrame): readonly Item[] {
  const { columns, look } = frame;
  const label = { x: columns.mark + 16, size: 'name', end: columns.end } as const;
  const wait = family.head?.state;
  const timer = wait && look.timerOf(wait);
  const ladder = wait && timer ? toLadder(wait, timer, label.x + 6, y + (level ?? 0) + 66) : undefined;
  const note = ladder ? 'none' : 'below';
  return [
    ...spurs.map(({ spur, y: own }) =>
      toState(spur.state, columns.mark, y + own, { ...label, note: 'beside', left: 'beside' }, frame),
    ),
    ...(wait ? [toState(wait, columns.mark, y + (level ?? 0), { ...label, note, left: 'above' }, frame)] : []),
    ...(ladder ? [ladder] : []),
  ];
}

function familyPills({ causes, spurs, level, family }: FamilySlots, y: number, frame: GroupFrame): readonly Item[] {
  const { columns, look } = frame;
  const room = columns.end - columns.mark;
  const rise = spurs
    .flatMap(({ spur }) => spur.rises)
    .filter(({ target }) => target === family.head?.state.id)
    .map(({ id }) => look.choiceOf(id))
    .find((choice) => choice !== undefined);
  return [
    ...[...causes, ...spurs.flatMap((spur) => spur.causes)].flatMap((slot) => pillAt(slot, y, frame)),
    ...spurs.flatMap(({ rises }) =>
      rises.flatMap(({ transitions, y: at }) => {
        const choice = transitions.map(({ id }) => look.choiceOf(id)).find((found) => found !== undefined);
        return choice ? [toPill(choice, columns.mark - 14.5, y + at, room)] : [];
      }),
    ),
    ...(rise ? [toPill(rise, columns.mark - 14.5, y + (level ?? 0) + 44, room)] : []),
  ];
}

function pillAt({ transitions, y: at }: Slot, y: number, { look, columns }: GroupFrame): readonly Item[] {
  const choice = transitions.map(({ id }) => look.choiceOf(id)).find((found) => found !== undefined);
  return choice ? [toPill(choice, columns.pill, y + at, columns.right - columns.pill - 8)] : [];
}
