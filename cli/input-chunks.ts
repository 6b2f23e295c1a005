import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Streams } from './command.ts';
import { binary, isUtf16, refuseBinary, refuseTerminal, unreadable } from './input.ts';

const chunkSize = 4e6;

/**
 * The text of a file, or of standard input for `-`, part by part, so that it may be longer than memory holds. What is
 * missing, a directory, unreadable or binary throws an InputError.
 */
export async function* inputChunks(file: string, { stdin }: Streams): AsyncGenerator<string> {
  const isStdin = file === '-';
  const name = isStdin ? undefined : file;
  if (isStdin) refuseTerminal(stdin);
  try {
    if (!isStdin && (await stat(file)).isDirectory()) {
      throw new InputError({ file, what: 'this is a directory', remedy: 'Name a file in it.' });
    }
    yield* decoded(isStdin ? stdin : createReadStream(file, { highWaterMark: chunkSize }), name);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(name, error);
  }
}

async function* decoded(parts: AsyncIterable<unknown>, file: string | undefined): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let before: Buffer = Buffer.alloc(0);
  const decode = (chunk: Buffer) => {
    try {
      return decoder?.decode(chunk) ?? '';
    } catch {
      throw binary(file);
    }
  };
  for await (const part of parts) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    const chunk = before.length === 0 ? bytes : Buffer.concat([before, bytes]);
    if (decoder === undefined) refuseBinary(chunk, file);
    decoder ??= new TextDecoder(isUtf16(chunk) ? 'utf-16le' : 'utf-8', { fatal: true });
    // A decoder that remembers half a sign is several times as slow.
    const end = decoder.encoding === 'utf-8' ? afterAscii(chunk) : chunk.length - (chunk.length % 4);
    before = chunk.subarray(end);
    yield decode(chunk.subarray(0, end));
  }
  yield decode(before);
}

/** The offset after the last byte that is a sign by itself. */
function afterAscii(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) >= 0x80) end -= 1;
  return end;
}
