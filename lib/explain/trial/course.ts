import type { WalkEvent } from '@/lib/journey/moment.ts';

/** So many virtual milliseconds both ways are followed, if that takes no more steps than `mostSteps`. */
export const followed = 600_000;

/** So many steps a way is followed: each takes the longer the more containers there are, and nobody waits a second. */
export function mostSteps(containers: number): number {
  return Math.floor(5000 / (containers + 2));
}

/** A row of `kubectl get pods` on a tried way. */
export interface TriedRow {
  /** Milliseconds since the change, or since the new pod is there. */
  readonly after: number;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  /** How many readiness gates are open, as `0/1`; `<none>` where there are none. */
  readonly readinessGates: string;
}

/** One of two ways that a pod may go on. */
export interface Course {
  /** Every row that kubectl would show, beginning with the one at the change. */
  readonly rows: readonly TriedRow[];
  /** Milliseconds up to which it was followed, counted as the rows are. */
  readonly until: number;
  /** The object does not exist any more at the end of it. */
  readonly gone: boolean;
  /** What a walk along it is made of; the manifest is JSON. */
  readonly manifest: string;
  readonly events: readonly WalkEvent[];
  /** How many of the events lie before the change. */
  readonly before: number;
}

/** What would come of a fix, in the simulator. */
export interface WhatIf {
  /** Both in one sentence or two. */
  readonly says: string;
  /** A new pod is made, because this one cannot take the change or has ended. */
  readonly anew: boolean;
  /** The pod is being deleted, so that all is well once it is gone. */
  readonly leaving: boolean;
  /** Absent where no way to the Pod is known, so that nothing can go on from there. */
  readonly left?: Course;
  readonly tried: Course;
}
