import type { RenderedImage } from '@resvg/resvg-js';

/** What a picture needs beside its SVG to become pixels. */
export interface RasterOptions {
  /** Pixels for each px of the picture. */
  readonly scale: number;
  /** The folder with the files that `scripts/build-fonts.mjs` writes. */
  readonly fonts: string;
}

/** The most pixels that a picture may have; more fills the memory of a small machine. */
const mostPixels = 64e6;

/** The files in which the two families are set. */
const fontFiles = [
  'schibsted-grotesk-400.ttf',
  'schibsted-grotesk-500.ttf',
  'schibsted-grotesk-600.ttf',
  'commit-mono-400.ttf',
  'commit-mono-600.ttf',
] as const;

/**
 * Draws an SVG of ours, in the colours of one theme. Throws a RangeError, whose message ends a sentence about
 * the scale, where it would have too many pixels or none, and what
 * Node throws where resvg is not installed: it is asked for only here, so that other commands start without it.
 */
export async function toRaster(svg: string, { scale, fonts }: RasterOptions): Promise<RenderedImage> {
  const { Resvg } = await import('@resvg/resvg-js');
  const picture = new Resvg(svg.replace(fontRule, longhand), {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: fontFiles.map((file) => `${fonts}/${file}`) },
    logLevel: 'off',
  });
  if (picture.width * picture.height * scale ** 2 > mostPixels) {
    throw new RangeError(`gives a picture of more than ${mostPixels / 1e6} million pixels`);
  }
  if (Math.min(picture.width, picture.height) * scale < 1) throw new RangeError('gives a picture without pixels');
  return picture.render();
}

const fontRule = /font:(\d+) ([\d.]+px) '([\w ]+)'[^}]*/g;

/** resvg reads no `font` shorthand, and knows every weight of a family by a name of its own. */
function longhand(_: string, weight: string, size: string, family: string): string {
  const name = family === 'Commit Mono' ? 'CommitMono' : `${family}${faces[weight] ?? ''}`;
  return `font-weight:${weight};font-size:${size};font-family:'${name}'`;
}

const faces: Readonly<Record<string, string>> = { 500: ' Medium', 600: ' SemiBold' };
