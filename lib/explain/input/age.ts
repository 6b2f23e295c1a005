const units: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, y: 365 * 864e5 };

/** The milliseconds of an age as kubectl prints it: `2m31s`, `3d4h`; undefined when it is none. */
export function ageOf(age: string): number | undefined {
  if (!/^(?:\d+[smhdy])+$/.test(age)) return undefined;
  let sum = 0;
  for (const [, count, unit] of age.matchAll(/(\d+)([smhdy])/g)) sum += Number(count) * (units[unit ?? ''] ?? 0);
  return sum <= 1e13 ? sum : undefined;
}
