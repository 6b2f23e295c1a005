import { type AnyMachineSnapshot, getNextTransitions, transition } from 'xstate';
import type { Chart } from '@/machines/chart.ts';
import type { WalkEvent } from './moment.ts';

/** What a search looks for, and what it knows about the way. */
export interface Search {
  /** Whether a snapshot is what is looked for; if not, whether an event may help. */
  readonly look: (snapshot: AnyMachineSnapshot) => true | ((event: string) => boolean);
  /** About how many events are still missing; `Infinity` when there is no way. */
  readonly estimate: (snapshot: AnyMachineSnapshot) => number;
  /** The event of that type as it is to be sent: its time and payload. */
  readonly eventOf: (
    type: string,
    snapshot: AnyMachineSnapshot,
    payload: Readonly<Record<string, string | number>>,
  ) => WalkEvent;
  /** At most so many snapshots are made. */
  readonly limit: number;
}

/** A way through the machine: its events and where it ends. */
export interface Found {
  readonly events: readonly WalkEvent[];
  readonly snapshot: AnyMachineSnapshot;
}

interface Candidate {
  readonly snapshot: AnyMachineSnapshot;
  readonly events: readonly WalkEvent[];
  readonly cost: number;
  readonly order: number;
}

/**
 * Looks for a short way from a snapshot to one that is wanted. Every step is a transition of the machine itself, with
 * its guards; the estimate only decides what is looked at first. `undefined` when there is none within the limit.
 */
export function findWay(chart: Chart, from: AnyMachineSnapshot, search: Search): Found | undefined {
  const seen = new Set([fingerprint(from)]);
  const open: Candidate[] = [];
  let order = 0;
  const look = (snapshot: AnyMachineSnapshot, events: readonly WalkEvent[]) => {
    const estimate = search.estimate(snapshot);
    if (estimate < Infinity) push(open, { snapshot, events, cost: events.length + 2 * estimate, order: order++ });
  };
  look(from, []);
  while (seen.size < search.limit) {
    const best = pop(open);
    if (!best) return undefined;
    const seenNow = search.look(best.snapshot);
    if (seenNow === true) return { events: best.events, snapshot: best.snapshot };
    for (const event of eventsAt(chart, best.snapshot, search)) {
      if (!seenNow(event.type)) continue;
      const [snapshot] = transition(chart.machine, best.snapshot, event);
      const print = fingerprint(snapshot);
      if (seen.has(print)) continue;
      seen.add(print);
      look(snapshot, [...best.events, event]);
    }
  }
  return undefined;
}

function eventsAt(chart: Chart, snapshot: AnyMachineSnapshot, search: Search): readonly WalkEvent[] {
  const types = new Map<string, WalkEvent>();
  for (const { eventType, meta, guard } of getNextTransitions(snapshot)) {
    if (!meta || types.has(eventType) || chart.blocked(guard, snapshot.context) !== undefined) continue;
    types.set(eventType, search.eventOf(eventType, snapshot, meta.payload ?? {}));
  }
  return [...types.values()];
}

/** Two snapshots with the same print have the same future, times aside. */
function fingerprint({ value, context }: AnyMachineSnapshot): string {
  return JSON.stringify([value, context], (key, held: unknown) => (timeless(key) ? held : undefined));
}

function timeless(key: string): boolean {
  return !key.endsWith('At') && key !== 'now' && key !== 'timers' && key !== 'spec' && key !== 'at';
}

function push(heap: Candidate[], candidate: Candidate): void {
  let low = 0;
  let high = heap.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = heap[middle];
    if (other && before(candidate, other)) low = middle + 1;
    else high = middle;
  }
  heap.splice(low, 0, candidate);
}

function pop(heap: Candidate[]): Candidate | undefined {
  return heap.pop();
}

function before(one: Candidate, other: Candidate): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.order < other.order);
}
