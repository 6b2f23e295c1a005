import type { LineItem } from './item.ts';
import type { Ink } from './palette.ts';
import { round, type Shape } from './shape.ts';

/** Draws a stretch of line, and the arrow at its end. */
export function lineShapes({ d, light, width, arrow, clears, solid, inferred }: LineItem): readonly Shape[] {
  const { stroke, width: own, dash: usual } = strokes[light];
  const dash = inferred ? '3 4' : usual;
  const strokeWidth = width ?? own;
  return [
    ...(clears ? [{ tag: 'path', d, stroke: clears, strokeWidth: strokeWidth + 8 } as const] : []),
    { tag: 'path', d, stroke, strokeWidth, ...(dash && !solid ? { dash } : {}) },
    ...(arrow ? [arrowShape(arrow, stroke, solid ? 5 : 8)] : []),
  ];
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
