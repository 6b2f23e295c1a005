import type { Frame } from '@/lib/exporters/animation.ts';
import type { PixelFormat } from '@/lib/exporters/index.ts';
import { apngWriter } from '@/lib/raster/apng-writer.ts';

/** Draws the pictures of a format in pixels by the browser itself, as one file; `scale` is pixels for each px. */
export async function drawnFile(frames: readonly Frame[], { media }: PixelFormat, scale: number): Promise<Blob> {
  const fonts = await embeddedFonts();
  const [only, ...more] = frames;
  if (only !== undefined && more.length === 0) return await blobOf(await drawn(only, fonts, scale));
  const writer = apngWriter();
  for (const frame of frames) {
    const canvas = await drawn(frame, fonts, scale);
    const { width, height } = canvas;
    const { data: pixels } = contextOf(canvas).getImageData(0, 0, width, height);
    writer.add({ width, height, pixels, lasts: frame.lasts });
  }
  return new Blob([writer.end()], { type: media });
}

async function drawn({ svg }: Frame, fonts: string, scale: number): Promise<HTMLCanvasElement> {
  const picture = new Image();
  const source = new Blob([svg.replace('<style>', `<style>${fonts}`)], { type: 'image/svg+xml' });
  picture.src = URL.createObjectURL(source);
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  contextOf(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(picture.src);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new RangeError('picture: this browser draws none of that size');
  return context;
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new RangeError('picture: this browser draws none of that size'));
    canvas.toBlob((blob) => (blob === null ? refuse() : resolve(blob)), 'image/png');
  });
}

/** The families as a style sheet: a picture that is drawn may not ask for them, and a page of ours may fetch nothing. */
async function embeddedFonts(): Promise<string> {
  const script: { readonly default: string } = await import(/* turbopackIgnore: true */ fonts);
  return script.default;
}

const fonts = '/podwalk-fonts.js';
