import { type Fields, integer, text } from '@/lib/kubernetes/fields.ts';
import { spanOf } from './span.ts';
import type { Deed, Happening } from './world.ts';

/** What happens, and when, that a map of a world means in which the schema has found no fault. */
export function deedOf(item: Fields): Happening | undefined {
  const deed = readers[text(item.do) ?? '']?.(item);
  return deed && { at: spanOf(text(item.at) ?? '') ?? 0, ...deed };
}

const readers: Readonly<Record<string, (item: Fields) => Deed>> = {
  delete: ({ grace }) => ({ do: 'delete', ...spans({ grace }) }),
  forceDelete: () => ({ do: 'forceDelete' }),
  evict: () => ({ do: 'evict' }),
  preempt: () => ({ do: 'preempt' }),
  displace: () => ({ do: 'displace' }),
  shutDown: () => ({ do: 'shutDown' }),
  loseSandbox: () => ({ do: 'loseSandbox' }),
  removeFinalizers: () => ({ do: 'removeFinalizers' }),
  removeGates: () => ({ do: 'removeGates' }),
  openGates: () => ({ do: 'openGates' }),
  drain: ({ node }) => ({ do: 'drain', ...texts({ node }) }),
  deleteNode: ({ node }) => ({ do: 'deleteNode', ...texts({ node }) }),
  cordon: ({ node }) => ({ do: 'cordon', node: text(node) ?? '' }),
  uncordon: ({ node }) => ({ do: 'uncordon', node: text(node) ?? '' }),
  taint: ({ node, key, effect }) => ({
    do: 'taint',
    ...texts({ node }),
    key: text(key) ?? '',
    effect: effect === 'NoExecute' || effect === 'PreferNoSchedule' ? effect : 'NoSchedule',
  }),
  pressure: ({ message }) => ({ do: 'pressure', ...texts({ message }) }),
  kill: ({ container, code }) => ({ do: 'kill', container: text(container) ?? '', code: integer(code) ?? 137 }),
  editImage: ({ container, image }) => ({
    do: 'editImage',
    container: text(container) ?? '',
    image: text(image) ?? '',
  }),
  event: ({ event, until, code, message }) => {
    const exitCode = integer(code);
    return {
      do: 'event',
      event: text(event) ?? '',
      ...spans({ until }),
      ...texts({ message }),
      ...(exitCode === undefined ? {} : { code: exitCode }),
    };
  },
};

/** Those of the values that are texts. */
function texts<K extends string>(values: Readonly<Record<K, unknown>>): Readonly<Partial<Record<K, string>>> {
  const found: Partial<Record<K, string>> = {};
  for (const key in values) {
    const written = text(values[key]);
    if (written !== undefined) found[key] = written;
  }
  return found;
}

/** Those of the values that are times, in milliseconds. */
function spans<K extends string>(values: Readonly<Record<K, unknown>>): Readonly<Partial<Record<K, number>>> {
  const found: Partial<Record<K, number>> = {};
  for (const key in values) {
    const written = text(values[key]);
    const ms = written === undefined ? undefined : spanOf(written);
    if (ms !== undefined) found[key] = ms;
  }
  return found;
}
