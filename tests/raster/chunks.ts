/** A part of a PNG. */
export interface Chunk {
  readonly name: string;
  readonly data: Buffer;
  /** Its CRC-32, as the file says. */
  readonly sum: number;
}

/** The parts of a PNG in their order; a file with another signature has none. */
export function chunksOf(png: Uint8Array): readonly Chunk[] {
  const bytes = Buffer.from(png);
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return [];
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    chunks.push({
      name: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, end),
      sum: bytes.readUInt32BE(end),
    });
    at = end + 4;
  }
  return chunks;
}

/** How large a PNG says it is, in pixels. */
export function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const head = chunksOf(png).find(({ name }) => name === 'IHDR');
  return { width: head?.data.readUInt32BE(0) ?? 0, height: head?.data.readUInt32BE(4) ?? 0 };
}
