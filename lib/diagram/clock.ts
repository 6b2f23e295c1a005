import type { Timer } from '@/lib/journey/moment.ts';

/** Virtual ms as the picture writes them: `0:53`, `1:02:03`. */
export function clockText(at: number): string {
  const seconds = Math.floor(at / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What is left of a timer, in words: `12 s of 20 s left`. */
export function leftText({ from, due }: Timer, clock: number): string {
  const left = Math.max(0, Math.ceil((due - Math.max(from, clock)) / 1000));
  return `${left} s of ${Math.round((due - from) / 1000)} s left`;
}

/** The part of a timer that is over, 0 to 1. */
export function goneOf({ from, due }: Timer, clock: number): number {
  return due > from ? Math.min(1, Math.max(0, (clock - from) / (due - from))) : 1;
}
