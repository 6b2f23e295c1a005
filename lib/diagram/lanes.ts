import type { GraphState } from '@/machines/graph.ts';
import { laneOffsets, reachedAfter } from './bundle.ts';
import { track } from './curve.ts';
import type { Frame, Laid, Stop } from './frame.ts';
import type { Item, LaneItem } from './item.ts';
import { laneHead, laneTabs } from './lane.ts';
import { beside, leadOf, stair } from './lane-side.ts';
import type { Group } from './plan.ts';
import { layOutRows } from './rows.ts';
import type { SceneInput } from './scene-input.ts';
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
