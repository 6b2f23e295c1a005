import type { GraphTransition } from '@/machines/graph.ts';
import { rungsOf } from './ladder.ts';
import { pillWidth } from './pill.ts';
import type { Family, Row, Spur } from './plan.ts';

/** The pitch of pills that stand above each other. */
const pitch = 34;

/** Transitions that exclude each other, and where their pill would stand; `y` is relative to the row. */
export interface Slot {
  readonly transitions: readonly GraphTransition[];
  readonly y: number;
}

/** Where the parts of a family stand, relative to the row that it hangs at. */
export interface FamilySlots {
  readonly family: Family;
  /** The level of its wait and of its way back; families that end here have none. */
  readonly level?: number;
  readonly spurs: readonly {
    readonly spur: Spur;
    readonly y: number;
    readonly causes: readonly Slot[];
    readonly rises: readonly Slot[];
  }[];
  readonly causes: readonly Slot[];
  readonly returns: readonly Slot[];
}

/** Everything right of a row, placed so that nothing overlaps whatever happens next. */
export interface RowSlots {
  readonly families: readonly FamilySlots[];
  readonly asides: readonly Slot[];
  /** One slot for all that leads to another step. */
  readonly beyond?: Slot;
  /** What it needs above and below the row, in px. */
  readonly above: number;
  readonly below: number;
}

/**
 * Places what hangs right of a row: what leads back first, around the row's own level, then what ends there. A line
 * that is `near` the right edge has its ways back on the vertical, where there is room for their pills.
 */
export function slotsOf(row: Row, index: number, near = false): RowSlots {
  const known = (near ? nearSlots : farSlots).get(row);
  if (known) return known;
  const slots = placed(row, index, near);
  (near ? nearSlots : farSlots).set(row, slots);
  return slots;
}

const nearSlots = new WeakMap<Row, RowSlots>();
const farSlots = new WeakMap<Row, RowSlots>();

function placed({ families, asides, beyond }: Row, index: number, near: boolean): RowSlots {
  const rank = ({ back, head }: Family) => (back && 'row' in back && back.row === index ? 0 : head ? 1 : back ? 2 : 3);
  const ordered = [...families].sort((a, b) => rank(a) - rank(b));
  const isHung = (family: Family) => family.back !== undefined || family.head !== undefined;
  const count = ordered.reduce((sum, family) => sum + sizeOf(family), 0) + asides.length + (beyond.length ? 1 : 0);
  const centred = !ordered.some(isHung) && count <= 2;
  let y = centred ? (-pitch / 2) * (count - 1) : 0;
  const first = y;
  const places = ordered.map((family, position) => {
    const slots = isHung(family) ? hung(family, position === 0 ? 0 : y + 10, near) : ending(family, y);
    y = slots.bottom + pitch;
    return slots;
  });
  const asideSlots = asides.map((transitions, position) => ({ transitions, y: y + position * pitch }));
  y += asides.length * pitch;
  const beyondSlot = beyond.length ? { beyond: { transitions: beyond, y } } : {};
  y += beyond.length ? pitch : 0;
  const head = places[0]?.family.head;
  return {
    families: places,
    asides: asideSlots,
    ...beyondSlot,
    above: Math.max(14, head ? 36 : 0, -first + 15),
    below: count === 0 && places.length === 0 ? 14 : Math.max(y - pitch + 17, head?.state.meta.note ? 30 : 0),
  };
}

type Placed = FamilySlots & { readonly bottom: number };

function ending(family: Family, top: number): Placed {
  const { spurs, bottom } = column(family.spurs, top);
  return { family, spurs, causes: [], returns: [], bottom };
}

function hung(family: Family, level: number, near: boolean): Placed {
  const { head, spurs } = family;
  const returns = returnSlots(family, level);
  const free = level + pitch * (Math.max(1, ...returns.map((slot) => (slot.y - level) / pitch + 1)) - 1);
  const rises = head && spurs.length > 0;
  const firstCauses = spurs[0]?.causes.length ?? 0;
  const gap = rises ? (rungsOf(head.state) ? 128 : 76) : 44;
  const top = Math.max(
    free + (head ? 46 : near || returns.some(isWide) ? 62 : 40),
    rises ? level + gap - (pitch / 2) * Math.max(0, firstCauses - 1) : 0,
  );
  const causes = (head?.causes ?? []).map((transitions, index) => ({ transitions, y: top + index * pitch }));
  const placed = column(spurs, top + causes.length * pitch, head);
  return {
    family,
    level,
    causes,
    returns,
    spurs: placed.spurs,
    bottom: spurs.length ? placed.bottom : Math.max(free, causes.at(-1)?.y ?? level),
  };
}

function isWide({ transitions }: Slot): boolean {
  return transitions.some(({ meta }) => pillWidth(meta.label) > 200);
}

/** The ways back of one state stand above each other; those of different states are never possible together. */
function returnSlots({ returns }: Family, level: number): readonly Slot[] {
  const taken = new Map<string, number>();
  return returns.map((transitions) => {
    const source = transitions[0]?.sources[0] ?? '';
    const index = taken.get(source) ?? 0;
    taken.set(source, index + 1);
    return { transitions, y: level + index * pitch };
  });
}

function column(spurs: readonly Spur[], top: number, head?: Spur) {
  let y = top;
  const placed = spurs.map((spur) => {
    const onto = spur.rises.filter(({ target }) => target !== head?.state.id);
    const events = [...new Set(onto.map(({ event }) => event))];
    const rises = events.map((event, index) => ({
      transitions: onto.filter((rise) => rise.event === event),
      y: y + index * pitch,
    }));
    y += events.length * pitch + (events.length ? 6 : 0);
    const causes = spur.causes.map((transitions, index) => ({ transitions, y: y + index * pitch }));
    const size = Math.max(1, causes.length);
    const middle = y + (pitch / 2) * (size - 1);
    y += size * pitch;
    return { spur, y: middle, causes, rises };
  });
  return { spurs: placed, bottom: y - pitch };
}

function sizeOf({ spurs, head }: Family): number {
  return spurs.reduce((sum, { causes }) => sum + Math.max(1, causes.length), head?.causes.length ?? 0);
}

/** Whether a row's sidings leave along the row itself: something hangs there, and nothing comes back along it. */
export function leavesLevel(slots: RowSlots | undefined): boolean {
  if (!slots || (slots.families.length + slots.asides.length === 0 && !slots.beyond)) return false;
  return slots.families.every(({ level }) => level === undefined);
}
