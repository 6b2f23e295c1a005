import { draw } from '@/lib/diagram/drawing.ts';
import { escaped } from '@/lib/diagram/escaped.ts';
import type { Scene } from '@/lib/diagram/item.ts';
import { textRules, toMarkup } from '@/lib/diagram/markup.ts';
import { palette } from '@/lib/diagram/palette.ts';
import { textShape } from '@/lib/diagram/shape.ts';
import { clip, wrap } from '@/lib/diagram/text.ts';

/** What the card of a page says, and the picture beside it. */
interface CardInput {
  readonly title: string;
  readonly text: string;
  /** As wide as `cardScene`. */
  readonly scene: Scene;
}

/** px; what those who show a link ask for. */
const cardSize = { width: 1200, height: 630 } as const;

/** px; how wide the scene of a card is before it is enlarged. */
export const cardScene = 560;

const left = 56;
const column = 430;
const edge = 528;
const enlarged = (cardSize.width - edge) / cardScene;

/** The picture that a link to a page brings along, as an SVG in the light colours: words, and the map around the token. */
export function toCard({ title, text, scene }: CardInput): string {
  const { width, height } = cardSize;
  const ink = palette.light;
  const shapes = scene.items.flatMap(draw);
  const { y, height: tall } = scene.focus ?? { y: 0, height: 0 };
  const spare = scene.height * enlarged - height;
  const up = spare < 0 ? spare / 2 : Math.min(spare, Math.max(0, (y + tall / 2) * enlarged - height / 2));
  const heading = block(title, 'title', { x: left, y: 168, scale: scaleFor(title), lines: 4, ink: ink.ink });
  const telling = block(text, 'after', { x: left, y: heading.end + 20, scale: 1.75, lines: 7, ink: ink['ink-2'] });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<style>${textRules([...shapes, ...written])}</style>`,
    `<rect width="${width}" height="${height}" fill="${ink.panel}"/>`,
    mark,
    heading.markup,
    telling.markup,
    `<rect x="${edge}" width="${width - edge}" height="${height}" fill="${ink.paper}"/>`,
    `<g transform="translate(${edge} ${-Math.round(up)}) scale(${enlarged})">`,
    ...shapes.map((shape) => toMarkup(shape, (name) => ink[name])),
    '</g>',
    `<path d="M${edge} 0v${height}" stroke="${ink['rule-2']}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

const mark = `<g transform="translate(${left - 8} 56) scale(2.4)" fill="none"><path d="M7 1v20" stroke="${palette.light.ink}" stroke-width="2.5"/><path d="M7 3c0 5 9 3.5 9 9v3" stroke="${palette.light.ink}" stroke-width="1.75"/><path d="m16 13 3 3-3 3-3-3z" fill="${palette.light.ink}"/><circle cx="7" cy="13" r="4.5" fill="${palette.light.now}" stroke="${palette.light.panel}" stroke-width="1.5"/></g><g transform="translate(${left + 56} 94) scale(1.7)"><text class="t-title" fill="${palette.light.ink}">Podwalk</text></g>`;

interface Place {
  readonly x: number;
  /** Where the first line begins. */
  readonly y: number;
  readonly scale: number;
  /** So many fit. */
  readonly lines: number;
  readonly ink: string;
}

function block(text: string, style: 'title' | 'after', { x, y, scale, lines, ink }: Place) {
  const step = style === 'title' ? 22 : 20;
  const all = wrap(text, style, column / scale);
  const shown = all.slice(0, lines).map((line, index) => {
    const whole = index === lines - 1 && all.length > lines ? `${line} …` : line;
    return clip(whole, style, column / scale);
  });
  const rows = shown.map((line, index) => {
    const [at, down] = [index * step + 16, fixed(y)];
    return `<g transform="translate(${x} ${down}) scale(${scale})"><text class="t-${style}" y="${at}" fill="${ink}">${escaped(line)}</text></g>`;
  });
  return { markup: rows.join('\n'), end: y + shown.length * step * scale };
}

/** A long word is set smaller, so that it need not be broken. */
function scaleFor(title: string): number {
  const longest = title.split(' ').reduce((most, word) => Math.max(most, word.length), 0);
  return Math.min(title.length > 40 ? 2.2 : 2.7, 42 / Math.max(14, longest));
}

/** The card's own words, for the style sheet. */
const written = (['title', 'after'] as const).map((style) => textShape({ x: 0, y: 0, text: '', style, ink: 'ink' }));

function fixed(value: number): number {
  return Math.round(value * 10) / 10;
}
