/** Twice a quantity or a number as a manifest has it: `64Mi` is `128Mi`; undefined where it is none. */
export function doubled(amount: string | number | undefined): string | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(\w*)$/.exec(String(amount ?? '')) ?? [];
  return number === undefined ? undefined : `${2 * Number(number)}${unit}`;
}

/** Half of it, rounded down where it has a unit that can be. */
export function halved(amount: string | number | undefined): string | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(\w*)$/.exec(String(amount ?? '')) ?? [];
  if (number === undefined) return undefined;
  const half = Number(number) / 2;
  return unit === '' ? `${half}` : `${Math.max(1, Math.floor(half))}${unit}`;
}
