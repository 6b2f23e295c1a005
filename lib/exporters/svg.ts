import { draw } from '@/lib/diagram/drawing.ts';
import { escaped } from '@/lib/diagram/escaped.ts';
import type { Scene } from '@/lib/diagram/item.ts';
import { colourRules, textRules, toMarkup } from '@/lib/diagram/markup.ts';
import { type Ink, palette } from '@/lib/diagram/palette.ts';

/**
 * How a picture gets its colours: `light` and `dark` have them in it, `auto` follows the reader's system, `inherit` is
 * for use inside of a page that has the tokens.
 */
type SvgTheme = 'light' | 'dark' | 'auto' | 'inherit';

/** What a picture says of itself, and how it looks. */
export interface SvgOptions {
  readonly title: string;
  readonly description: string;
  readonly theme: SvgTheme;
  /** `@font-face` rules to put into the file; without them the reader's own sans and mono stand in. */
  readonly fonts?: string;
  /** The fragment of the link that opens the moment in Podwalk; a picture that has one can be dropped there. */
  readonly opens?: string;
}

/** Writes a scene as an SVG that stands alone: no scripts, no requests, the same bytes for the same scene. */
export function toSvg({ width, height, items }: Scene, options: SvgOptions): string {
  const { title, description, theme, fonts = '', opens } = options;
  const shapes = items.flatMap(draw);
  const colour = (ink: Ink) => (theme === 'light' || theme === 'dark' ? palette[theme][ink] : `var(--${ink})`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="podwalk-title podwalk-desc">`,
    `<title id="podwalk-title">${escaped(title)}</title>`,
    `<desc id="podwalk-desc">${escaped(description)}</desc>`,
    ...(opens === undefined ? [] : [`<metadata id="podwalk-link">${escaped(opens)}</metadata>`]),
    `<style>${fonts}${theme === 'auto' ? colourRules() : ''}${textRules(shapes)}</style>`,
    `<rect width="${width}" height="${height}" fill="${colour('paper')}"/>`,
    ...shapes.map((shape) => toMarkup(shape, colour)),
    '</svg>',
    '',
  ].join('\n');
}
