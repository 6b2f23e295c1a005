/** A JSON object none of whose fields has been looked at yet. */
export interface Fields {
  readonly [name: string]: unknown;
}

/** Whether a value is a JSON object, and neither a list nor null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a value is, else undefined. */
export function fields(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

/** The string that a value is, else undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The integer that a value is, else undefined. */
export function integer(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && typeof value === 'number' ? value : undefined;
}

/** The boolean that a value is, else undefined. */
export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** Those elements of a list that `read` accepts; an empty list when the value is no list. */
export function listOf<T>(value: unknown, read: (element: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(value) || value.length === 0) return none;
  const accepted: T[] = [];
  for (const element of value) {
    const item = read(element);
    if (item !== undefined) accepted.push(item);
  }
  return accepted;
}

const none: readonly never[] = Object.freeze([]);
