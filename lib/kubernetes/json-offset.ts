/**
 * Where the key or item at a path stands in a JSON text that begins a valid value at `from`, as an offset; of a path that
 * leads nowhere, where its nearest ancestor stands.
 */
export function jsonOffset(text: string, from: number, path: readonly (string | number)[]): number {
  let value = skipBlanks(text, from);
  let found = value;
  for (const step of path) {
    const next = text[value] === '{' ? memberAt(text, value, String(step)) : itemAt(text, value, step);
    if (next === undefined) break;
    ({ found, value } = next);
  }
  return found;
}

/** Offsets of a key or item, and of the value that it has or is. */
interface Place {
  readonly found: number;
  readonly value: number;
}

function memberAt(text: string, object: number, name: string): Place | undefined {
  let at = skipBlanks(text, object + 1);
  while (text[at] === '"') {
    const end = stringEnd(text, at);
    const value = skipBlanks(text, skipBlanks(text, end) + 1);
    if (isSpelling(text.slice(at, end), name)) return { found: at, value };
    at = nextAfter(text, valueEnd(text, value));
  }
  return undefined;
}

function isSpelling(quoted: string, name: string): boolean {
  return quoted.includes('\\')
    ? JSON.parse(quoted) === name
    : quoted.length === name.length + 2 && quoted.slice(1, -1) === name;
}

function itemAt(text: string, array: number, index: string | number): Place | undefined {
  if (text[array] !== '[' || typeof index !== 'number') return undefined;
  let at = skipBlanks(text, array + 1);
  for (let count = 0; at < text.length && text[at] !== ']'; count += 1) {
    if (count === index) return { found: at, value: at };
    at = nextAfter(text, valueEnd(text, at));
  }
  return undefined;
}

/** Behind the comma after a value, or at the bracket that closes what it is in. */
function nextAfter(text: string, end: number): number {
  const at = skipBlanks(text, end);
  return text[at] === ',' ? skipBlanks(text, at + 1) : at;
}

function valueEnd(text: string, value: number): number {
  let depth = 0;
  let at = value;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"') {
      at = stringEnd(text, at);
      if (depth === 0) return at;
    } else {
      if (depth === 0 && (sign === ',' || sign === '}' || sign === ']')) return at;
      at += 1;
      if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
  }
  return at;
}

/** Behind the closing quote. */
function stringEnd(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}
