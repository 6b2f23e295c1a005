import type { Answer } from './answer.ts';
import { titleOf } from './catalogue.ts';

/** Pods that share a cause: one finding, however many they are. */
export interface CauseGroup {
  /** Null for the pods that are well. */
  readonly cause: string | null;
  readonly title: string;
  readonly answers: readonly Answer[];
}

/** Groups pods by cause: the largest group first, and last those that are well. */
export function groupsOf(answers: readonly Answer[]): readonly CauseGroup[] {
  const groups = new Map<string | null, Answer[]>();
  for (const answer of answers) {
    const { cause } = answer.brief;
    const group = groups.get(cause);
    if (group) group.push(answer);
    else groups.set(cause, [answer]);
  }
  return [...groups]
    .map(([cause, own]) => ({ cause, title: cause === null ? 'pods that are well' : titleOf(cause), answers: own }))
    .sort((a, b) => Number(a.cause === null) - Number(b.cause === null) || b.answers.length - a.answers.length);
}
