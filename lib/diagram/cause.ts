import type { GraphTransition } from '@/machines/graph.ts';
import { type Point, siding, type Turnout } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item, LineItem } from './item.ts';
import { lineLook, strongest } from './look.ts';
import type { FamilySlots, Slot } from './slots.ts';
import { clip } from './text.ts';

/** How far below an earlier row the siding of a failure further down leaves the line. */
export const farDrop = 30;

/** From the line to a failure, a path for each cause. */
export function causeLines(
  { spur, y: own, causes }: FamilySlots['spurs'][number],
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
export function headCauses(
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

/** A cause that strikes at an earlier row leaves the line there. */
function turnoutFor(ways: readonly GraphTransition[], start: Turnout, row: number, { group, ys }: GroupFrame): Turnout {
  const source = group.rows.findLastIndex(
    ({ state }) => state && ways.some(({ sources }) => sources.includes(state.id)),
  );
  const mark = ys[source];
  if (source === -1 || source >= row || mark === undefined) return start;
  return { line: start.line, mark, y: mark + farDrop };
}
