import type { Item } from '@/lib/diagram/item.ts';

/** Which seat every item of a scene has: the id under which React Flow knows it. */
export interface Seats {
  /** The seats by the items' ids. */
  readonly taken: ReadonlyMap<string, string>;
  /** Seats that were taken once and are free now. */
  readonly free: readonly string[];
}

/**
 * Gives each item a seat. An item keeps the one it had, and a new one takes one of its kind that became free: React
 * Flow pays dearly for a node that comes or goes, and little for one that shows something else.
 */
export function seat(items: readonly Pick<Item, 'id' | 'kind'>[], before?: Seats): Seats {
  const taken = new Map<string, string>();
  const stays = new Set(items.map(({ id }) => id));
  const left = [...(before?.taken ?? [])].filter(([id]) => !stays.has(id)).map(([, place]) => place);
  const free = [...left, ...(before?.free ?? [])];
  let seats = (before?.taken.size ?? 0) + (before?.free.length ?? 0);
  for (const { id, kind } of items) {
    const own = before?.taken.get(id);
    if (own !== undefined) {
      taken.set(id, own);
      continue;
    }
    const found = free.findIndex((place) => place.startsWith(`${kind}:`));
    taken.set(id, free.splice(found, found < 0 ? 0 : 1)[0] ?? `${kind}:${seats++}`);
  }
  return { taken, free };
}
