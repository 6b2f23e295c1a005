import type { GraphTransition } from '@/machines/graph.ts';
import { siding, type Turnout } from './curve.ts';
import { type Frame, type Laid, stopOf } from './frame.ts';
import { isGoal } from './group.ts';
import type { Item, LineItem } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { toGroupPill } from './pill.ts';
import type { Family, Group, Row } from './plan.ts';
import { layOutFamily, pitch } from './pocket.ts';
import type { Spot } from './spot.ts';
import { boxWidth, toState } from './state.ts';
import { widthOf } from './text.ts';

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
