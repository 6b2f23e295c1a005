import type { Sketch } from './item.ts';
import type { Ink } from './palette.ts';
import { round, type Shape } from './shape.ts';

/** Draws a folded step as a word-sized machine. */
export function sketchShapes({ x, y, dots, done }: Sketch): readonly Shape[] {
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
