import type { Choice } from '@/lib/journey/moment.ts';
import type { Box, PillItem } from './item.ts';
import { toneOf } from './look.ts';
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
