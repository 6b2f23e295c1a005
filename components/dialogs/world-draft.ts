import type { LinkSubject } from '@/lib/journey/link.ts';

/** A world that somebody writes. */
export interface WorldDraft {
  readonly text: string;
  /** The pod that it is for; absent for the one that every walk begins with. */
  readonly pod?: LinkSubject;
  /** The name of the scenario that it began as. */
  readonly scenario?: string;
  /** The pod that was walked while it was written: with another one, the draft is over. */
  readonly walked?: LinkSubject;
}

/** Whether two links name the same pod, whatever its world. */
export function isSamePod(one: LinkSubject = { sample: 'hello' }, other: LinkSubject = { sample: 'hello' }): boolean {
  if ('sample' in one) return 'sample' in other && one.sample === other.sample;
  return 'manifest' in other && one.manifest === other.manifest && one.workload === other.workload;
}
