import { layOutCompact } from './compact.ts';
import type { Frame, Laid, SidecarRow, Stop } from './frame.ts';
import type { Item, LaneItem } from './item.ts';
import { openLane } from './lanes.ts';
import type { MarkLook } from './mark.ts';
import type { Group } from './plan.ts';
import { layOutRows } from './rows.ts';
import type { SceneInput } from './scene-input.ts';
import { sidecarReach, sidecarRow } from './sidecar.ts';
import { clip, type Run, widthOf } from './text.ts';

/**
 * Lays out a step that containers pass one after the other: the pod's own states, then a row for each init container,
 * the open one with all of its states. What the walk is not in stands in short.
 */
export function layOutSequence(groups: readonly Group[], y: number, frame: Frame, input: SceneInput): Laid {
  const { grid } = frame;
  const own = groups.filter(({ container }) => container === undefined);
  const inits = groups.filter(({ container }) => container !== undefined);
  const holds = own.some(({ rows }) =>
    rows.some(({ state, families }) =>
      [state, ...families.flatMap(({ head, spurs }) => [head?.state, ...spurs.map((spur) => spur.state)])].some(
        (one) => one && frame.look.isCurrent(one.id),
      ),
    ),
  );
  const open = holds && input.lane === undefined ? undefined : openInit(inits, frame, input);
  const items: Item[] = [];
  const stops: Stop[] = [];
  let top = y + 50;
  const add = (laid: Laid, gap: number) => {
    items.push(...laid.items);
    stops.push(...laid.stops);
    top = laid.bottom + gap;
  };
  if (open) add(layOutCompact(own, top, frame), 34);
  else for (const group of own) add(layOutRows(group, grid.line, top, frame), 36);
  const sidecars: SidecarRow[] = [];
  const least = input.containers.some(({ kind }) => kind === 'sidecar') && grid.size === 'wide' ? sidecarReach : 0;
  for (const { name, kind } of inits.length ? input.containers : []) {
    const group = inits.find(({ container }) => container === name);
    if (group) {
      add(initRow(group, inits.indexOf(group), inits, top, frame, group === open), group === open ? 30 : 22);
      if (group === open) add(layOutRows(group, grid.line, top + 6, frame, least), 34);
    } else if (kind === 'sidecar') {
      const { row, end } = sidecarRow(name, top, frame);
      sidecars.push({ name, y: top, end });
      add({ items: [row], stops: [], bottom: top + 14 }, 22);
    }
  }
  return { items, stops, bottom: top - 22, sidecars };
}

function openInit(inits: readonly Group[], frame: Frame, input: SceneInput): Group | undefined {
  const found = openLane(inits, frame, input);
  const busy = found && (input.lane === found.container || statesIn(found).some((id) => frame.look.isCurrent(id)));
  return busy ? found : undefined;
}

function statesIn({ rows }: Group): readonly string[] {
  return rows.flatMap(({ state, families }) => [
    ...(state ? [state.id] : []),
    ...families.flatMap(({ head, spurs }) => [...(head ? [head.state.id] : []), ...spurs.map((spur) => spur.state.id)]),
  ]);
}

function initRow(group: Group, index: number, inits: readonly Group[], y: number, frame: Frame, open: boolean): Laid {
  const { grid, look, ground } = frame;
  const name = group.container ?? '';
  const last = group.rows.at(-1)?.state;
  const done = last !== undefined && look.isVisited(last.id);
  const begun = statesIn(group).some((id) => look.isVisited(id));
  const holds = statesIn(group).some((id) => look.isCurrent(id));
  const mark: MarkLook = done ? 'visited' : holds && !open ? 'next' : begun ? 'visited' : 'idle';
  const before = inits.slice(0, index).findLast((one) => !isDone(one, frame));
  const order = `init ${index + 1} of ${inits.length}`;
  const words = done ? `${order}, exited with 0` : before && !begun ? `${order}, waits for ${before.container}` : order;
  const end = grid.width - grid.margin;
  const label = clip(name, 'lane', end - grid.name);
  const beside = grid.name + widthOf(label, 'lane') + 10;
  const time = grid.time === undefined ? [] : clockRun(group, frame, grid.time, y);
  const texts: readonly Run[] = [
    { x: grid.name, y, text: label, style: begun ? 'lane' : 'mono', ink: begun ? 'ink' : 'ink-3' },
    ...(end - beside > 60
      ? [{ x: beside, y, text: clip(words, 'note', end - beside), style: 'note', ink: 'ink-3' } as const]
      : []),
    ...time,
  ];
  const item: LaneItem = {
    kind: 'lane',
    id: `lane:${group.stage}:${name}`,
    container: name,
    box: { x: grid.name - 4, y: y - 12, width: Math.min(320, end - grid.name), height: 24 },
    mark: { x: grid.line, y, look: mark, ground },
    texts,
    look: 'row',
    open,
    name: `${name}, ${words}`,
  };
  const stop: Stop = {
    id: `${group.stage}:${name}`,
    x: grid.line,
    y,
    visited: done || begun,
    current: false,
    next: false,
  };
  return { items: [item], stops: [stop], bottom: y + 14 };
}

function isDone({ rows }: Group, { look }: Frame): boolean {
  const last = rows.at(-1)?.state;
  return last !== undefined && look.isVisited(last.id);
}

function clockRun(group: Group, { look }: Frame, x: number, y: number): readonly Run[] {
  const times = statesIn(group).flatMap((id) => look.trail.states.get(id)?.firstAt ?? []);
  if (times.length === 0) return [];
  return [{ x, y, text: look.timeText(Math.min(...times)), style: 'clock', ink: 'ink-3', anchor: 'end' }];
}
