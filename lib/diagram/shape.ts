import type { Box } from './box.ts';
import type { Ink } from './palette.ts';
import { baselineOf, type Run, type TextStyle } from './text.ts';

/** How a shape is painted; widths and dashes in px. */
interface Paint {
  readonly fill?: Ink | 'none';
  readonly stroke?: Ink;
  readonly strokeWidth?: number;
  readonly dash?: string;
  readonly round?: true;
  readonly opacity?: number;
  /** Moves or changes by a style sheet: `halo`. */
  readonly className?: string;
}

/** What the picture is made of in the end: the few elements of SVG that it needs. */
export type Shape =
  | ({ readonly tag: 'path'; readonly d: string; readonly transform?: string } & Paint)
  | ({ readonly tag: 'circle'; readonly cx: number; readonly cy: number; readonly r: number } & Paint)
  | ({
      readonly tag: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly rx?: number;
    } & Paint)
  | {
      readonly tag: 'text';
      readonly x: number;
      /** The baseline. */
      readonly y: number;
      readonly style: TextStyle;
      readonly text: string;
      readonly fill: Ink;
      readonly anchor?: 'middle' | 'end';
      readonly struck?: true;
    };

/** Sets a piece of text. */
export function textShape({ x, y, text, style, ink, anchor, struck }: Run): Shape {
  return {
    tag: 'text',
    x,
    y: y + baselineOf(style),
    style,
    text,
    fill: ink,
    ...(anchor ? { anchor } : {}),
    ...(struck ? { struck } : {}),
  };
}

/** The attributes of a shape as React spells them, with every colour named by `colour`. */
export function attributesOf(shape: Shape, colour: (ink: Ink) => string): Record<string, string | number> {
  if (shape.tag === 'text') {
    return {
      x: round(shape.x),
      y: round(shape.y),
      className: `t-${shape.style}`,
      fill: colour(shape.fill),
      ...(shape.anchor ? { textAnchor: shape.anchor } : {}),
      ...(shape.struck ? { textDecoration: 'line-through' } : {}),
    };
  }
  const { fill, stroke, strokeWidth, dash, opacity, className } = shape;
  return {
    ...placeOf(shape),
    fill: fill === undefined || fill === 'none' ? 'none' : colour(fill),
    ...(stroke ? { stroke: colour(stroke) } : {}),
    ...(strokeWidth === undefined ? {} : { strokeWidth }),
    ...(dash ? { strokeDasharray: dash } : {}),
    ...(shape.round ? { strokeLinecap: 'round' } : {}),
    ...(opacity === undefined ? {} : { opacity }),
    ...(className ? { className } : {}),
  };
}

/** Coordinates are kept to a tenth of a pixel, so that pictures are small and stay the same. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function placeOf(shape: Exclude<Shape, { tag: 'text' }>): Record<string, string | number> {
  switch (shape.tag) {
    case 'path':
      return { d: shape.d, ...(shape.transform ? { transform: shape.transform } : {}) };
    case 'circle':
      return { cx: round(shape.cx), cy: round(shape.cy), r: shape.r };
    case 'rect':
      return {
        x: round(shape.x),
        y: round(shape.y),
        width: round(shape.width),
        height: round(shape.height),
        ...(shape.rx ? { rx: shape.rx } : {}),
      };
  }
}

type RectShape = Extract<Shape, { tag: 'rect' }>;

/** A rectangle with rounded corners, or sharp ones where `rx` is 0. */
export function rect({ x, y, width, height }: Box, rx: number, fill: Ink | 'none'): RectShape {
  return { tag: 'rect', x, y, width, height, fill, ...(rx ? { rx } : {}) };
}
