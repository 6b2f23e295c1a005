import { glyphShape } from './actor.ts';
import type {
  Box,
  BudgetItem,
  CapItem,
  Item,
  LadderItem,
  LaneItem,
  LineItem,
  NoteItem,
  PillItem,
  Sketch,
} from './item.ts';
import { markShapes } from './mark.ts';
import type { Ink } from './palette.ts';
import { round, type Shape, textShape } from './shape.ts';
import { type Run, widthOf } from './text.ts';

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

/** The box that a piece of text takes. */
export function runBox({ x, y, text, style, anchor }: Run): Box {
  const width = widthOf(text, style);
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { x: left, y: y - 8, width, height: 16 };
}

type RectShape = Extract<Shape, { tag: 'rect' }>;

function rect({ x, y, width, height }: Box, rx: number, fill: Ink | 'none'): RectShape {
  return { tag: 'rect', x, y, width, height, fill, ...(rx ? { rx } : {}) };
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

const strokes: Record<LineItem['light'], { stroke: Ink; width: number; dash?: string }> = {
  taken: { stroke: 'ink', width: 3 },
  next: { stroke: 'now', width: 2 },
  idle: { stroke: 'idle', width: 2 },
  possible: { stroke: 'fail-line', width: 1.5, dash: '4 4' },
  quiet: { stroke: 'idle', width: 1.5, dash: '3 4' },
  timer: { stroke: 'wait', width: 2, dash: '2 3' },
  hair: { stroke: 'rule-2', width: 1 },
  rail: { stroke: 'ink', width: 4 },
};

function lineShapes({ d, light, width, arrow, clears, solid }: LineItem): readonly Shape[] {
  const { stroke, width: own, dash } = strokes[light];
  const strokeWidth = width ?? own;
  return [
    ...(clears ? [{ tag: 'path', d, stroke: clears, strokeWidth: strokeWidth + 8 } as const] : []),
    { tag: 'path', d, stroke, strokeWidth, ...(dash && !solid ? { dash } : {}) },
    ...(arrow ? [arrowShape(arrow, stroke, solid ? 5 : 8)] : []),
  ];
}

function arrowShape({ x, y, to }: NonNullable<LineItem['arrow']>, fill: Ink, long: number): Shape {
  const half = long === 8 ? 4.5 : 3;
  const wide = half * 2;
  const back = {
    left: `l${long} ${half}v${-wide}z`,
    right: `l${-long} ${half}v${-wide}z`,
    up: `l${half} ${long}h${-wide}z`,
    down: `l${half} ${-long}h${-wide}z`,
  }[to];
  return { tag: 'path', d: `M${round(x)} ${round(y)}${back}`, fill };
}

function sketchShapes({ x, y, dots, done }: Sketch): readonly Shape[] {
  const stroke: Ink = done ? 'ink' : 'idle';
  const pitch = dots.length > 1 ? Math.min(18, 60 / (dots.length - 1)) : 18;
  const stubs = dots.flatMap(({ stub }, index): Shape[] => {
    if (!stub) return [];
    const at = x + index * pitch;
    return [
      { tag: 'path', d: `M${round(at)} ${round(y)}c1 5 2 7 6 8`, stroke: 'idle', strokeWidth: 1, dash: '2 1.5' },
      {
        tag: 'path',
        d: `M${round(at + 8.4)} ${round(y + 5.6)}l2.4 2.4l-2.4 2.4l-2.4 -2.4z`,
        stroke: 'idle',
        strokeWidth: 1,
      },
    ];
  });
  return [
    { tag: 'path', d: `M${round(x)} ${round(y)}h${round(pitch * (dots.length - 1))}`, stroke, strokeWidth: 1.5 },
    ...stubs,
    ...dots.map((dot, index): Shape => {
      const ink: Ink = dot.done ? 'ink' : 'idle';
      return {
        tag: 'circle',
        cx: x + index * pitch,
        cy: y,
        r: 2.5,
        fill: dot.done ? 'ink' : 'paper',
        stroke: ink,
        strokeWidth: 1.2,
      };
    }),
  ];
}

function pillShapes({ box, text, tone, key }: PillItem): readonly Shape[] {
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

function noteShapes({ texts, ground, mark }: NoteItem): readonly Shape[] {
  const backing = ground
    ? texts.map((text) => {
        const { x, y, width, height } = runBox(text);
        return rect({ x: x - 5, y, width: width + 10, height }, 0, ground);
      })
    : [];
  return [...(mark ? markShapes(mark) : []), ...backing, ...texts.map(textShape)];
}

function laneShapes({ box, mark, texts, look, open }: LaneItem): readonly Shape[] {
  const frame: readonly Shape[] =
    look === 'tab'
      ? [
          { ...rect(box, 6, open ? 'now-wash' : 'sheet'), stroke: 'rule-2', strokeWidth: 1 },
          ...(open
            ? [rect({ x: box.x + 1, y: box.y + box.height - 3, width: box.width - 2, height: 2 }, 0, 'now')]
            : []),
        ]
      : [];
  return [...frame, ...(mark ? markShapes(mark) : []), ...texts.map(textShape)];
}

function ladderShapes({ x, y, rungs }: LadderItem): readonly Shape[] {
  return rungs.flatMap(({ seconds, light }, index): Shape[] => {
    const height = index === 0 && seconds === 0 ? 2 : 3 + 6 * (index + (rungs[0]?.seconds === 0 ? 0 : 1));
    const left = x + index * 23;
    const bar = { tag: 'rect', x: left, y: y - height, width: 14, height, strokeWidth: 1 } as const;
    const drawn: Shape =
      light === 'gone'
        ? { ...bar, fill: 'ink', stroke: 'ink' }
        : light === 'now'
          ? { ...bar, fill: 'wait-fill', stroke: 'wait-fill' }
          : { ...bar, fill: 'none', stroke: 'idle', dash: '2 2' };
    const now = light === 'now';
    const label = { x: left + 7, y: y + 10, text: String(seconds), anchor: 'middle' } as const;
    return [drawn, textShape({ ...label, style: now ? 'key' : 'tick', ink: now ? 'wait' : 'ink-3' })];
  });
}

function budgetShapes({ box, gone, cuts, texts }: BudgetItem): readonly Shape[] {
  const end = box.x + box.width * gone;
  const rest: Box = { x: end, y: box.y + 0.5, width: Math.max(0, box.x + box.width - end), height: box.height - 1 };
  return [
    rect({ ...box, width: end - box.x }, 0, 'ink'),
    { ...rect(rest, 0, 'none'), stroke: 'wait-fill', strokeWidth: 1, dash: '3 2' },
    ...cuts.map((cut): Shape => {
      const d = `M${round(box.x + box.width * cut)} ${round(box.y)}v${box.height}`;
      return { tag: 'path', d, stroke: 'sheet', strokeWidth: 2 };
    }),
    { tag: 'path', d: `M${round(end)} ${round(box.y - 5)}v${box.height + 10}`, stroke: 'now', strokeWidth: 2 },
    { tag: 'circle', cx: end, cy: box.y + box.height / 2, r: 5, fill: 'now', stroke: 'sheet', strokeWidth: 2 },
    ...texts.map(textShape),
  ];
}

function capShapes({ x, y, key, done }: CapItem): readonly Shape[] {
  const disc = { tag: 'circle', cx: x, cy: y, r: 10, strokeWidth: 1.5 } as const;
  return [
    done ? { ...disc, fill: 'ink', stroke: 'paper' } : { ...disc, fill: 'paper', stroke: 'fail-line', dash: '3 2.4' },
    textShape({ x, y, text: key, style: 'key', ink: done ? 'on-ink' : 'fail', anchor: 'middle' }),
  ];
}

function tickIn({ x, y, width, height }: Box): Shape {
  const d = `M${round(x + width / 2 - 3.6)} ${round(y + height / 2 + 0.2)}l2.6 2.7l4.8 -5.3`;
  return { tag: 'path', d, stroke: 'on-ink', strokeWidth: 1.8 };
}
