import { apngWriter } from './apng-writer.ts';
import { type RasterOptions, toRaster } from './raster.ts';

/** A picture of a walk, and the milliseconds that it is shown. */
interface Picture {
  readonly svg: string;
  readonly lasts: number;
}

/** Draws SVGs of ours, in the colours of one theme, as one animated PNG: the same bytes for the same pictures. */
export async function toApng(pictures: readonly Picture[], options: RasterOptions): Promise<Uint8Array<ArrayBuffer>> {
  const writer = apngWriter();
  for (const { svg, lasts } of pictures) {
    const { width, height, pixels } = await toRaster(svg, options);
    writer.add({ width, height, pixels, lasts });
  }
  return writer.end();
}
