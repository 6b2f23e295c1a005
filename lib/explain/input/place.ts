/** Where something stands in what was given. */
export interface Place {
  /** The file's name, or nothing for a paste. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line of a field, for example of `status.containerStatuses[0].state`. */
  readonly lineOf?: (path: readonly (string | number)[]) => number;
}

/** The steps of a path as evidence has it. */
export function stepsOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
}
