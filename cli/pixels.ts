import { fileURLToPath } from 'node:url';
import type { Frame } from '../lib/exporters/animation.ts';
import type { PixelFormatId } from '../lib/exporters/index.ts';
import { toApng } from '../lib/raster/apng.ts';
import { toPng } from '../lib/raster/png.ts';
import { UsageError } from './command.ts';

/** The same place from the sources and from the bundle. */
const fonts = fileURLToPath(new URL('../dist/fonts', import.meta.url));

/** Draws the pictures of a format in pixels as one file. Throws a UsageError where they cannot be drawn. */
export async function drawn(format: PixelFormatId, frames: readonly Frame[], scale: number): Promise<Uint8Array> {
  try {
    return await (format === 'png' ? toPng(frames[0]?.svg ?? '', { scale, fonts }) : toApng(frames, { scale, fonts }));
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--scale ${scale} ${error.message}.`);
    if (!isMissing(error)) throw error;
    throw new UsageError(
      `${format} is drawn by the package @resvg/resvg-js, and that is not installed. Install it, or choose --format svg.`,
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /MODULE_NOT_FOUND$/.test(String(error.code));
}
