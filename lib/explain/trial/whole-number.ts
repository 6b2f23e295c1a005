import { InputError } from '@/lib/kubernetes/input-error.ts';

/** Reads a whole number that a person has put into a field. Throws an InputError where it is none. */
export function wholeNumber(field: string, value: string): number {
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  throw new InputError({ what: `${field} cannot be “${value}”`, remedy: 'Put a whole number there.' });
}
