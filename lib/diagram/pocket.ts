import { type Point, siding, straight, type Turnout, track } from './curve.ts';
import type { Frame } from './frame.ts';
import type { Item } from './item.ts';
import { lineLook, strongest } from './look.ts';
import type { Family, Spur } from './plan.ts';
import type { Spot } from './spot.ts';
import { toState } from './state.ts';

/** The pitch of failures that stand below each other. */
export const pitch = 36;

/** Where a family of a narrow picture hangs. */
export interface Pocket extends Spot {
  readonly mark: number;
  readonly end: number;
  /** How far the row's name reaches. */
  readonly reach: number;
  readonly start: Turnout;
}

/** Lays a family out in a column: its wait, its failures below, and the ways in and out. */
export function layOutFamily(family: Family, pocket: Pocket, level: number | undefined, top: number, frame: Frame) {
  const { head, spurs } = family;
  const wording = { x: pocket.mark + 16, size: 'small', note: 'none', end: pocket.end } as const;
  const headY = level ?? top;
  const first = head && level === undefined ? top + pitch : top;
  const items: Item[] = [];
  if (head) {
    items.push(toState(head.state, pocket.mark, headY, { ...wording, left: 'above' }, frame));
    items.push(...causeLine(head, pocket, headY, true, frame));
  }
  spurs.forEach((spur, index) => {
    const y = first + index * pitch;
    items.push(toState(spur.state, pocket.mark, y, { ...wording, left: 'beside' }, frame));
    items.push(...causeLine(spur, pocket, y, false, frame));
    if (head || index > 0)
      items.push(...riseLine(family, spur, pocket.mark, y, index > 0 ? y - pitch + 9 : headY + 13, frame));
  });
  items.push(...returnLines(family, pocket, head ? headY : first, frame));
  return { items, bottom: Math.max(level ?? top, first + (spurs.length - 1) * pitch) };
}

/** From the pill's level to a failure from the left, or to a wait from above or below; one on that level, from the left. */
function causeLine(
  spur: Spur,
  { mark, x, start }: Pocket,
  y: number,
  isHead: boolean,
  { look }: Frame,
): readonly Item[] {
  const ways = spur.causes.flat();
  if (ways.length === 0) return [];
  const light = strongest(ways.map((way) => lineLook(way, look)));
  const down = Math.min(x + 46, mark - 19);
  const left: readonly Point[] =
    y === start.y
      ? []
      : [
          { x: down, y: start.y },
          { x: down, y },
        ];
  const points: readonly Point[] =
    isHead && y !== start.y
      ? [
          { x: mark, y: start.y },
          { x: mark, y: y < start.y ? y + 13 : y - 13 },
        ]
      : [...left, { x: mark - 9, y }];
  const source = (ways.find(({ id }) => look.isTaken(id)) ?? ways[0])?.sources.at(-1) ?? '';
  return [
    {
      kind: 'line',
      id: `cause:${spur.state.id}`,
      d: siding(start, points, light === 'taken'),
      light,
      transitions: ways.map(({ id }) => id),
      joins: [`state:${source}`, `state:${spur.state.id}`],
    },
  ];
}

function riseLine(
  { returns }: Family,
  { state, rises }: Spur,
  x: number,
  y: number,
  top: number,
  { look }: Frame,
): readonly Item[] {
  const ways = [...rises, ...returns.flat().filter(({ sources }) => sources.includes(state.id))];
  if (ways.length === 0) return [];
  const light = strongest(ways.map((way) => lineLook(way, look)));
  const d = track([
    { x, y: y - 8 },
    { x, y: top },
  ]);
  return [{ kind: 'line', id: `rise:${state.id}`, d, light, transitions: ways.map(({ id }) => id) }];
}

/** Back left into the row's name, up between the line and the names into a row, or to another step. */
function returnLines(
  { head, returns, back, spurs }: Family,
  pocket: Pocket,
  y: number,
  { look, plan, ground }: Frame,
): readonly Item[] {
  const ways = returns.flat();
  if (ways.length === 0 || !back) return [];
  const { mark, x, reach, ys, index, key } = pocket;
  const id = `back:${key}:${head?.state.id ?? spurs[0]?.state.id ?? ''}`;
  const common = {
    kind: 'line',
    id,
    light: strongest(ways.map((way) => lineLook(way, look))),
    transitions: ways.map((way) => way.id),
  } as const;
  const same = 'row' in back && back.row === index;
  const level = head
    ? y
    : same && reach + 44 <= mark && y - pocket.y < 60
      ? pocket.y
      : y - (y - pocket.y > 60 ? 18 : 25);
  const from: readonly Point[] = head
    ? [{ x: mark - 12, y }]
    : [
        { x: mark, y: y - 8 },
        { x: mark, y: level },
      ];
  if (same && level === pocket.y) {
    const tip = reach + 10;
    return [{ ...common, d: track([...from, { x: tip + 6, y: level }]), arrow: { x: tip, y: level, to: 'left' } }];
  }
  if ('row' in back) {
    const goal = ys[back.row] ?? pocket.y;
    const points = straight([...from, { x: x + 15, y: level }, { x: x + 15, y: goal + 20 }]);
    return [{ ...common, d: track(points, 8), arrow: { x: x + 15, y: goal + 15, to: 'up' } }];
  }
  const state = plan.graph.states.find((one) => one.id === back.state);
  const number = plan.stages.find(({ stage }) => stage.id === state?.meta.stage)?.stage.number;
  const tip = Math.max(x + 40, mark - 40);
  const line: Item = {
    ...common,
    d: track([...from, { x: tip + 6, y: level }]),
    arrow: { x: tip, y: level, to: 'left' },
  };
  if (number === undefined) return [line];
  return [
    line,
    { kind: 'note', id: `place:${id}`, texts: [], mark: { x: tip - 12, y: level, look: 'connection', ground, number } },
  ];
}
