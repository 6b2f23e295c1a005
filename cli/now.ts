import { UsageError } from './command.ts';

/** Milliseconds since 1970 of an RFC 3339 time that was given as `--now`. */
export function parseNow(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const time = rfc3339.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`--now is not a time: ${value}. Write it like 2026-11-23T20:10:33Z.`);
  return time;
}

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
