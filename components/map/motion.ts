/** How the token and the ink move: the brief's curve and its 320 ms. */
export const travel = { duration: 320, easing: 'cubic-bezier(.3, 0, .1, 1)' } as const;

/**
 * Runs something that moves once the new moment is on the screen, so that motion never delays it, and not at all for
 * readers who want less of it. What it returns ends it early.
 */
export function inMotion(move: () => Animation | undefined): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {};
  let animation: Animation | undefined;
  const frame = requestAnimationFrame(() => {
    animation = move();
  });
  return () => {
    cancelAnimationFrame(frame);
    animation?.cancel();
  };
}
