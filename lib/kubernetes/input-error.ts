/** Where an input is wrong, what is wrong with it, and what to do: the parts of one sentence for a person. */
export interface InputFault {
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1; only readers that look at every field know it. */
  readonly column?: number;
  /** A sentence without its full stop. */
  readonly what: string;
  /** A sentence with its full stop. */
  readonly remedy: string;
}

/** The only error that a reader throws on purpose; its message reads `FILE:LINE:COLUMN: what. remedy`. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly what: string;
  readonly remedy: string;

  constructor({ file, line, column, what, remedy }: InputFault) {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    super(`${place === '' ? '' : `${place}: `}${what}. ${remedy}`);
    this.file = file;
    this.line = line;
    this.column = column;
    this.what = what;
    this.remedy = remedy;
  }

  /** The same fault with the file and line filled in where they are not known yet. */
  at(file: string | undefined, line?: number): InputError {
    const { column, what, remedy } = this;
    return new InputError({ file: this.file ?? file, line: this.line ?? line, column, what, remedy });
  }
}

/**
 * What to throw in place of an error that was caught while reading: an InputError gets its file and line, an
 * exhausted stack becomes a sentence, anything else stays what it is.
 */
export function located(error: unknown, file?: string, line?: number): unknown {
  if (error instanceof InputError) return error.at(file, line);
  if (!(error instanceof RangeError)) return error;
  return new InputError({ file, line, what: 'the input is nested too deeply', remedy: 'Give a Kubernetes object.' });
}
