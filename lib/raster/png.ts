import { type RasterOptions, toRaster } from './raster.ts';

/** Draws an SVG of ours, in the colours of one theme, as PNG: the same bytes for the same picture. */
export async function toPng(svg: string, options: RasterOptions): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await toRaster(svg, options)).asPng());
}
