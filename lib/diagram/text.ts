import type { Box } from './box.ts';
import { advances, baselines, characters } from './font-widths.ts';
import type { Ink } from './palette.ts';

/** The ways in which the picture writes: family, size in px, weight. */
export const textStyles = {
  name: { family: 'text', size: 14, weight: 500 },
  after: { family: 'text', size: 14, weight: 400 },
  title: { family: 'text', size: 18, weight: 600 },
  box: { family: 'text', size: 14, weight: 600 },
  small: { family: 'text', size: 13, weight: 400 },
  strong: { family: 'text', size: 13, weight: 500 },
  note: { family: 'text', size: 12, weight: 400 },
  label: { family: 'text', size: 12, weight: 600 },
  key: { family: 'text', size: 11, weight: 600 },
  tick: { family: 'text', size: 11, weight: 400 },
  clock: { family: 'mono', size: 12, weight: 400 },
  mono: { family: 'mono', size: 13, weight: 400 },
  lane: { family: 'mono', size: 13, weight: 600 },
  number: { family: 'text', size: 12.5, weight: 600 },
  figure: { family: 'text', size: 14, weight: 600 },
} as const satisfies Record<string, TextFace>;

/** How a style is set. */
export interface TextFace {
  readonly family: 'text' | 'mono';
  /** px. */
  readonly size: number;
  readonly weight: 400 | 500 | 600;
}

/** One of the picture's styles of writing. */
export type TextStyle = keyof typeof textStyles;

/** A piece of one line of text; `y` is the middle of the line. */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly style: TextStyle;
  readonly ink: Ink;
  readonly anchor?: 'middle' | 'end';
  readonly struck?: true;
}

const columns = new Map([...characters].map((character, index) => [character, index]));

const known: Partial<Record<TextStyle, Map<string, number>>> = {};

/** The px that a text needs in a style, kerning left out: never less than a browser takes. */
export function widthOf(text: string, style: TextStyle): number {
  known[style] ??= new Map();
  const widths = known[style];
  const width = widths.get(text) ?? measure(text, style);
  if (widths.size < 5000) widths.set(text, width);
  return width;
}

function measure(text: string, style: TextStyle): number {
  const { family, size, weight } = textStyles[style];
  const row: readonly number[] = family === 'mono' ? advances.mono : advances[`text${weight}`];
  let sum = 0;
  for (const character of text) sum += row[columns.get(character) ?? -1] ?? 620;
  return (sum * size) / 1000;
}

/** How far below the middle of the line the baseline runs, in px. */
export function baselineOf(style: TextStyle): number {
  const { family, size } = textStyles[style];
  return (baselines[family] * size) / 1000;
}

/** Breaks a text at its spaces into as few lines as fit, the lines as even as they can be. */
export function wrap(text: string, style: TextStyle, width: number): readonly string[] {
  const words = text.split(' ');
  const lines = fill(words, style, width);
  if (lines.length < 2) return lines;
  const total = widthOf(text, style) / lines.length;
  for (let tight = total; tight < width; tight += 8) {
    const even = fill(words, style, tight);
    if (even.length === lines.length) return even;
  }
  return lines;
}

/** The text, or as much of it as fits, ended by an ellipsis. */
export function clip(text: string, style: TextStyle, width: number): string {
  if (widthOf(text, style) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, style) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function fill(words: readonly string[], style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The box that a piece of text takes. */
export function runBox({ x, y, text, style, anchor }: Run): Box {
  const width = widthOf(text, style);
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { x: left, y: y - 8, width, height: 16 };
}
