const factors: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** The number that a Kubernetes quantity means, such as `500m` or `64Mi`; `undefined` when it is none. */
export function quantityOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(\w*)$/.exec(value) ?? [];
  const factor = unit === '' ? 1 : factors[unit];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}
