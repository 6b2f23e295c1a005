import type { AnyMachineSnapshot } from 'xstate';
import { tokensOf } from './tokens.ts';

/** Two snapshots of a machine with the same print have the same future, times aside. */
export function fingerprint(snapshot: AnyMachineSnapshot): string {
  const tokens = tokensOf(snapshot).map(({ order }) => order);
  return `${tokens.sort((a, b) => a - b).join()} ${print(snapshot.context)}`;
}

const prints = new WeakMap<object, string>();

/** The same object is read once: a step leaves most of the context as it was. */
function print(held: unknown): string {
  if (typeof held !== 'object' || held === null) return String(held);
  const known = prints.get(held);
  if (known !== undefined) return known;
  let all = '{';
  for (const [key, value] of Object.entries(held)) {
    if (value === undefined || timeless(key)) continue;
    all += key.endsWith('At') ? key : `${key}:${print(value)};`;
  }
  all += '}';
  prints.set(held, all);
  return all;
}

/** Of a time that ends in `At` only whether it has come is read. */
function timeless(key: string): boolean {
  return key === 'now' || key === 'timers' || key === 'spec' || key === 'at';
}
