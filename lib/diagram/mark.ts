import type { Ground, Ink } from './palette.ts';
import { round, type Shape, textShape } from './shape.ts';

/** Everything that a mark can say; the states of a state, of a failure, of a wait, of an end and of a station. */
export type MarkLook =
  | 'idle'
  | 'visited'
  | 'next'
  | 'current'
  | 'waiting'
  | 'ready'
  | 'ready-now'
  | 'failure'
  | 'possible'
  | 'failed'
  | 'failing'
  | 'wait'
  | 'wait-possible'
  | 'waited'
  | 'end'
  | 'ended'
  | 'station'
  | 'station-optional'
  | 'station-suspect'
  | 'station-done'
  | 'station-next'
  | 'station-now'
  | 'station-open'
  | 'station-waiting'
  | 'station-peek'
  | 'connection';

/** A mark on the line or beside it. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly look: MarkLook;
  readonly ground: Ground;
  /** The number of a station; running, terminating and the end have none. */
  readonly number?: number;
  /** The part of a running timer that is over, 0 to 1. */
  readonly gone?: number;
}

/** How far a mark reaches from its middle, in px. */
export function reachOf({ look, number }: Mark): number {
  if (look === 'connection') return 9;
  if (look === 'station-now') return 24;
  if (look === 'station-suspect') return 16.5;
  if (look.startsWith('station-o') || look === 'station-waiting' || look === 'station-peek') return number ? 15 : 14;
  if (look.startsWith('station')) return number === undefined ? 8 : 11.5;
  return reaches[look] ?? 8;
}

const reaches: Partial<Record<MarkLook, number>> = {
  idle: 6,
  visited: 6,
  next: 7,
  current: 14,
  waiting: 17,
  'ready-now': 14,
  failing: 17,
  ready: 10,
};

/** A circle around the middle of a mark. */
type Disc = (r: number, fill: Ink, stroke?: Ink, strokeWidth?: number, dash?: string) => Shape;

/** Draws a mark. */
export function markShapes(mark: Mark): readonly Shape[] {
  const { x, y, look, ground } = mark;
  const disc: Disc = (r, fill, stroke, strokeWidth, dash) => ({
    tag: 'circle',
    cx: x,
    cy: y,
    r,
    fill,
    ...(stroke ? { stroke } : {}),
    ...(strokeWidth ? { strokeWidth } : {}),
    ...(dash ? { dash } : {}),
  });
  const token = (fill: Ink): Shape[] => [disc(9, fill, ground, 2), disc(3, 'on-now')];
  const halo = (fill: Ink): Shape => ({ tag: 'circle', cx: x, cy: y, r: 14, fill, opacity: 0.16, className: 'halo' });
  switch (look) {
    case 'idle':
      return [disc(5, ground, 'idle', 2)];
    case 'visited':
      return [disc(6, 'ink')];
    case 'next':
      return [disc(5.5, ground, 'now', 2.5)];
    case 'current':
      return [halo('now'), ...token('now')];
    case 'waiting':
      return [disc(19, ground), ...arc(mark), ...token('now')];
    case 'ready':
      return [disc(9, 'ok', ground, 2), tick(x, y)];
    case 'ready-now':
      return [halo('ok'), disc(9, 'ok', ground, 2), tick(x, y)];
    case 'failure':
      return [lozenge(x, y, 5.5, ground, 'idle', 1.5)];
    case 'possible':
      return [lozenge(x, y, 6.5, ground, 'fail', 2)];
    case 'failed':
      return [lozenge(x, y, 8, 'fail', ground, 2), cross(x, y)];
    case 'failing':
      return [
        ...(mark.gone === undefined ? [{ ...halo('fail'), r: 16 } as Shape] : [disc(19, ground), ...arc(mark)]),
        lozenge(x, y, 10, 'fail', ground, 2),
        cross(x, y),
      ];
    case 'wait':
      return [disc(6.5, ground, 'idle', 1.5), hands(x, y, 'idle')];
    case 'wait-possible':
      return [disc(6.5, ground, 'wait', 2), hands(x, y, 'wait')];
    case 'waited':
      return [disc(7.5, 'ink', ground, 1.5), hands(x, y, ground)];
    case 'end':
      return [disc(7, ground, 'idle', 1.5), disc(3.5, 'idle')];
    case 'ended':
      return [disc(8, ground, 'ink', 2.5), disc(4, 'ink')];
    default:
      return stationShapes(mark, disc);
  }
}

