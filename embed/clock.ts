import type { EmbedParams } from '@/lib/embed/params.ts';
import type { WalkView } from '@/lib/journey/view.ts';

/** Real milliseconds for which a moment is shown, for readers who want less motion, and the last one before a loop. */
const [rest, calmRest, end] = [1200, 3000, 3000];

/** Waits pass so many times as fast as they are. */
const hurry = 10;

/** Plays a walk: calls `onStep` when the next moment is due, and `onAgain` when a loop begins anew. */
export function clockOf({ speed, loop, motion }: EmbedParams, onStep: () => void, onAgain: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let plays = false;
  const calm = () => motion === 'off' || matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    plays: () => plays,
    pause: () => {
      plays = false;
      clearTimeout(timer);
    },
    /** Goes on playing from a moment; pauses at the end of a walk that is not repeated. */
    playFrom: ({ last, wait = 0 }: WalkView) => {
      clearTimeout(timer);
      plays = !last || loop;
      if (!plays) return;
      const shown = (calm() ? calmRest : rest) + wait / hurry;
      timer = setTimeout(last ? onAgain : onStep, last ? end : shown / speed);
    },
  };
}
