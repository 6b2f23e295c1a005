/** How a length of time is written: `20s`, `1m30s`, `500ms`, `2h`. */
export const spanPattern = '^(\\d+(\\.\\d+)?(ms|s|m|h))+$';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** The milliseconds of a length of time such as `1m30s`; `undefined` when it is none. */
export function spanOf(text: string): number | undefined {
  if (!new RegExp(spanPattern).test(text)) return undefined;
  let total = 0;
  for (const [, amount = '0', unit = 's'] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (units[unit] ?? 0);
  }
  return Math.round(total);
}
