import { useActorRef, useSelector } from '@xstate/react';
import { useEffect, useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react';
import type { WalkView } from '@/lib/journey/view.ts';
import { type Player, playerMachine } from '@/machines/player.ts';

/** Runs the player for the shown moment, and calls `onStep` when something is due. */
export function usePlayer(view: WalkView, elapsed: number, onStep: () => void): Player {
  const player = useActorRef(playerMachine);
  const calm = useSyncExternalStore(watchMotion, wantsCalm, () => false);
  const step = useEffectEvent(onStep);
  useEffect(() => {
    const subscription = player.on('step.due', () => step());
    return () => subscription.unsubscribe();
  }, [player]);
  useEffect(() => player.send({ type: 'motion.changed', calm }), [player, calm]);
  useLayoutEffect(() => {
    player.send({ type: 'moment.shown', last: view.last, elapsed, wait: view.wait });
  }, [player, view, elapsed]);
  return player;
}

/** Whether the player plays. */
export function usePlaying(player: Player): boolean {
  return useSelector(player, (snapshot) => snapshot.matches('playing'));
}

/** Virtual milliseconds of the shown moment's wait that have passed, in steps of `grain`. */
export function useElapsed(player: Player, grain = 1): number {
  return useSelector(player, ({ context }) => Math.floor(context.elapsed / grain) * grain);
}

const calmQuery = '(prefers-reduced-motion: reduce)';

function watchMotion(onChange: () => void): () => void {
  const query = matchMedia(calmQuery);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

function wantsCalm(): boolean {
  return matchMedia(calmQuery).matches;
}
