import type { WalkEvent } from '@/lib/journey/moment.ts';
import { prologue } from '@/lib/journey/prologue.ts';

/** Virtual milliseconds between two steps of which nobody knows when they were taken. */
export const second = 1000;

/** What comes before a Pod is there, as events of a walk. */
export function prologueEvents(): readonly WalkEvent[] {
  return prologue.map((type, index) => ({ type, at: index * second }));
}
