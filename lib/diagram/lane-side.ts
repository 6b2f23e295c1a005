import type { GraphState } from '@/machines/graph.ts';
import { reachedAfter } from './bundle.ts';
import { type Frame, type Laid, type Stop, stopOf } from './frame.ts';
import type { Item } from './item.ts';
import { laneHead, laneRow } from './lane.ts';
import { hostRow, laneLook } from './lane-light.ts';
import { type Group, keyOf } from './plan.ts';
import type { SceneInput } from './scene-input.ts';
import { clip } from './text.ts';

/** A closed lane: its items, the stops of its line, and where it ends. */
export interface Side {
  readonly items: readonly Item[];
  readonly stops: readonly Stop[];
  readonly bottom: number;
}

/** A closed lane among three: its marks at the height of the open lane's, with short names. */
export function beside(
  group: Group,
  x: number,
  open: Laid,
  place: { head: number; end: number },
  frame: Frame,
  input: SceneInput,
): Side {
  const { look, ground, plan } = frame;
  const heights = heightsOf(group, open, plan.graph.states);
  const token = hostRow(group, frame);
  const items: Item[] = [laneHead(group, [], x + 18, place.head, frame, input, place.end)];
  const stops: Stop[] = [];
  group.rows.forEach((row, index) => {
    if (!row.state) return;
    const y = heights[index] ?? place.head + 34;
    const here = token?.row === index ? token.state : row.state;
    const mark = laneLook(here, group, index, frame);
    const quiet = mark === 'idle';
    items.push({
      kind: 'state',
      id: `state:${row.state.id}`,
      states: [row.state.id],
      mark: { x, y, look: mark, ground },
      texts: [
        {
          x: x + 18,
          y,
          text: clip(here.meta.title, 'strong', place.end - x - 18),
          style: mark === 'current' ? 'strong' : 'small',
          ink: mark === 'failed' ? 'fail' : quiet ? 'ink-3' : mark === 'visited' ? 'ink-2' : 'ink',
        },
      ],
      name: `${group.container}: ${here.meta.title}`,
    });
    stops.push(stopOf(row.state, x, y, look));
  });
  return { items, stops, bottom: (heights.at(-1) ?? place.head) + 14 };
}

/** A closed lane among many: one row, its mark on its own lane and a hairline to its name. */
export function stair(
  group: Group,
  x: number,
  y: number,
  place: { names: number; end: number },
  frame: Frame,
  input: SceneInput,
): Side {
  const row = laneRow(group, x, y, place, frame, input);
  const hair: Item = {
    kind: 'line',
    id: `hair:${group.stage}:${group.id}`,
    d: `M${x + 8} ${y}H${place.names - 4}`,
    light: 'hair',
  };
  const visited = group.rows.some(({ state }) => state && frame.look.isVisited(state.id));
  const stop: Stop = {
    id: `${group.stage}:${group.id}`,
    x,
    y,
    visited,
    current: !reachedAfter(group, frame),
    next: false,
  };
  return { items: [hair, row], stops: [stop], bottom: y + 15 };
}

/** How many rows a lane has before the first that the open lane has too. */
export function leadOf({ rows }: Group, open: Group): number {
  const keys = open.rows.flatMap(({ state }) => (state ? [keyOf(state)] : []));
  const first = rows.findIndex(({ state }) => state && keys.includes(keyOf(state)));
  return first === -1 ? rows.length - 1 : first;
}

/** The heights of a lane's rows: those of the open lane, and evenly between them what only this one has. */
function heightsOf({ rows }: Group, open: Laid, states: readonly GraphState[]): readonly number[] {
  const known = new Map(
    open.stops.flatMap(({ id, y }) => {
      const state = states.find((one) => one.id === id);
      return state ? [[keyOf(state), y] as const] : [];
    }),
  );
  const heights = rows.map(({ state }) => (state ? known.get(keyOf(state)) : undefined));
  return heights.map((height, index) => {
    if (height !== undefined) return height;
    const before = heights.findLastIndex((one, at) => at < index && one !== undefined);
    const after = heights.findIndex((one, at) => at > index && one !== undefined);
    const [top, bottom] = [heights[before], heights[after]];
    if (top === undefined && bottom === undefined) return (open.stops[0]?.y ?? 0) + index * 34;
    if (top === undefined) return (bottom ?? 0) - (after - index) * 34;
    if (bottom === undefined) return top + (index - before) * 34;
    return top + ((bottom - top) * (index - before)) / (after - before);
  });
}
