import { type Fields, fields, isFields, text } from '@/lib/kubernetes/fields.ts';

/**
 * An object under a strategic merge patch, as the API server has it for Pods: null takes a field away, objects are
 * merged, lists of named things by their name, and any other list is replaced.
 */
export function strategicMerge(base: Fields, patch: Fields): Fields {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeValue(base[key], value);
  }
  return merged;
}

function mergeValue(base: unknown, value: unknown): unknown {
  if (isFields(value)) return strategicMerge(fields(base) ?? {}, value);
  if (!Array.isArray(value) || !Array.isArray(base) || !value.every(isNamed)) return value;
  const named = new Map(value.map((item) => [item.name, item]));
  const kept: readonly unknown[] = base;
  const changed = kept.map((item) => {
    const other = isNamed(item) ? named.get(item.name) : undefined;
    if (!isNamed(item) || !other) return item;
    named.delete(item.name);
    return strategicMerge(item, other);
  });
  return [...changed, ...named.values()];
}

function isNamed(value: unknown): value is Fields & { readonly name: string } {
  return text(fields(value)?.name) !== undefined;
}
