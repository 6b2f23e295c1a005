import type { GraphState } from '@/machines/graph.ts';
import { laneOffsets, reachedAfter } from './bundle.ts';
import { track } from './curve.ts';
import { type Frame, type Laid, type Stop, stopOf } from './frame.ts';
import type { Item, LaneItem } from './item.ts';
import { laneHead, laneRow, laneTabs } from './lane.ts';
import { hostRow, laneLook } from './lane-light.ts';
import { type Group, keyOf } from './plan.ts';
import { layOutRows } from './rows.ts';
import type { SceneInput } from './scene.ts';
import { clip } from './text.ts';
import { trunkItems } from './trunk.ts';

/** Lays the lanes of a step's containers out: the open one last and with everything, the others with marks and names. */
export function layOutLanes(groups: readonly Group[], y: number, frame: Frame, input: SceneInput): Laid {
  const open = openLane(groups, frame, input);
  const closed = groups.filter((group) => group !== open);
  if (!open) return { items: [], stops: [], bottom: y };
  if (frame.grid.size !== 'wide') return layOutTabs(open, groups, y, frame);
  const stairs = groups.length > 3;
  const xOf = (index: number) => frame.grid.line + (stairs ? 14 : frame.grid.lane) * index;
  const x = stairs ? 420 : xOf(closed.length);
  const split = y + 30;
  const head = laneHead(open, groups, x + 18, y + 54, frame, input);
  const lead = stairs ? 0 : Math.max(0, ...closed.map((group) => leadOf(group, open)));
  const laid = layOutRows(open, x, y + 54 + 34 + lead * 34, frame);
  const sides = closed.map((group, index) =>
    stairs
      ? stair(group, xOf(index), y + 68 + 30 * index, { names: xOf(closed.length - 1) + 26, end: x - 16 }, frame, input)
      : beside(group, xOf(index), laid, { head: y + 54, end: xOf(index) + frame.grid.lane - 10 }, frame, input),
  );
  const bottom = Math.max(laid.bottom, ...sides.map((side) => side.bottom)) + 16;
  const merge = bottom + 14;
  const lanes = [
    ...closed.map((group, index) => ({ group, x: xOf(index), stops: sides[index]?.stops ?? [] })),
    { group: open, x, stops: laid.stops },
  ];
  const offsets = laneOffsets(groups.length);
  const tracks = lanes.flatMap(({ group, x: at, stops }) => {
    const to = frame.grid.line + (offsets[groups.indexOf(group)] ?? 0);
    return laneTrack(
      group,
      at,
      to,
      stops,
      { top: y + 15, split, merge, bottom: bottom + 40 },
      frame,
      stairs && group !== open ? 2 : 3,
    );
  });
  return {
    items: [...tracks, head, ...laid.items, ...sides.flatMap(({ items }) => items)],
    stops: [],
    bottom: bottom + 18,
  };
}

/** The lane that is open: the one asked for, that of the token moved last, or the first with something to decide. */
export function openLane(
  groups: readonly Group[],
  { look }: Frame,
  { lane, choices, trail }: SceneInput,
): Group | undefined {
  const asked = groups.find(({ container }) => container === lane);
  const last = groups.find((group) => laneStates(group).some(({ id }) => id === trail.current.at(-1)));
  const deciding = groups.find(({ container }) =>
    choices.some((choice) => choice.container === container && !choice.blocked),
  );
  const holding = groups.find((group) => laneStates(group).some(({ id }) => look.isCurrent(id)));
  return asked ?? last ?? holding ?? deciding ?? groups.at(-1);
}

function laneStates({ rows }: Group): readonly GraphState[] {
  return rows.flatMap(({ state, families }) => [
    ...(state ? [state] : []),
    ...families.flatMap(({ head, spurs }) => [...spurs, ...(head ? [head] : [])].map((spur) => spur.state)),
  ]);
}

interface Side {
  readonly items: readonly Item[];
  readonly stops: readonly Stop[];
  readonly bottom: number;
}

/** A closed lane among three: its marks at the height of the open lane's, with short names. */
function beside(
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
function stair(
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

/** In narrow pictures the other lanes stay on the line as a bundle, and all are tabs. */
function layOutTabs(open: Group, groups: readonly Group[], y: number, frame: Frame): Laid {
  const { grid } = frame;
  const tabs: readonly LaneItem[] = laneTabs(groups, open, y + 34, frame);
  const under = Math.max(...tabs.map(({ box }) => box.y + box.height));
  const x = grid.line + grid.lane;
  const laid = layOutRows(open, x, under + 44, frame);
  const offsets = laneOffsets(groups.length);
  const bottom = laid.bottom + 22;
  const tracks = groups.flatMap((group, index) => {
    const own = grid.line + (offsets[index] ?? 0);
    const reach = { top: y + 15, split: under + 14, merge: bottom + 4, bottom: bottom + 38 };
    const stops = group === open ? laid.stops : [];
    return laneTrack(group, group === open ? x : own, own, stops, reach, frame, group === open ? 3 : 2, own);
  });
  return { items: [...tracks, ...tabs, ...laid.items], stops: [], bottom };
}

/** A lane from where it leaves the line, through its stops, to its place in the bundle below. */
function laneTrack(
  group: Group,
  x: number,
  to: number,
  stops: readonly Stop[],
  { top, split, merge, bottom }: { top: number; split: number; merge: number; bottom: number },
  { grid, look }: Frame,
  width: number,
  from: number = grid.line,
): readonly Item[] {
  const id = `${group.stage}:${group.id}`;
  const entered = laneStates(group).some((state) => look.isVisited(state.id));
  const last = group.rows.at(-1)?.state;
  const ended =
    last !== undefined && look.isVisited(last.id) && !laneStates(group).some((one) => look.isCurrent(one.id));
  const left = reachedAfter(group, { look }) || (ended && look.hasJoined(group.stage));
  const first = stops[0]?.y ?? split;
  const end = stops.at(-1)?.y ?? split;
  const way = [
    { x: from, y: top },
    { x: from, y: split },
    { x, y: split },
    { x, y: first },
  ];
  const out = [
    { x, y: end },
    { x, y: merge },
    { x: to, y: merge },
    { x: to, y: bottom },
  ];
  const straightDown = (points: typeof way) =>
    points.filter(
      (point, index) => index === 0 || index === points.length - 1 || points.some((other) => other.x !== point.x),
    );
  return [
    {
      kind: 'line',
      id: `lane-in:${id}`,
      d: track(straightDown(way)),
      light: entered || left ? 'taken' : 'idle',
      width: entered || left ? width : 2,
    },
    ...(stops.length > 1 ? trunkItems(stops, id, width) : []),
    { kind: 'line', id: `lane-out:${id}`, d: track(straightDown(out)), light: left ? 'taken' : 'idle', width: 2 },
  ];
}

/** How many rows a lane has before the first that the open lane has too. */
function leadOf({ rows }: Group, open: Group): number {
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