function stationShapes(mark: Mark, disc: Disc): readonly Shape[] {
  const { x, y, look, ground, number } = mark;
  const figure = (ink: Ink, style: 'number' | 'figure' | 'key'): Shape[] =>
    number === undefined ? [] : [textShape({ x, y, text: String(number), style, ink, anchor: 'middle' })];
  switch (look) {
    case 'station-done':
      return number === undefined ? [disc(8, 'ink', ground, 2)] : [disc(11.5, 'ink'), ...figure('on-ink', 'number')];
    case 'station-now':
      return [
        { tag: 'circle', cx: x, cy: y, r: 24, fill: 'now', opacity: 0.16, className: 'halo' },
        disc(16, 'now'),
        ...(number === undefined ? [disc(5, 'on-now')] : figure('on-now', 'figure')),
      ];
    case 'station-next':
      return number === undefined
        ? [disc(7, ground, 'now', 2.5)]
        : [disc(11, ground, 'now', 2), ...figure('now', 'number')];
    case 'station-open':
      return [
        disc(15, ground),
        disc(13.5, ground, 'now', 2.5),
        ...(number ? figure('now', 'figure') : [disc(4, 'now')]),
      ];
    case 'station-waiting':
      return [
        disc(15, ground),
        disc(13.5, ground, 'wait-fill', 2.5),
        ...(number ? figure('ink', 'figure') : [disc(4, 'wait-fill')]),
      ];
    case 'station-peek':
      return [
        disc(15, ground),
        disc(13.5, ground, 'idle', 2.5),
        ...(number ? figure('ink-2', 'figure') : [disc(4, 'idle')]),
      ];
    case 'station-suspect':
      return [disc(15.5, ground, 'fail', 2, '4 3'), disc(11, ground, 'idle', 1.5), ...figure('ink-2', 'number')];
    case 'station-optional':
      return [disc(11, ground, 'idle', 1.5, '3 2.6'), ...figure('ink-2', 'number')];
    case 'connection':
      return [disc(8.5, ground, 'idle', 1.2), ...figure('ink-3', 'key')];
    default:
      return number === undefined
        ? [disc(7, ground, 'idle', 2)]
        : [disc(11, ground, 'idle', 1.5), ...figure('ink-2', 'number')];
  }
}

function lozenge(x: number, y: number, r: number, fill: Ink, stroke: Ink, strokeWidth: number): Shape {
  const d = `M${round(x)} ${round(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
  return { tag: 'path', d, fill, stroke, strokeWidth };
}

function cross(x: number, y: number): Shape {
  const d = `M${round(x - 2.2)} ${round(y - 2.2)}l4.4 4.4m0 -4.4l-4.4 4.4`;
  return { tag: 'path', d, stroke: 'on-fail', strokeWidth: 1.5 };
}

function tick(x: number, y: number): Shape {
  const d = `M${round(x - 3.6)} ${round(y + 0.2)}l2.6 2.7l4.8 -5.3`;
  return { tag: 'path', d, stroke: 'on-ink', strokeWidth: 1.8 };
}

function hands(x: number, y: number, stroke: Ink): Shape {
  return { tag: 'path', d: `M${round(x)} ${round(y - 3.2)}v3.2h2.5`, stroke, strokeWidth: 1.5 };
}

function arc({ x, y, gone = 0 }: Mark): readonly Shape[] {
  const ring: Shape = { tag: 'circle', cx: x, cy: y, r: 15, stroke: 'wait-fill', strokeWidth: 4, opacity: 0.28 };
  if (gone <= 0.001) return [ring];
  if (gone >= 0.999) return [{ ...ring, opacity: 1 }];
  const angle = 2 * Math.PI * gone;
  const end = `${round(x + 15 * Math.sin(angle))} ${round(y - 15 * Math.cos(angle))}`;
  const d = `M${round(x)} ${round(y - 15)}A15 15 0 ${gone > 0.5 ? 1 : 0} 1 ${end}`;
  return [ring, { tag: 'path', d, stroke: 'wait-fill', strokeWidth: 4, className: 'arc' }];
}
