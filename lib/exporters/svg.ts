import { draw } from '@/lib/diagram/drawing.ts';
import type { Scene } from '@/lib/diagram/item.ts';
import { type Ink, palette } from '@/lib/diagram/palette.ts';
import { attributesOf, type Shape } from '@/lib/diagram/shape.ts';
import { type TextStyle, textStyles, widthOf } from '@/lib/diagram/text.ts';

/**
 * How a picture gets its colours: `light` and `dark` have them in it, `auto` follows the reader's system, `inherit` is
 * for use inside of a page that has the tokens.
 */
export type SvgTheme = 'light' | 'dark' | 'auto' | 'inherit';

/** What a picture says of itself, and how it looks. */
export interface SvgOptions {
  readonly title: string;
  readonly description: string;
  readonly theme: SvgTheme;
  /** `@font-face` rules to put into the file; without them the reader's own sans and mono stand in. */
  readonly fonts?: string;
}

/** Writes a scene as an SVG that stands alone: no scripts, no requests, the same bytes for the same scene. */
export function toSvg({ width, height, items }: Scene, { title, description, theme, fonts = '' }: SvgOptions): string {
  const shapes = items.flatMap(draw);
  const colour = (ink: Ink) => (theme === 'light' || theme === 'dark' ? palette[theme][ink] : `var(--${ink})`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="podwalk-title podwalk-desc">`,
    `<title id="podwalk-title">${escaped(title)}</title>`,
    `<desc id="podwalk-desc">${escaped(description)}</desc>`,
    `<style>${fonts}${theme === 'auto' ? variables() : ''}${rules(shapes)}</style>`,
    `<rect width="${width}" height="${height}" fill="${colour('paper')}"/>`,
    ...shapes.map((shape) => element(shape, colour)),
    '</svg>',
    '',
  ].join('\n');
}

function element(shape: Shape, colour: (ink: Ink) => string): string {
  const attributes = Object.entries(attributesOf(shape, colour))
    .map(([name, value]) => ` ${spelling(name)}="${escaped(String(value))}"`)
    .join('');
  if (shape.tag !== 'text') return `<${shape.tag}${attributes}/>`;
  const length = Math.round(widthOf(shape.text, shape.style) * 10) / 10;
  return `<text${attributes} textLength="${length}">${escaped(shape.text)}</text>`;
}

function spelling(name: string): string {
  if (name === 'className') return 'class';
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const families = {
  text: "'Schibsted Grotesk',system-ui,-apple-system,'Segoe UI',Arial,sans-serif",
  mono: "'Commit Mono',ui-monospace,'SF Mono',Menlo,Consolas,monospace",
} as const;

function rules(shapes: readonly Shape[]): string {
  const used = new Set<TextStyle>(shapes.flatMap((shape) => (shape.tag === 'text' ? [shape.style] : [])));
  return [...used]
    .sort()
    .map((name) => {
      const { family, size, weight } = textStyles[name];
      return `.t-${name}{font:${weight} ${size}px ${families[family]}}`;
    })
    .join('');
}

function variables(): string {
  const list = (theme: 'light' | 'dark') =>
    Object.entries(palette[theme])
      .map(([name, value]) => `--${name}:${value}`)
      .join(';');
  return `svg{${list('light')}}@media(prefers-color-scheme:dark){svg{${list('dark')}}}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
