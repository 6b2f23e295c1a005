import type { GraphState } from '@/machines/graph.ts';
import { goneOf, leftText } from './clock.ts';
import type { Frame } from './frame.ts';
import type { StateItem } from './item.ts';
import { type Look, markLook } from './look.ts';
import type { MarkLook } from './mark.ts';
import type { Ink } from './palette.ts';
import { type Run, type TextStyle, widthOf } from './text.ts';

/** Where the words of a state go. */
export interface Wording {
  /** The left edge of its label. */
  readonly x: number;
  readonly size: 'name' | 'small';
  /** Where a note goes: below the label, beside it, or nowhere. */
  readonly note: 'below' | 'beside' | 'none';
  /** Where the time that is left goes. */
  readonly left: 'above' | 'beside' | 'none';
  /** Where a clock label ends. */
  readonly time?: number;
  readonly isGoal?: boolean;
  /** The right edge of what may be written. */
  readonly end: number;
}

/** The px that a state's label takes when the token stands there: its box. */
export function boxWidth(title: string): number {
  return widthOf(title, 'box') + 20;
}

/** Draws a state as a mark and its words; the one that holds the token has the one filled box. */
export function toState(state: GraphState, x: number, y: number, wording: Wording, { look, ground }: Frame): StateItem {
  const { id, meta } = state;
  const mark = markLook(state, look, wording.isGoal);
  const timer = look.timerOf(state);
  const current = look.isCurrent(id);
  const left = current ? wording.x + (wording.x > x + 20 ? 0 : 6) : wording.x;
  const box = { x: left, y: y - 14, width: boxWidth(meta.title), height: 28 };
  const label: Run = current
    ? { x: left + 10, y, text: meta.title, style: 'box', ink: onFill(mark) }
    : { x: left, y, text: meta.title, style: labelStyle(mark, wording.size), ink: labelInk(mark) };
  const beside = left + box.width + 8;
  return {
    kind: 'state',
    id: `state:${id}`,
    states: [id],
    mark: { x, y, look: mark, ground, ...(timer ? { gone: goneOf(timer, look.clock) } : {}) },
    ...(current ? { filled: { box, ink: fillOf(mark) } } : {}),
    texts: [
      label,
      ...noteRuns(state, left, beside, y, wording, { timer: timer ? leftText(timer, look.clock) : undefined }),
      ...clockRuns(y, wording, look, look.trail.states.get(id)?.firstAt),
    ],
    name: meta.title,
  };
}

function noteRuns(
  { meta }: GraphState,
  left: number,
  beside: number,
  y: number,
  wording: Wording,
  { timer }: { timer: string | undefined },
): Run[] {
  const runs: Run[] = [];
  const fits = (text: string, style: TextStyle) => beside + widthOf(text, style) <= wording.end;
  if (timer && wording.left === 'above') runs.push({ x: left, y: y - 27, text: timer, style: 'label', ink: 'wait' });
  if (timer && wording.left === 'beside' && fits(timer, 'label')) {
    return [{ x: beside, y, text: timer, style: 'label', ink: 'wait' }];
  }
  if (!meta.note || wording.note === 'none') return runs;
  const below = wording.note === 'below';
  if (!below && !fits(meta.note, 'note')) return runs;
  const x = below ? left : beside;
  // Where a note is a little too long, it begins a little further left.
  const over = below ? Math.max(0, x + widthOf(meta.note, 'note') - wording.end) : 0;
  runs.push({ x: x - Math.min(over, 12), y: below ? y + 22 : y, text: meta.note, style: 'note', ink: 'ink-3' });
  return runs;
}

function clockRuns(y: number, { time }: Wording, look: Look, at: number | undefined): Run[] {
  if (time === undefined || at === undefined) return [];
  return [{ x: time, y, text: look.timeText(at), style: 'clock', ink: 'ink-3', anchor: 'end' }];
}

function labelStyle(mark: MarkLook, size: Wording['size']): TextStyle {
  const quiet = mark === 'idle' || mark === 'failure' || mark === 'wait' || mark === 'end';
  return size === 'name' ? (quiet ? 'after' : 'name') : quiet ? 'small' : 'strong';
}

function labelInk(mark: MarkLook): Ink {
  if (mark === 'failed') return 'fail';
  return mark === 'idle' || mark === 'failure' || mark === 'wait' || mark === 'end' ? 'ink-3' : 'ink';
}

function fillOf(mark: MarkLook): Ink {
  return mark === 'waiting' ? 'wait-fill' : mark === 'failing' ? 'fail' : mark === 'ready-now' ? 'ok' : 'now';
}

function onFill(mark: MarkLook): Ink {
  return mark === 'waiting' ? 'on-wait' : mark === 'failing' ? 'on-fail' : mark === 'ready-now' ? 'on-ink' : 'on-now';
}
