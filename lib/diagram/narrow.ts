import type { GraphTransition } from '@/machines/graph.ts';
import { type Point, siding, straight, type Turnout, track } from './curve.ts';
import { type Frame, type Laid, stopOf } from './frame.ts';
import { isGoal } from './group.ts';
import type { Item, LineItem } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { toGroupPill } from './pill.ts';
import type { Family, Group, Row, Spur } from './plan.ts';
import { boxWidth, toState } from './state.ts';
import { widthOf } from './text.ts';

/** The pitch of failures that stand below each other. */
const pitch = 36;

/**
 * Lays a group out where there is no room for pills beside each other: the causes of a row are one pill, and what they
 * lead to stands to its right or below it.
 */
export function layOutNarrowGroup(group: Group, x: number, top: number, frame: Frame): Laid {
  const name = x + frame.grid.name - frame.grid.line;
  const items: Item[] = [];
  const stops: Laid['stops'][number][] = [];
  const ys: number[] = [];
  let y = top;
  group.rows.forEach((row, index) => {
    ys.push(y);
    if (row.state) {
      const wording = {
        x: name,
        size: 'name',
        note: 'none',
        left: 'above',
        isGoal: isGoal(group, index),
        end: frame.grid.width - frame.grid.margin,
      } as const;
      items.push(toState(row.state, x, y, wording, frame));
      stops.push(stopOf(row.state, x, y, frame.look));
    }
    const pocket = layOutPocket(row, { x, name, y, ys, index, key: `${group.stage}:${group.id}:${index}` }, frame);
    items.push(...pocket.items);
    y = pocket.bottom + (pocket.bottom > y ? 52 : 40);
  });
  return { items, stops, bottom: y - 26 };
}

interface Spot {
  readonly x: number;
  readonly name: number;
  readonly y: number;
  readonly ys: readonly number[];
  readonly index: number;
  readonly key: string;
}

/** What hangs at a row: its pill, its families below each other, and their ways back. */
function layOutPocket(row: Row, spot: Spot, frame: Frame): { items: readonly Item[]; bottom: number } {
  const { grid, look } = frame;
  const causes = [
    ...row.families.flatMap(({ spurs, head }) => [...(head ? [head] : []), ...spurs].flatMap((spur) => spur.causes)),
    ...row.asides,
    ...row.beyond.map((way) => [way]),
  ];
  if (row.families.length === 0 && causes.length === 0) return { items: [], bottom: spot.y };
  const end = grid.width - grid.margin;
  const labels = row.families
    .flatMap(({ spurs, head }) => [...spurs, ...(head ? [head] : [])])
    .map(({ state }) => boxWidth(state.meta.title));
  const mark = Math.max(spot.x + 58, Math.min(spot.x + 222, end - 24 - Math.max(0, ...labels)));
  const choices = causes.flat().flatMap(({ id }) => look.choiceOf(id) ?? []);
  const pillX = spot.x + 40;
  const room = end - pillX;
  const reserved = 24 + widthOf('4 things can go wrong', 'strong');
  const beside = row.families.length === 1 && row.families[0]?.spurs.length === 1 && pillX + reserved + 16 <= mark;
  const first = row.families[0];
  const level = first?.head && isLevel(first, row, spot, mark) ? spot.y : undefined;
  let y = spot.y + 50;
  const pillY = y;
  const headOnly = row.families.length === 1 && level !== undefined && first?.spurs.length === 0;
  if (!beside && causes.length && !headOnly) y += pitch + 4;
  const start: Turnout = { line: spot.x, mark: spot.y, y: pillY };
  const items: Item[] = [];
  row.families.forEach((family, position) => {
    const reach = spot.name + (row.state ? boxWidth(row.state.meta.title) : 0);
    const placed = layOutFamily(
      family,
      { ...spot, mark, end, reach, start },
      position === 0 ? level : undefined,
      y + (position > 0 && family.head ? 18 : 0),
      frame,
    );
    items.push(...placed.items);
    y = Math.max(y, placed.bottom + pitch);
  });
  if (causes.length)
    items.push(
      ...pillItems(
        causes,
        choices,
        spot,
        { pillX, pillY, room: beside ? mark - 16 - pillX : room, hangs: row.families.length > 0 },
        start,
        frame,
      ),
    );
  return { items, bottom: Math.max(pillY, y - pitch) };
}

/** Whether a wait has room right of the row's name, its box included. */
function isLevel({ back, head }: Family, { state }: Row, spot: Spot, mark: number): boolean {
  const reach = spot.name + (state ? boxWidth(state.meta.title) : 0);
  return head !== undefined && back !== undefined && 'row' in back && back.row === spot.index && reach + 44 <= mark;
}

function pillItems(
  causes: readonly (readonly GraphTransition[])[],
  choices: NonNullable<ReturnType<Frame['look']['choiceOf']>>[],
  spot: Spot,
  { pillX, pillY, room, hangs }: { pillX: number; pillY: number; room: number; hangs: boolean },
  start: Turnout,
  { look }: Frame,
): readonly Item[] {
  const ways = causes.flat();
  const light = strongest(ways.map((way) => lineLook(way, look)));
  const stem: LineItem = {
    kind: 'line',
    id: `stem:${spot.key}`,
    d: siding(start, [{ x: pillX + 6, y: pillY }], light === 'taken'),
    light,
    transitions: ways.map(({ id }) => id),
    name: [...new Set(ways.map(({ meta }) => meta.label))].join(', '),
  };
  const visible = choices.length > 0 || hangs;
  return [...(visible ? [stem] : []), ...(choices.length ? [toGroupPill(spot.key, choices, pillX, pillY, room)] : [])];
}

interface Pocket extends Spot {
  readonly mark: number;
  readonly end: number;
  /** How far the row's name reaches. */
  readonly reach: number;
  readonly start: Turnout;
}

function layOutFamily(family: Family, pocket: Pocket, level: number | undefined, top: number, frame: Frame) {
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

/** From the pill's level to a failure from the left, or to a wait from above or below. */
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
  const down = Math.min(x + 46, mark - 14);
  const left: readonly Point[] =
    y === start.y
      ? []
      : [
          { x: down, y: start.y },
          { x: down, y },
        ];
  const points: readonly Point[] = isHead
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
