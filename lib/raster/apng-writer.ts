import { zlibSync } from 'fflate';

/** One picture of an animation: its pixels as red, green, blue and opacity, row by row. */
export interface PixelFrame {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** Milliseconds that it is shown, up to ten minutes. */
  readonly lasts: number;
}

/** Takes the pictures of an animation one by one, so that only two of them need be in memory. */
export interface ApngWriter {
  add(frame: PixelFrame): void;
  /** The file. Throws a RangeError where no picture was added. */
  end(): Uint8Array<ArrayBuffer>;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Packed extends Box {
  readonly data: Uint8Array;
  lasts: number;
}

/**
 * Writes an animated PNG (PNG, third edition) that plays for ever and is a plain PNG of its first picture for those who
 * know no better. Of every later picture it holds the box that differs from the one before; pixels are taken as opaque.
 * The same pictures give the same bytes, in Node and in a browser.
 */
export function apngWriter(): ApngWriter {
  const packed: Packed[] = [];
  let before: PixelFrame | undefined;
  return {
    add: (frame) => {
      const { width, height, lasts } = frame;
      if (before !== undefined && (before.width !== width || before.height !== height)) {
        throw new RangeError(`apng: ${width} × ${height} follows ${before.width} × ${before.height}`);
      }
      const box = before === undefined ? { x: 0, y: 0, width, height } : differenceOf(before, frame);
      const last = packed.at(-1);
      if (box === undefined && last !== undefined) last.lasts += lasts;
      else if (box !== undefined) packed.push({ ...box, lasts, data: zlibSync(scanLines(frame, box), { level: 6 }) });
      before = frame;
    },
    end: () => fileOf(packed),
  };
}

/** The smallest box outside of which two pictures are the same; nothing where they are the same everywhere. */
function differenceOf(before: PixelFrame, { width, height, pixels }: PixelFrame): Box | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const same =
        before.pixels[at] === pixels[at] &&
        before.pixels[at + 1] === pixels[at + 1] &&
        before.pixels[at + 2] === pixels[at + 2];
      if (same) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return bottom < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The pixels of a box without their opacity; before each row the number of its filter, which is none. */
function scanLines({ width, pixels }: PixelFrame, box: Box): Uint8Array {
  const lines = new Uint8Array(box.height * (1 + box.width * 3));
  let to = 0;
  for (let y = box.y; y < box.y + box.height; y += 1) {
    to += 1;
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const from = (y * width + x) * 4;
      lines[to] = pixels[from] ?? 0;
      lines[to + 1] = pixels[from + 1] ?? 0;
      lines[to + 2] = pixels[from + 2] ?? 0;
      to += 3;
    }
  }
  return lines;
}

function fileOf(packed: readonly Packed[]): Uint8Array<ArrayBuffer> {
  const [first] = packed;
  if (first === undefined) throw new RangeError('apng: it has no picture');
  let sequence = 0;
  const next = () => {
    sequence += 1;
    return sequence - 1;
  };
  // Eight bits for each of red, green and blue; no interlacing. Zero plays are endless ones.
  const chunks = [
    chunk('IHDR', numbers([first.width, 4], [first.height, 4], [8, 1], [2, 1], [0, 3])),
    chunk('acTL', numbers([packed.length, 4], [0, 4])),
    ...packed.flatMap(({ x, y, width, height, lasts, data }) => {
      const place = numbers(
        [next(), 4],
        [width, 4],
        [height, 4],
        [x, 4],
        [y, 4],
        [Math.round(lasts / 10), 2],
        [100, 2],
        [0, 2],
      );
      const body = sequence === 1 ? chunk('IDAT', data) : chunk('fdAT', joined([numbers([next(), 4]), data]));
      return [chunk('fcTL', place), body];
    }),
    chunk('IEND', new Uint8Array()),
  ];
  return joined([signature, ...chunks]);
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data]);
  return joined([numbers([data.length, 4]), body, numbers([checksum(body), 4])]);
}

/** Each number in so many bytes, the highest first. */
function numbers(...list: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  return Uint8Array.from(
    list.flatMap(([value, bytes]) =>
      Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256),
    ),
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** CRC-32 as PNG wants it. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (table[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
