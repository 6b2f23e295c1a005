import { glyphShape } from './actor.ts';
import type { Box } from './box.ts';
import { budgetShapes } from './budget.ts';
import type { Item, NoteItem } from './item.ts';
import { ladderShapes } from './ladder.ts';
import { laneShapes } from './lane.ts';
import { lineShapes } from './line.ts';
import { markShapes } from './mark.ts';
import { pillShapes } from './pill.ts';
import { capShapes } from './rail.ts';
import { rect, round, type Shape, textShape } from './shape.ts';
import { sketchShapes } from './sketch.ts';
import { runBox } from './text.ts';

/** Draws an item in the coordinates of its scene. Every surface, the page, the server and the file, draws with this. */
export function draw(item: Item): readonly Shape[] {
  switch (item.kind) {
    case 'band':
      return bandShapes(item.box, item.ground);
    case 'line':
      return lineShapes(item);
    case 'station':
      return [
        ...markShapes(item.mark),
        ...item.texts.map(textShape),
        ...(item.glyph ? [glyphShape(item.glyph.actor, item.glyph.x, item.glyph.y, item.glyph.ink)] : []),
        ...(item.sketch ? sketchShapes(item.sketch) : []),
      ];
    case 'state':
      return [
        ...markShapes(item.mark),
        ...(item.filled ? [rect(item.filled.box, 4, item.filled.ink)] : []),
        ...item.texts.map(textShape),
      ];
    case 'pill':
      return pillShapes(item);
    case 'note':
      return noteShapes(item);
    case 'lane':
      return laneShapes(item);
    case 'ladder':
      return ladderShapes(item);
    case 'budget':
      return budgetShapes(item);
    case 'cap':
      return capShapes(item);
    case 'capsule':
      return [{ ...rect(item.box, item.box.height / 2, 'ok'), stroke: item.ground, strokeWidth: 2 }, tickIn(item.box)];
  }
}

function bandShapes(box: Box, ground: 'paper' | 'sheet'): readonly Shape[] {
  const rule = (y: number): Shape => ({
    tag: 'path',
    d: `M${box.x} ${round(y)}h${round(box.width)}`,
    stroke: 'rule',
    strokeWidth: 1,
  });
  return [rect(box, 0, ground), rule(box.y + 0.5), rule(box.y + box.height - 0.5)];
}

function noteShapes({ texts, ground, mark }: NoteItem): readonly Shape[] {
  const backing = ground
    ? texts.map((text) => {
        const { x, y, width, height } = runBox(text);
        return rect({ x: x - 5, y, width: width + 10, height }, 0, ground);
      })
    : [];
  return [...(mark ? markShapes(mark) : []), ...backing, ...texts.map(textShape)];
}

function tickIn({ x, y, width, height }: Box): Shape {
  const d = `M${round(x + width / 2 - 3.6)} ${round(y + height / 2 + 0.2)}l2.6 2.7l4.8 -5.3`;
  return { tag: 'path', d, stroke: 'on-ink', strokeWidth: 1.8 };
}
