import { escaped } from './escaped.ts';
import { type Ink, palette } from './palette.ts';
import { attributesOf, type Shape } from './shape.ts';
import { type TextStyle, textStyles, widthOf } from './text.ts';

/** A shape as SVG text, with every colour named by `colour`. */
export function toMarkup(shape: Shape, colour: (ink: Ink) => string): string {
  const attributes = Object.entries(attributesOf(shape, colour))
    .map(([name, value]) => ` ${spelling(name)}="${escaped(String(value))}"`)
    .join('');
  if (shape.tag !== 'text') return `<${shape.tag}${attributes}/>`;
  const length = Math.round(widthOf(shape.text, shape.style) * 10) / 10;
  return `<text${attributes} textLength="${length}">${escaped(shape.text)}</text>`;
}

/** The style sheet for the ways of writing that some shapes use. */
export function textRules(shapes: readonly Shape[]): string {
  const used = new Set<TextStyle>(shapes.flatMap((shape) => (shape.tag === 'text' ? [shape.style] : [])));
  return [...used]
    .sort()
    .map((name) => {
      const { family, size, weight } = textStyles[name];
      return `.t-${name}{font:${weight} ${size}px ${families[family]}}`;
    })
    .join('');
}

/** The colours as variables of the picture: light, and dark where the reader's system is. */
export function colourRules(): string {
  const list = (theme: 'light' | 'dark') =>
    Object.entries(palette[theme])
      .map(([name, value]) => `--${name}:${value}`)
      .join(';');
  return `svg{${list('light')}}@media(prefers-color-scheme:dark){svg{${list('dark')}}}`;
}

const families = {
  text: "'Schibsted Grotesk',system-ui,-apple-system,'Segoe UI',Arial,sans-serif",
  mono: "'Commit Mono',ui-monospace,'SF Mono',Menlo,Consolas,monospace",
} as const;

function spelling(name: string): string {
  if (name === 'className') return 'class';
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
