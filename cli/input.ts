import { isUtf8 } from 'node:buffer';
import { createReadStream, readFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { SizeLimit } from '../lib/kubernetes/documents.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Streams } from './command.ts';

/** A text, and what to call it in an error: the file's name, or nothing for standard input. */
export interface Input {
  readonly source: string;
  readonly file?: string;
}

/**
 * What the command line takes, in characters: JSON as large as a cluster of 50,000 Pods, and YAML as far as its
 * parser reads in a few seconds.
 */
export const fileLimit: SizeLimit = { json: 256e6, yaml: 10e6 };

/** The most that is read, in bytes, of a file that does not begin like JSON. */
const otherLimit = 50e6;

/** How many bytes are looked at to tell what a file is. */
const sniffed = 4096;

/**
 * Reads a file, or standard input when `file` is absent or `-`. What is missing, a directory, unreadable, binary
 * or too large throws an InputError, before it is read to its end.
 */
export async function readInput(file: string | undefined, { stdin }: Streams): Promise<Input> {
  if (file === undefined || file === '-') {
    refuseTerminal(stdin);
    return { source: decode(await collect(stdin, undefined), undefined) };
  }
  return { source: decode(await readBytes(file), file), file };
}

/** Somebody who has typed no file would wait for ever. */
export function refuseTerminal({ isTTY }: Streams['stdin']): void {
  if (!isTTY) return;
  throw new InputError({
    what: 'there is nothing to read',
    remedy: 'Name a file, or pipe `kubectl get pods -o json` into it.',
  });
}

/** Only a regular file tells its size, and can be looked into before it is read. */
async function readBytes(file: string): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new InputError({ file, what: 'this is a directory', remedy: 'Name a file in it.' });
    if (!found.isFile()) return await collect(createReadStream(file), file);
    const handle = await open(file);
    try {
      const start = await handle.read(Buffer.alloc(sniffed), 0, sniffed, 0);
      const limit = limitFor(start.buffer.subarray(0, start.bytesRead), file);
      if (found.size > limit) throw tooLarge(file, limit);
    } finally {
      await handle.close();
    }
    // In one piece: the asynchronous call reads small parts and takes several times as long.
    return readFileSync(file);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, error);
  }
}

async function collect(stream: Readable, file: string | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let limit: number | undefined;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    limit ??= limitFor(bytes, file);
    size += bytes.length;
    if (size > limit) throw tooLarge(file, limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** How many bytes may follow these first ones. */
function limitFor(start: Buffer, file: string | undefined): number {
  refuseBinary(start, file);
  return /^[\s\uFEFF]*[[{]/.test(start.toString('utf8', 0, sniffed)) ? fileLimit.json : otherLimit;
}

/** Throws an InputError where the first bytes of a file are none of a text. */
export function refuseBinary(start: Buffer, file: string | undefined): void {
  if (!isUtf16(start) && start.subarray(0, sniffed).includes(0)) throw binary(file);
}

/** Why a file cannot be read. */
export function unreadable(file: string | undefined, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new InputError({ file, what: 'there is no such file', remedy: 'Check the path.' });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new InputError({ file, what: 'the file may not be read', remedy: 'Check its permissions.' });
  }
  return new InputError({ file, what: `the file cannot be read (${String(code)})`, remedy: 'Check the path.' });
}

function tooLarge(file: string | undefined, limit: number): InputError {
  return new InputError({
    file,
    what: `the file is larger than ${limit / 1e6} MB`,
    remedy: 'Give fewer Pods at a time, for example one namespace.',
  });
}

/** PowerShell's `>` writes UTF-16. */
export function isUtf16(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

function decode(bytes: Buffer, file: string | undefined): string {
  if (isUtf16(bytes)) return bytes.toString('utf16le', 2);
  if (!isUtf8(bytes)) throw binary(file);
  return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
}

/** That a file is no text. */
export function binary(file: string | undefined): InputError {
  return new InputError({ file, what: 'this is a binary file, not text', remedy: 'Give YAML or JSON.' });
}
