import TinyQueue from 'tinyqueue';
import { type AnyMachineSnapshot, type AnyTransitionDefinition, getNextTransitions } from 'xstate';
import type { RecordParams } from '@/machines/actions.ts';
import type { Chart } from '@/machines/chart.ts';
import { fingerprint } from './fingerprint.ts';
import type { WalkEvent } from './moment.ts';
import { stepFrom } from './step.ts';

/** What a search looks for, and what it knows about the way. */
export interface Search {
  /** Whether a snapshot is what is looked for; if not, whether an event may help. */
  readonly look: (snapshot: AnyMachineSnapshot, estimate: number) => true | ((event: string) => boolean);
  /** About how many events are still missing; `Infinity` when there is no way. */
  readonly estimate: (snapshot: AnyMachineSnapshot) => number;
  /**
   * About how many will be missing after a transition that is not taken yet; `undefined` when only taking it can tell.
   * Without it every transition is taken at once.
   */
  readonly guess?: (snapshot: AnyMachineSnapshot, definition: AnyTransitionDefinition) => number | undefined;
  /** What a transition costs; 1 where nothing is said, `Infinity` where it is not to be taken. */
  readonly price?: (definition: AnyTransitionDefinition) => number;
  /** The event of that type as it is to be sent: its time and payload. */
  readonly eventOf: (
    type: string,
    snapshot: AnyMachineSnapshot,
    payload: Readonly<Record<string, string | number>>,
  ) => WalkEvent;
  /** At most so many snapshots are made. */
  readonly limit: number;
  /** How many snapshots this search and others may still make together; without it there is only the limit of each. */
  readonly purse?: Purse;
}

/** What several searches share. */
export interface Purse {
  left: number;
}

/** A way through the machine: its events, what each of them recorded, and where it ends. */
export interface Found {
  readonly events: readonly WalkEvent[];
  readonly records: readonly (readonly RecordParams[])[];
  readonly snapshot: AnyMachineSnapshot;
}

/** Several ways, one after the other. The list must not be empty. */
export function joined(ways: readonly [Found, ...Found[]]): Found {
  return {
    events: ways.flatMap(({ events }) => events),
    records: ways.flatMap(({ records }) => records),
    snapshot: (ways.at(-1) ?? ways[0]).snapshot,
  };
}

/** A snapshot that has been reached. */
interface Place {
  readonly snapshot: AnyMachineSnapshot;
  readonly estimate: number;
  readonly paid: number;
  /** The event that led here and what it recorded; absent at the start. */
  readonly event?: WalkEvent;
  readonly records?: readonly RecordParams[];
  readonly from?: Place;
}

/** An event that something can be done with, and about how much is missing after it. */
interface Option {
  readonly event: WalkEvent;
  readonly price: number;
  readonly guess: number | undefined;
}

/** Something to look at next: a place, or an event at a place that nobody has taken yet. */
interface Candidate {
  readonly place: Place;
  readonly option?: Option;
  readonly cost: number;
  readonly order: number;
}

/**
 * Looks for a short way from a snapshot to one that is wanted. Every step is a transition of the machine itself, with
 * its guards; the estimate only decides what is looked at first. `undefined` when there is none within the limit.
 */
export function findWay(chart: Chart, from: AnyMachineSnapshot, search: Search): Found | undefined {
  const found = waysTo(chart, from, search).next();
  return found.done ? undefined : found.value;
}

/** The same, and then further ways to other snapshots that are wanted as well, each within the limit of its own. */
export function* waysTo(chart: Chart, from: AnyMachineSnapshot, search: Search): Generator<Found, undefined> {
  const seen = new Set([fingerprint(from)]);
  const open = new TinyQueue<Candidate>([], inTurn);
  let order = 0;
  const add = (place: Place, cost: number, option?: Option) => {
    if (cost < Infinity) open.push({ place, cost, order: order++, ...(option ? { option } : {}) });
  };
  const take = (place: Place, { event, price }: Option): Place | undefined => {
    if (search.purse) search.purse.left -= 1;
    const { snapshot, records } = stepFrom(chart.machine, place.snapshot, event);
    const print = fingerprint(snapshot);
    if (seen.has(print)) return undefined;
    seen.add(print);
    const estimate = search.estimate(snapshot);
    return { snapshot, estimate, paid: place.paid + price, event, records, from: place };
  };
  const start: Place = { snapshot: from, estimate: search.estimate(from), paid: 0 };
  add(start, costOf(start));
  // The farther it is, the more may be looked at on the way.
  let most = search.limit + (start.estimate < Infinity ? perEvent * start.estimate : 0);
  while (seen.size < most && (search.purse?.left ?? 1) > 0) {
    const best = open.pop();
    if (!best) return undefined;
    const place = best.option ? take(best.place, best.option) : best.place;
    if (!place) continue;
    if (best.option && costOf(place) > best.cost) {
      add(place, costOf(place));
      continue;
    }
    const helps = search.look(place.snapshot, place.estimate);
    if (helps === true) {
      yield wayTo(place);
      most = seen.size + search.limit;
    }
    for (const option of optionsAt(chart, place.snapshot, search)) {
      if (helps !== true && !helps(option.event.type)) continue;
      if (option.guess !== undefined) add(place, place.paid + option.price + weight * option.guess, option);
      else {
        const next = take(place, option);
        if (next) add(next, costOf(next));
      }
    }
  }
  return undefined;
}

const perEvent = 10;

/** What is missing counts more than what is done: a way is wanted soon, and need not be the shortest of all. */
const weight = 2;

function costOf({ paid, estimate }: Place): number {
  return paid + weight * estimate;
}

function wayTo(place: Place): Found {
  const steps: Place[] = [];
  for (let at: Place | undefined = place; at?.event; at = at.from) steps.push(at);
  steps.reverse();
  return {
    events: steps.flatMap(({ event }) => event ?? []),
    records: steps.flatMap(({ records }) => (records ? [records] : [])),
    snapshot: place.snapshot,
  };
}

function optionsAt(chart: Chart, snapshot: AnyMachineSnapshot, search: Search): Iterable<Option> {
  const options = new Map<string, Option>();
  for (const definition of getNextTransitions(snapshot)) {
    const { eventType, meta, guard } = definition;
    if (!meta) continue;
    const price = search.price?.(definition) ?? 1;
    if (price === Infinity || chart.blocked(guard, snapshot.context) !== undefined) continue;
    const other = options.get(eventType);
    if (other) options.set(eventType, { ...other, guess: undefined });
    else {
      options.set(eventType, {
        event: search.eventOf(eventType, snapshot, meta.payload ?? {}),
        price,
        guess: search.guess?.(snapshot, definition),
      });
    }
  }
  return options.values();
}

/** The cheapest comes first, and of those the one that was found first. */
function inTurn(one: Candidate, other: Candidate): number {
  return one.cost - other.cost || one.order - other.order;
}
