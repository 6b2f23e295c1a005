import { writeFileSync } from 'node:fs';
import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Streams } from './command.ts';

/** Writes a text or bytes to a file, or to standard output without one. Throws an InputError where the file cannot be written. */
export function write(content: string | Uint8Array, file: string | undefined, { stdout }: Streams): void {
  if (file === undefined || file === '-') {
    stdout.write(content);
    return;
  }
  try {
    writeFileSync(file, content);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new InputError({ file, what: `the file cannot be written (${code})`, remedy: 'Check the path.' });
  }
}
