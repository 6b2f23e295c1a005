import { InputError } from '@/lib/kubernetes/input-error.ts';
import { quantityOf } from '@/lib/kubernetes/quantity.ts';

/** Reads a quantity that a person has put into a field. Throws an InputError where it is none, or nothing. */
export function quantity(field: string, value: string): string {
  const amount = value.trim();
  if (/^\d/.test(amount) && (quantityOf(amount) ?? 0) > 0 && (quantityOf(amount) ?? 0) < 2 ** 63) return amount;
  throw new InputError({
    what: `${field} cannot be “${value}”`,
    remedy: 'Put a quantity there, such as 128Mi or 500m.',
  });
}

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
