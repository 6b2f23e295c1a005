import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apngWriter, type PixelFrame } from '@/lib/raster/apng-writer.ts';
import { chunksOf, sizeOf } from './chunks.ts';

/** Pictures of one size in few colours, so that neighbours often look alike. */
const animations = fc
  .record({ width: fc.integer({ min: 1, max: 6 }), height: fc.integer({ min: 1, max: 6 }) })
  .chain(({ width, height }) => {
    const pixel = fc.constantFrom([0, 0, 0, 255], [255, 255, 255, 255], [9, 200, 33, 255]);
    const pixels = fc.array(pixel, { minLength: width * height, maxLength: width * height });
    const frame = fc.record({ pixels, lasts: fc.integer({ min: 1, max: 400 }) });
    return fc.array(
      frame.map(
        (one): PixelFrame => ({ width, height, pixels: Uint8Array.from(one.pixels.flat()), lasts: one.lasts * 10 }),
      ),
      { minLength: 1, maxLength: 5 },
    );
  });

test('whoever plays an animated PNG sees every picture as it was, as long as it lasts', () => {
  fc.assert(
    fc.property(animations, (frames) => {
      expect(played(written(frames))).toEqual(merged(frames));
    }),
  );
});

test('every part of it has the sum that PNG asks for, and every number its turn', () => {
  fc.assert(
    fc.property(animations, (frames) => {
      const chunks = chunksOf(written(frames));
      expect(chunks.map(({ name, data }) => crc32(Buffer.concat([Buffer.from(name), data])))).toEqual(
        chunks.map(({ sum }) => sum),
      );
      const turns = chunks
        .filter(({ name }) => name === 'fcTL' || name === 'fdAT')
        .map(({ data }) => data.readUInt32BE(0));
      expect(turns).toEqual(turns.map((_, index) => index));
    }),
  );
});

test('who knows nothing of animations finds a plain PNG of the first picture', () => {
  const frames = [frame([1, 2, 3], 10), frame([4, 5, 6], 20)];
  const [head, control] = chunksOf(written(frames));
  expect([head?.name, control?.name, control?.data.readUInt32BE(0)]).toEqual(['IHDR', 'acTL', 2]);
  expect(sizeOf(written(frames))).toEqual({ width: 1, height: 1 });
});

test('an animation without a picture, or with pictures of two sizes, is refused', () => {
  expect(() => apngWriter().end()).toThrow('it has no picture');
  const writer = apngWriter();
  writer.add(frame([1, 2, 3], 10));
  expect(() => writer.add({ ...frame([1, 2, 3], 10), width: 2 })).toThrow('2 × 1 follows 1 × 1');
});

function frame([red = 0, green = 0, blue = 0]: readonly number[], lasts: number): PixelFrame {
  return { width: 1, height: 1, pixels: Uint8Array.of(red, green, blue, 255), lasts };
}

function written(frames: readonly PixelFrame[]): Uint8Array {
  const writer = apngWriter();
  for (const one of frames) writer.add(one);
  return writer.end();
}

interface Shown {
  readonly colours: readonly number[];
  lasts: number;
}

/** What is to be seen: the same picture twice in a row is one that lasts longer. */
function merged(frames: readonly PixelFrame[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (const { pixels, lasts } of frames) {
    const colours = [...pixels].filter((_, index) => index % 4 < 3);
    const last = shown.at(-1);
    if (last?.colours.join() === colours.join()) last.lasts += lasts;
    else shown.push({ colours, lasts });
  }
  return shown;
}

/** Reads it as the specification says, without a line of the writer's. */
function played(png: Uint8Array): readonly Shown[] {
  const { width, height } = sizeOf(png);
  const canvas: number[] = Array.from({ length: width * height * 3 }, () => 0);
  const shown: Shown[] = [];
  let place = { width, height, x: 0, y: 0, lasts: 0 };
  for (const { name, data } of chunksOf(png)) {
    if (name === 'fcTL') {
      const [wide = 0, high = 0, x = 0, y = 0] = [4, 8, 12, 16].map((at) => data.readUInt32BE(at));
      place = { width: wide, height: high, x, y, lasts: (data.readUInt16BE(20) / data.readUInt16BE(22)) * 1000 };
    }
    if (name !== 'IDAT' && name !== 'fdAT') continue;
    const lines = inflateSync(name === 'IDAT' ? data : data.subarray(4));
    for (let row = 0; row < place.height; row += 1) {
      const from = row * (1 + place.width * 3) + 1;
      const line = lines.subarray(from, from + place.width * 3);
      for (const [index, value] of line.entries()) canvas[((place.y + row) * width + place.x) * 3 + index] = value;
    }
    shown.push({ colours: [...canvas], lasts: Math.round(place.lasts) });
  }
  return shown;
}
