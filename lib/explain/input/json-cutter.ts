/** An object that was cut out of a longer JSON text. */
export interface CutObject {
  readonly text: string;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** The kind that its List gives to items without one. */
  readonly kind?: string;
}

/**
 * Cuts a JSON text that comes in chunks into the objects that it lists: the items of a List, the elements of an array, and
 * values that stand one after the other. It never holds more than one of them, and reads no further than the JSON goes.
 */
export class JsonCutter {
  readonly #take: (object: CutObject) => void;
  #text = '';
  #at = 0;
  #line = 1;
  #depth = 0;
  /** The depth at which objects are cut. */
  #level = 0;
  #isString = false;
  #begin = -1;
  #beginLine = 1;
  #shell = '';
  #key = '';
  #keyFrom = -1;
  #kind: string | undefined;

  constructor(take: (object: CutObject) => void) {
    this.#take = take;
  }

  /** What is not cut yet: when the text is over, the part that is no JSON or that does not end. */
  get rest(): { readonly text: string; readonly line: number } {
    if (this.#begin < 0) return { text: this.#text.slice(this.#at), line: this.#line };
    return { text: this.#text.slice(this.#begin), line: this.#beginLine };
  }

  /** Whether a List or an array has begun that has not ended. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  /** Takes the next chunk; false as soon as something stands between two values that is no JSON. */
  push(chunk: string): boolean {
    const from = this.#begin < 0 ? this.#at : this.#begin;
    this.#text = this.#text.slice(from) + chunk;
    this.#at -= from;
    if (this.#keyFrom >= 0) this.#keyFrom -= from;
    if (this.#begin >= 0) this.#begin = 0;
    return this.#scan();
  }

  #scan(): boolean {
    const text = this.#text;
    const { length } = text;
    for (; this.#at < length; this.#at++) {
      if (this.#isString && !this.#closeString()) return true;
      const code = this.#nextSign();
      if (this.#at >= length) return true;
      if (code === quote) {
        if (this.#depth === 0) return false;
        if (this.#depth === 1) this.#keyFrom = this.#at + 1;
        this.#isString = true;
      } else if (code === openBrace || code === openBracket) this.#open(code === openBracket);
      else if (code === closeBrace || code === closeBracket) {
        if (this.#depth === 0) return false;
        this.#close();
      } else if (this.#depth === 0 && code > space && code !== mark) return false;
    }
    return true;
  }

  /** Passes over what decides nothing: most of an indented text. A loop of its own, because here the time goes. */
  #nextSign(): number {
    const text = this.#text;
    const { length } = text;
    const isInside = this.#depth > 0;
    let at = this.#at;
    let lines = 0;
    let code = text.charCodeAt(at);
    while (at < length && (code <= space || (isInside && code !== quote && code < openBracket))) {
      if (code === newline) lines += 1;
      at += 1;
      code = text.charCodeAt(at);
    }
    this.#at = at;
    this.#line += lines;
    return code;
  }

  /** Goes to the sign after the closing quote; false when it is not in this chunk. */
  #closeString(): boolean {
    const text = this.#text;
    let end = text.indexOf('"', this.#at);
    while (end >= 0 && isEscaped(text, end, this.#at)) end = text.indexOf('"', end + 1);
    if (end < 0) {
      // A backslash at the end escapes what the next chunk begins with.
      this.#at = isEscaped(text, text.length, this.#at) ? text.length - 1 : text.length;
      return false;
    }
    if (this.#keyFrom >= 0) this.#key = text.slice(this.#keyFrom, end);
    this.#keyFrom = -1;
    this.#isString = false;
    this.#at = end + 1;
    return this.#at < text.length;
  }

  #open(isList: boolean): void {
    if (this.#depth === 0) {
      this.#level = isList ? 1 : 0;
      this.#kind = undefined;
      this.#shell = '';
      if (!isList) this.#mark();
    } else if (this.#depth === 1 && isList && this.#level === 0 && this.#key === 'items') {
      this.#shell = this.#text.slice(this.#begin, this.#at);
      this.#kind = /"kind"\s*:\s*"(\w+)List"/.exec(this.#shell)?.[1];
      this.#level = 2;
      this.#begin = -1;
    } else if (this.#depth === this.#level && this.#level > 0 && !isList) this.#mark();
    this.#depth += 1;
  }

  #mark(): void {
    this.#begin = this.#at;
    this.#beginLine = this.#line;
  }

  #close(): void {
    this.#depth -= 1;
    // What follows the items in a List holds none.
    if (this.#level === 2 && this.#depth === 1) this.#level = Number.POSITIVE_INFINITY;
    if (this.#depth !== this.#level || this.#begin < 0) return;
    const text = this.#text.slice(this.#begin, this.#at + 1);
    this.#begin = -1;
    this.#take({ text, line: this.#beginLine, ...(this.#kind === undefined ? {} : { kind: this.#kind }) });
  }
}

const newline = 0x0a;
const space = 0x20;
const mark = 0xfeff;
const quote = 0x22;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes >= from && text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
