/** Where an input is wrong, what is wrong with it, and what to do: the parts of one sentence for a person. */
export interface InputFault {
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** A sentence without its full stop. */
  readonly what: string;
  /** A sentence with its full stop. */
  readonly remedy: string;
}

/** The only error that a reader throws on purpose; its message reads `FILE:LINE: what. remedy`. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly file?: string;
  readonly line?: number;
  readonly what: string;
  readonly remedy: string;

  constructor({ file, line, what, remedy }: InputFault) {
    const place = [file, line].filter((part) => part !== undefined).join(':');
    super(`${place === '' ? '' : `${place}: `}${what}. ${remedy}`);
    this.file = file;
    this.line = line;
    this.what = what;
    this.remedy = remedy;
  }

  /** The same fault with the file and line filled in where they are not known yet. */
  at(file: string | undefined, line?: number): InputError {
    return new InputError({ file: this.file ?? file, line: this.line ?? line, what: this.what, remedy: this.remedy });
  }
}
