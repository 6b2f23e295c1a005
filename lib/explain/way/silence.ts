import type { WayStep } from './way.ts';

/** The longest stretch between two recorded steps in which others were taken that nothing recorded, in milliseconds. */
export function longestSilence(steps: readonly WayStep[]): number {
  let longest = 0;
  let before: number | undefined;
  let inferred = false;
  for (const { at, basis } of steps) {
    if (basis === 'inferred') {
      inferred = true;
      continue;
    }
    const time = Date.parse(at ?? '');
    if (inferred && before !== undefined && time > before) longest = Math.max(longest, time - before);
    before = Number.isNaN(time) ? before : time;
    inferred = false;
  }
  return longest;
}
