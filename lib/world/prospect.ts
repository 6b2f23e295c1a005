import type { Choice } from '@/lib/journey/moment.ts';
import type { PodContext } from '@/machines/pod-context.ts';
import type { Demands } from './demands.ts';
import type { Memory } from './memory.ts';
import type { World } from './world.ts';

/** Something that the machine allows at a moment, and all by which the world decides whether and when it happens. */
export interface Prospect {
  readonly world: World;
  readonly demands: Demands;
  readonly context: PodContext;
  readonly memory: Memory;
  readonly choice: Choice;
  /** Since when the machine has allowed it. All times are virtual milliseconds. */
  readonly since: number;
  /** When the machine's timer is over, or the time that its state usually takes. */
  readonly usual: number;
  /** The moment. */
  readonly now: number;
}

/** When it happens, and what its event carries; `undefined`: it does not, as far as the world is known. */
export type Verdict = { readonly at: number; readonly payload?: Readonly<Record<string, string | number>> } | undefined;

/** Decides about one kind of event. */
export type Decide = (prospect: Prospect) => Verdict;

/** A table of decisions by the event's words, without the container behind them. */
export type Decisions = Readonly<Record<string, Decide>>;

/** At its usual time if that holds, else not at all. */
export function usually({ usual }: Prospect, holds = true): Verdict {
  return holds ? { at: usual } : undefined;
}

/** The container that the event belongs to. Throws a `RangeError` when it belongs to none. */
export function containerIn({ choice }: Prospect): string {
  if (choice.container === undefined) throw new RangeError(`event: ${choice.event.type} belongs to no container`);
  return choice.container;
}

/** The state in which the machine allows it, as a path below the machine. */
export function stateOf({ choice }: Prospect): string {
  return choice.transition.split('|')[0] ?? '';
}
