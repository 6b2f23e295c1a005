import type { Choice } from '@/lib/journey/moment.ts';
import type { Box } from './box.ts';
import type { PillItem } from './item.ts';
import { toneOf } from './look.ts';
import type { Ink } from './palette.ts';
import { rect, type Shape, textShape } from './shape.ts';
import { clip, widthOf } from './text.ts';

/** The width of a pill, with its key cap. */
export function pillWidth(text: string, key = true): number {
  return widthOf(text, 'strong') + (key ? 42 : 24);
}

/** The pill of one choice: its left edge at `x`, its middle at `y`, no wider than `room`. */
export function toPill(choice: Choice, x: number, y: number, room: number): PillItem {
  const hasKey = choice.key !== undefined;
  const text = clip(choice.label, 'strong', room - (hasKey ? 42 : 24));
  return pill(
    choice.transition,
    { x, y: y - 13, width: pillWidth(text, hasKey), height: 26 },
    text,
    [choice],
    choice.key,
  );
}

/** One pill for all the choices that a narrow picture has no room to tell apart. */
export function toGroupPill(
  id: string,
  choices: readonly Choice[],
  x: number,
  y: number,
  room: number,
  many = `${choices.length} things can go wrong`,
): PillItem {
  const [only] = choices;
  const words = only && choices.length === 1 ? only.label : many;
  const text = clip(words, 'strong', room - 24);
  return pill(id, { x, y: y - 13, width: pillWidth(text, false), height: 26 }, text, choices);
}

function pill(id: string, box: Box, text: string, choices: readonly Choice[], key?: string): PillItem {
  const [first] = choices;
  return {
    kind: 'pill',
    id: `pill:${id}`,
    box,
    text,
    tone: first ? toneOf(first) : 'next',
    choices,
    ...(key ? { key } : {}),
  };
}

/** Draws a pill and its key cap. */
export function pillShapes({ box, text, tone, key }: PillItem): readonly Shape[] {
  const middle = box.y + box.height / 2;
  const edge: Record<PillItem['tone'], { stroke: Ink; fill: Ink; ink: Ink; dash?: string }> = {
    next: { stroke: 'now', fill: 'sheet', ink: 'now' },
    failure: { stroke: 'fail-line', fill: 'sheet', ink: 'ink', dash: '3.5 2.5' },
    timer: { stroke: 'wait-fill', fill: 'wait-wash', ink: 'ink' },
  };
  const { stroke, fill, ink, dash } = edge[tone];
  const inset: Box = { x: box.x + 0.75, y: box.y + 0.75, width: box.width - 1.5, height: box.height - 1.5 };
  return [
    { ...rect(inset, inset.height / 2, fill), stroke, strokeWidth: 1.5, ...(dash ? { dash } : {}), className: 'pill' },
    ...(key ? keyShapes(box.x + 14.5, middle, key, tone) : []),
    textShape({ x: box.x + (key ? 30 : 12), y: middle, text, style: 'strong', ink }),
  ];
}

function keyShapes(x: number, y: number, key: string, tone: PillItem['tone']): readonly Shape[] {
  const cap: Shape =
    tone === 'failure'
      ? { tag: 'circle', cx: x, cy: y, r: 8.25, stroke: 'fail-line', strokeWidth: 1.5, fill: 'sheet' }
      : { tag: 'circle', cx: x, cy: y, r: 9, fill: tone === 'next' ? 'now' : 'wait-fill' };
  const ink: Ink = tone === 'failure' ? 'fail' : tone === 'next' ? 'on-now' : 'on-wait';
  return [cap, textShape({ x, y, text: key, style: 'key', ink, anchor: 'middle' })];
}
