import type { StageId } from '@/machines/chart.ts';

/** What a walk rests on that nobody walked here: what was recorded of it, and when it really happened. */
export interface Basis {
  /** Ids of the states and transitions of which a record tells; all others that were passed are inferred. */
  readonly recorded: ReadonlySet<string>;
  /** The clock label for virtual milliseconds; empty where nobody knows the time. */
  readonly timeText: (at: number) => string;
  /** The step in which what went wrong later probably began. */
  readonly suspect?: StageId;
}
