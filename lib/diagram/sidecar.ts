import type { Frame, Stop } from './frame.ts';
import type { Item, LaneItem } from './item.ts';
import { hostRow, laneLook } from './lane-light.ts';
import type { SceneInput } from './scene.ts';
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

/** A row of a sidecar that has its place in an open step. */
export interface SidecarRow {
  readonly name: string;
  readonly y: number;
  /** How far its words reach. */
  readonly end: number;
}

/** The lane of each sidecar: it leaves the line at its row, passes the folded steps with its own marks and stays. */
export function sidecarLanes(
  rows: readonly SidecarRow[],
  stations: readonly { readonly id: string; readonly y: number }[],
  sheetEnd: number,
  frame: Frame,
  { containers }: SceneInput,
): readonly Item[] {
  const { grid, look, plan } = frame;
  return rows.flatMap(({ name, y, end }, index): readonly Item[] => {
    const x = laneX - 5 * (containers.filter(({ kind }) => kind === 'sidecar').length - 1 - index);
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
      ...passed.map(({ group, at }): Item => {
        const token = hostRow(group, frame);
        const last = group.rows.at(-1)?.state;
        const seen = group.rows.some(({ state }) => state && look.isVisited(state.id));
        const mark = token ? laneLook(token.state, group, token.row, frame) : seen ? 'visited' : 'idle';
        return {
          kind: 'state',
          id: `sidecar-mark:${group.stage}:${name}`,
          states: [token?.state.id ?? last?.id ?? ''],
          mark: { x, y: at, look: mark, ground: 'paper' },
          texts: [],
          name: `${name}: ${token?.state.meta.title ?? group.stage}`,
        };
      }),
    ];
  });
}
