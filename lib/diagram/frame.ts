import type { GraphState } from '@/machines/graph.ts';
import type { Columns, Grid } from './grid.ts';
import type { Item } from './item.ts';
import type { Look } from './look.ts';
import type { Ground } from './palette.ts';
import type { Group, Plan } from './plan.ts';

/** What everything that is drawn needs to know: the plan, the moment, the columns and what lies below. */
export interface Frame {
  readonly plan: Plan;
  readonly look: Look;
  readonly grid: Grid;
  readonly ground: Ground;
}

/** A group's own frame: its columns, and where its rows stand. */
export interface GroupFrame extends Frame {
  readonly group: Group;
  readonly columns: Columns;
  /** The middle of each row. */
  readonly ys: readonly number[];
  /** How far each row's name reaches. */
  readonly reaches: readonly number[];
}

/** A place on a line, from top to bottom: what has to be visited for the line to it to be inked. */
export interface Stop {
  readonly x: number;
  readonly y: number;
  readonly visited: boolean;
  readonly current: boolean;
  readonly next: boolean;
  /** The walk went around it. */
  readonly skipped?: true;
  readonly id: string;
  /** Nothing recorded tells that the walk was there. */
  readonly inferred?: true;
}

/** A row of a sidecar that has its place in an open step. */
export interface SidecarRow {
  readonly name: string;
  readonly y: number;
  /** How far its words reach. */
  readonly end: number;
}

/** What a part of the picture comes to: its items, the stops of its line, and where it ends. */
export interface Laid {
  readonly items: readonly Item[];
  readonly stops: readonly Stop[];
  /** Indices of stops before which the line is not one line: the containers' lanes are drawn there. */
  readonly breaks?: readonly number[];
  /** Sidecars that leave the line here for lanes of their own. */
  readonly sidecars?: readonly SidecarRow[];
  readonly bottom: number;
}

/** The stop of a state on the line. */
export function stopOf({ id }: GraphState, x: number, y: number, look: Look): Stop {
  const visited = look.isVisited(id);
  return {
    id,
    x,
    y,
    visited,
    current: look.isCurrent(id),
    next: look.isNext(id),
    ...(visited && !look.isRecorded([id]) ? { inferred: true } : {}),
  };
}
