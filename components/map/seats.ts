import type { Item } from '@/lib/diagram/item.ts';

/** Which seat every item of a scene has: the id under which React Flow knows it. */
export interface Seats {
  /** All seats, taken or free, in the order in which they were made. */
  readonly all: readonly string[];
  /** The seats by the items' ids. */
  readonly taken: ReadonlyMap<string, string>;
}

type Guest = Pick<Item, 'id' | 'kind'>;

/** What a reader can press is reached by key in the order of the seats, so that order is the picture's. */
const ordered: ReadonlySet<string> = new Set<Item['kind']>(['station', 'lane', 'cap', 'pill']);

/** Gives each item a seat of its kind. An item keeps the one it had where it can; free seats are taken first. */
export function seat(guests: readonly Guest[], before?: Seats): Seats {
  const taken = new Map<string, string>();
  const all = [...(before?.all ?? [])];
  for (const kind of new Set(guests.map((guest) => guest.kind))) {
    const own = guests.filter((guest) => guest.kind === kind);
    const places = all.filter((place) => place.startsWith(`${kind}:`));
    const known = own.map(({ id }) => places.indexOf(before?.taken.get(id) ?? ''));
    const chosen = ordered.has(kind) ? inOrder(known, places.length) : anywhere(known);
    chosen.forEach((place, index) => {
      const name = `${kind}:${place}`;
      if (place >= places.length) all.push(name);
      taken.set(own[index]?.id ?? '', name);
    });
  }
  return { all, taken };
}

/** A free place for each that has none (-1), the lowest first. */
function anywhere(known: readonly number[]): readonly number[] {
  const used = new Set(known);
  let next = 0;
  return known.map((place) => {
    if (place >= 0) return place;
    while (used.has(next)) next += 1;
    used.add(next);
    return next;
  });
}

/** Places that only rise: those that were had, if the others fit between them, else the first ones. */
function inOrder(known: readonly number[], count: number): readonly number[] {
  const places: number[] = [];
  for (const [index, own] of known.entries()) {
    const least = (places.at(-1) ?? -1) + 1;
    const after = known.slice(index + 1);
    const nextKnown = after.findIndex((place) => place >= 0);
    const ceiling = nextKnown < 0 ? Math.max(count, known.length) : (after[nextKnown] ?? 0);
    const waiting = nextKnown < 0 ? after.length : nextKnown;
    const place = own >= 0 ? own : least;
    if (place < least || place + waiting >= ceiling) return known.map((_, first) => first);
    places.push(place);
  }
  return places;
}
