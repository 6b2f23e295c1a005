import type { Unread } from './input/material.ts';

/** Why there is no pod in what was given, as the parts of an error. */
export interface NothingFound {
  readonly file?: string;
  readonly line?: number;
  readonly what: string;
}

/** The first line that nothing was made of, or else the kinds that were understood and hold no pod. */
export function nothingFound(
  [fault]: readonly Unread[],
  kinds: Iterable<readonly [kind: string, count: number]>,
): NothingFound {
  if (fault) return { file: fault.file, line: fault.line, what: fault.says };
  const found = [...kinds].map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`);
  return { what: `there is no Pod in it${found.length === 0 ? '' : `, only ${found.join(', ')}`}` };
}
