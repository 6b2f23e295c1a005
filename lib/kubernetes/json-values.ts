import { InputError } from './input-error.ts';

/** One JSON value of a text that holds several, and where it stands. */
export interface JsonValue {
  readonly value: unknown;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** Offsets of its first character and of the one after its last. */
  readonly start: number;
  readonly end: number;
}

/** Whether a text can only be JSON, or YAML's flow style, judged by its first character. */
export function looksLikeJson(source: string): boolean {
  const first = source.charCodeAt(skipSpace(source, 0));
  return first === openBrace || first === openBracket;
}

/**
 * The JSON values of a text, one after the other: a single one, one a line, or simply concatenated.
 * Throws an InputError with the line at which the text stops being JSON.
 */
export function jsonValues(source: string): readonly JsonValue[] {
  const start = skipSpace(source, 0);
  const whole = parseWhole(source);
  if (whole !== undefined)
    return [{ value: whole.value, line: 1 + newlines(source, 0, start), start, end: source.length }];
  const values: JsonValue[] = [];
  let line = 1;
  let counted = 0;
  for (let at = start; at < source.length; at = skipSpace(source, at)) {
    line += newlines(source, counted, at);
    counted = at;
    const end = endOfValue(source, at);
    if (end === undefined) {
      throw new InputError({
        line,
        what: 'the JSON ends before this value does',
        remedy: 'Save the whole output again.',
      });
    }
    values.push({ value: parseOne(source.slice(at, end), line), line, start: at, end });
    at = end;
  }
  return values;
}

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const quote = 0x22;
const backslash = 0x5c;

function parseWhole(source: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(source) };
  } catch {
    return undefined;
  }
}

function parseOne(source: string, line: number): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new InputError({
      line: line + (position === undefined ? 0 : newlines(source, 0, Number(position))),
      what: 'this is not valid JSON',
      remedy: 'Check the commas, quotes and brackets here.',
    });
  }
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && (source.charCodeAt(at) <= 0x20 || source.charCodeAt(at) === 0xfeff)) at++;
  return at;
}

/** How many lines end between two offsets. */
export function newlines(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = source.indexOf('\n', from); at !== -1 && at < to; at = source.indexOf('\n', at + 1)) count++;
  return count;
}

/** Undefined when the text ends first; whatever begins with no bracket is taken up to the end of its line. */
function endOfValue(source: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === quote) {
      at = endOfString(source, at);
    } else if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) {
      depth--;
      if (depth <= 0) return at + 1;
    } else if (depth === 0) {
      const end = source.indexOf('\n', at);
      return end === -1 ? source.length : end;
    }
  }
  return undefined;
}

function endOfString(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === quote) return at;
    at += code === backslash ? 2 : 1;
  }
  return at;
}
