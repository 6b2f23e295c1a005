import { writeFileSync } from 'node:fs';
import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Streams } from './command.ts';

/** Writes a text to a file, or to standard output without one. Throws an InputError where the file cannot be written. */
export function write(text: string, file: string | undefined, { stdout }: Streams): void {
  if (file === undefined || file === '-') {
    stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new InputError({ file, what: `the file cannot be written (${code})`, remedy: 'Check the path.' });
  }
}
