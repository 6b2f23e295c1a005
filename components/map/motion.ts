/** How token and ink move: `--d-token`, `--d-ink` and `--ease-move` of the tokens. */
export const travel = { duration: 320, easing: 'cubic-bezier(.3, 0, .1, 1)' } as const;

/** Whether something may move at all. To read the tokens instead would lay out the page in the middle of a step. */
export function mayMove(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
