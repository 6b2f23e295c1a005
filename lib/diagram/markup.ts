import { escaped } from './escaped.ts';
import { type Ink, palette } from './palette.ts';
import { attributesOf, round, type Shape } from './shape.ts';
import { type TextStyle, textStyles, widthOf } from './text.ts';

/**
 * A shape as SVG text, with every colour named by `colour`. Words are fitted to the width that the picture was planned
 * with, for readers who have other fonts; not where they are `free`, because the fonts are there.
 */
export function toMarkup(shape: Shape, colour: (ink: Ink) => string, words: 'fitted' | 'free' = 'fitted'): string {
  let attributes = '';
  for (const [name, value] of Object.entries(attributesOf(shape, colour))) {
    attributes += ` ${spelling(name)}="${escaped(String(value))}"`;
  }
  if (shape.tag !== 'text') return `<${shape.tag}${attributes}/>`;
  const length = words === 'free' ? '' : ` textLength="${round(widthOf(shape.text, shape.style))}"`;
  return `<text${attributes}${length}>${escaped(shape.text)}</text>`;
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
