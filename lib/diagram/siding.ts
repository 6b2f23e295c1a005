import { toAside, toBeyond } from './aside.ts';
import { causeLines, headCauses } from './cause.ts';
import { type Turnout, track } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item, LineItem } from './item.ts';
import { toLadder } from './ladder.ts';
import { lineLook } from './look.ts';
import { toPill } from './pill.ts';
import { type FamilySlots, leavesLevel, type RowSlots, type Slot } from './slots.ts';
import { toState } from './state.ts';
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
