/** The same data with every `{name}` that `values` knows replaced, in all strings at any depth; what has none is shared. */
export function fill<T>(data: T, values: Readonly<Record<string, string>>): T;
export function fill(data: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof data === 'string') return data.replace(placeholder, (whole, name: string) => values[name] ?? whole);
  if (typeof data !== 'object' || data === null || isPlain(data)) return data;
  if (Array.isArray(data)) return data.map((one) => fill(one, values));
  const filled: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) filled[key] = fill(value, values);
  return filled;
}

const placeholder = /\{(\w+)\}/g;
const known = new WeakMap<object, boolean>();

/** Whether nothing in it can be filled. Rows are constants that many machines share, so it is worth remembering. */
function isPlain(data: unknown): boolean {
  if (typeof data === 'string') return !data.includes('{');
  if (typeof data !== 'object' || data === null) return true;
  const before = known.get(data);
  if (before !== undefined) return before;
  const plain = Object.values(data).every(isPlain);
  known.set(data, plain);
  return plain;
}
