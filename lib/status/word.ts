import type { StageId } from '@/machines/chart.ts';

/** What a word says of its pod: on its way, waiting, in trouble, running, or at its end. */
export type StatusKind = 'way' | 'wait' | 'failure' | 'running' | 'end';

/** A word that kubectl can print in its STATUS column. */
export interface StatusWord {
  /** As kubectl prints it; `N` and the numbers of `Init:0/1` stand for any. */
  readonly word: string;
  /** Where in the life of a pod it is met. */
  readonly stage: StageId;
  readonly kind: StatusKind;
  /** What it means in a few words. */
  readonly gloss: string;
  /** What else people type who mean it. */
  readonly also?: readonly string[];
}

/** The spelling of a word in an address: `Init-CrashLoopBackOff`, `Init-0-1`, `seccomp-killed`. */
export function slugOf({ word }: Pick<StatusWord, 'word'>): string {
  return word.replace(/[:/ ]/g, '-');
}

/** The address of a word's page. */
export function addressOf(word: Pick<StatusWord, 'word'>): string {
  return `/pods/${slugOf(word)}`;
}
