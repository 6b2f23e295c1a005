import type { Readable, Writable } from 'node:stream';

/** Where a command reads from and writes to; a test gives its own. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for `podwalk --help`. */
  readonly summary: string;
  /** The text of `podwalk NAME --help`. */
  readonly help: string;
  /** Runs it with the arguments after its name and gives the exit code. */
  run(argv: readonly string[], streams: Streams): Promise<number>;
}

/** A command line that cannot be understood; the message is one sentence and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
