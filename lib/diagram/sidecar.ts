import type { Frame, SidecarRow, Stop } from './frame.ts';
import type { Item, LaneItem } from './item.ts';
import { hostRow, laneLook } from './lane-light.ts';
import type { Group } from './plan.ts';
import { clip, widthOf } from './text.ts';
import { trunkItems } from './trunk.ts';

/** Where the lanes of sidecars run beside the line, between the names and the actors. */
const laneX = 458;

/** The x that pills keep right of where sidecars have lanes of their own. */
export const sidecarReach = laneX + 8;

/** A sidecar's row between the init containers: its name, and where it stands. */
export function sidecarRow(name: string, y: number, frame: Frame): { row: LaneItem; end: number } {
  const { grid, look, plan } = frame;
  const states = plan.graph.states.filter(({ meta }) => meta.container === name);
  const begun = states.some(({ id }) => look.isVisited(id));
  const now = states.findLast(({ id }) => look.isCurrent(id));
  const words = now ? `sidecar, ${now.meta.title}` : begun ? 'sidecar, runs on' : 'sidecar, starts before the next one';
  const end = grid.size === 'wide' ? laneX - 24 : grid.width - grid.margin;
  const label = clip(name, 'lane', end - grid.name);
  const beside = grid.name + widthOf(label, 'lane') + 10;
  const note = clip(words, 'note', end - beside);
  const fits = end - beside > 40;
  return {
    end: fits ? beside + widthOf(note, 'note') : beside - 10,
    row: {
      kind: 'lane',
      id: `lane:accept:${name}`,
      container: name,
      box: { x: grid.name - 4, y: y - 12, width: 300, height: 24 },
      texts: [
        { x: grid.name, y, text: label, style: begun ? 'lane' : 'mono', ink: begun ? 'ink' : 'ink-3' },
        ...(fits ? [{ x: beside, y, text: note, style: 'note', ink: 'ink-3' } as const] : []),
      ],
      look: 'row',
      open: false,
      name: `${name}, ${words}`,
    },
  };
}

/** The lane of each sidecar: it leaves the line at its row, passes the folded steps with its own marks and stays. */
export function sidecarLanes(
  rows: readonly SidecarRow[],
  stations: readonly { readonly id: string; readonly y: number }[],
  sheetEnd: number,
  frame: Frame,
): readonly Item[] {
  const { grid, look, plan } = frame;
  const lanes = rows.flatMap(({ name, y, end }, index): readonly Item[] => {
    const x = laneX - 5 * (rows.length - 1 - index);
    const passed = stations.flatMap(({ id, y: at }) => {
      const group = plan.stages
        .find(({ stage }) => stage.id === id)
        ?.groups.find(({ container }) => container === name);
      return group ? [{ group, at }] : [];
    });
    if (passed.length === 0) return [];
    const visited = plan.graph.states.some(({ id, meta }) => meta.container === name && look.isVisited(id));
    const light = visited ? 'taken' : 'idle';
    const stops: Stop[] = passed.map(({ group, at }) => ({
      id: `${group.stage}:${name}`,
      x,
      y: at,
      visited: group.rows.some(({ state }) => state && look.isVisited(state.id)),
      current: false,
      next: false,
    }));
    const first = stops[0]?.y ?? y;
    const id = `sidecar:${name}`;
    return [
      {
        kind: 'line',
        id: `${id}:out`,
        d: `M${grid.line} ${y - 18}C${grid.line} ${y - 6} ${grid.line + 6} ${y} ${grid.line + 20} ${y}`,
        light,
        ...(visited ? {} : { width: 2 }),
      },
      {
        kind: 'line',
        id: `${id}:down`,
        d: `M${Math.round(end + 8)} ${y}H${x - 12}Q${x} ${y} ${x} ${y + 12}V${sheetEnd}`,
        light,
        clears: 'sheet',
      },
      { kind: 'line', id: `${id}:paper`, d: `M${x} ${sheetEnd}V${first}`, light },
      ...trunkItems(stops, id),
    ];
  });
  return [
    ...lanes,
    ...markItems(
      rows.map(({ name }) => name),
      stations,
      frame,
    ),
  ];
}

/** One mark for all sidecars at each step that they pass: where one stands, else how far all of them have come. */
function markItems(
  names: readonly string[],
  stations: readonly { readonly id: string; readonly y: number }[],
  frame: Frame,
): readonly Item[] {
  const { look, plan } = frame;
  const x = laneX - 2.5 * (names.length - 1);
  return stations.flatMap(({ id, y }): readonly Item[] => {
    const stage = plan.stages.find((one) => one.stage.id === id);
    const groups = (stage?.groups ?? []).filter(
      ({ container }) => container !== undefined && names.includes(container),
    );
    const [first] = groups;
    if (!first) return [];
    const holding = groups.find((group) => hostRow(group, frame));
    const token = holding && hostRow(holding, frame);
    const isSeen = ({ rows }: Group) => rows.some(({ state }) => state && look.isVisited(state.id));
    const mark =
      holding && token ? laneLook(token.state, holding, token.row, frame) : groups.every(isSeen) ? 'visited' : 'idle';
    return [
      {
        kind: 'state',
        id: `sidecar-mark:${id}`,
        states: token ? [token.state.id] : groups.flatMap(({ rows }) => rows.at(-1)?.state?.id ?? []),
        mark: { x, y, look: mark, ground: 'paper' },
        texts: [],
        name: `${groups.map(({ container }) => container).join(', ')}: ${token?.state.meta.title ?? stage?.stage.title ?? ''}`,
      },
    ];
  });
}
