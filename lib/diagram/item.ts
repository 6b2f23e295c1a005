import type { Choice } from '@/lib/journey/moment.ts';
import type { ActorId, StageId } from '@/machines/chart.ts';
import type { Box } from './box.ts';
import type { Mark } from './mark.ts';
import type { Ground, Ink } from './palette.ts';
import type { Run } from './text.ts';

/** A full-width sheet: the open step, or every other step where all are open. */
interface BandItem {
  readonly kind: 'band';
  readonly id: string;
  readonly box: Box;
  readonly ground: Ground;
}

/**
 * How a stretch of line is drawn: `taken` ink · `next` can happen · `idle` not yet · `possible` can go wrong ·
 * `quiet` may go wrong later · `timer` time is running · `hair` a hint · `rail` what others did to the pod.
 */
export type LineLight = 'taken' | 'next' | 'idle' | 'possible' | 'quiet' | 'timer' | 'hair' | 'rail';

/** A stretch of line. */
export interface LineItem {
  readonly kind: 'line';
  readonly id: string;
  readonly d: string;
  readonly light: LineLight;
  /** px, where it is not the width that its light has. */
  readonly width?: number;
  /** Nothing recorded tells of it: dots instead of a line. */
  readonly inferred?: true;
  /** No dashes: it is a sign, not a way. */
  readonly solid?: true;
  readonly arrow?: { readonly x: number; readonly y: number; readonly to: 'left' | 'right' | 'up' | 'down' };
  /** The ground that shows on both sides of a line that crosses others. */
  readonly clears?: Ground;
  /** The transitions that run along it. */
  readonly transitions?: readonly string[];
  /** Ids of the two items that it leads from and to, where both can be named. */
  readonly joins?: readonly [string, string];
  /** What it is called where it cannot be seen; the line of the pod's life has no name. */
  readonly name?: string;
}

/** A step of the line, folded or open: its station and the row beside it. */
export interface StationItem {
  readonly kind: 'station';
  readonly id: string;
  readonly stage: StageId;
  /** The row that a reader can press. */
  readonly box: Box;
  readonly mark: Mark;
  readonly texts: readonly Run[];
  readonly glyph?: { readonly actor: ActorId; readonly x: number; readonly y: number; readonly ink: Ink };
  readonly sketch?: Sketch;
  readonly open: boolean;
  /** What it is called where it cannot be seen. */
  readonly name: string;
}

/** A folded step at a tenth of its scale: a dot per state, a stub where something can go wrong. */
export interface Sketch {
  readonly x: number;
  readonly y: number;
  readonly dots: readonly { readonly done: boolean; readonly stub: boolean }[];
  readonly done: boolean;
}

/** A state on the line or beside it. */
export interface StateItem {
  readonly kind: 'state';
  readonly id: string;
  /** Ids of the graph's states: one, or the same state of several containers. */
  readonly states: readonly string[];
  readonly mark: Mark;
  readonly texts: readonly Run[];
  /** The one filled box: here stands the token. */
  readonly filled?: { readonly box: Box; readonly ink: Ink };
  readonly name: string;
}

/** An event that can be taken: a pill on the way that it takes. */
export interface PillItem {
  readonly kind: 'pill';
  readonly id: string;
  readonly box: Box;
  readonly text: string;
  readonly tone: 'next' | 'failure' | 'timer';
  readonly key?: string;
  /** One, or all that a folded group stands for. */
  readonly choices: readonly Choice[];
}

/** Words that stand by themselves, with the ground under them where they lie on a line. */
export interface NoteItem {
  readonly kind: 'note';
  readonly id: string;
  readonly texts: readonly Run[];
  readonly ground?: Ground;
  /** A sign instead of words: the station that a way leads to. */
  readonly mark?: Mark;
}

/** A container's lane as a row, a tab or a head: pressing it opens the lane. */
export interface LaneItem {
  readonly kind: 'lane';
  readonly id: string;
  readonly container: string;
  readonly box: Box;
  readonly mark?: Mark;
  readonly texts: readonly Run[];
  readonly look: 'row' | 'tab' | 'head';
  readonly open: boolean;
  readonly name: string;
}

/** The waits before each retry, as bars that grow: gone, running and to come. */
export interface LadderItem {
  readonly kind: 'ladder';
  readonly id: string;
  readonly x: number;
  /** The foot of the bars. */
  readonly y: number;
  readonly rungs: readonly { readonly seconds: number; readonly light: 'gone' | 'now' | 'ahead' }[];
}

/** A budget of time that several states share. */
export interface BudgetItem {
  readonly kind: 'budget';
  readonly id: string;
  readonly box: Box;
  readonly gone: number;
  readonly cuts: readonly number[];
  readonly texts: readonly Run[];
}

/** A key of its own on the rail: what people can do, or did, to the pod. */
export interface CapItem {
  readonly kind: 'cap';
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly key: string;
  readonly done: boolean;
  readonly choices: readonly Choice[];
  readonly name: string;
}

/** A container's or several containers' green capsule. */
interface CapsuleItem {
  readonly kind: 'capsule';
  readonly id: string;
  readonly box: Box;
  readonly ground: Ground;
}

/** What a picture is made of: plain data, each with an id that stays the same from step to step. */
export type Item =
  | BandItem
  | LineItem
  | StationItem
  | StateItem
  | PillItem
  | NoteItem
  | LaneItem
  | LadderItem
  | BudgetItem
  | CapItem
  | CapsuleItem;

/** A picture: its size in px and what stands in it, the lowest first. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  /** Where the token that moved last stands: what has to be in sight. */
  readonly focus?: Box;
}
