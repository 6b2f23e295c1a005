import type { ReactElement } from 'react';
import { clockTime, waitTime } from '@/lib/journey/clock.ts';
import type { Timer } from '@/lib/journey/moment.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import { useElapsed } from '../explorer/use-player.ts';
import { Icon } from '../icon.tsx';
import styles from './clock.module.css';

/** The walk's own clock. */
export function Clock({ player, at }: { player: Player; at: number }): ReactElement {
  const elapsed = useElapsed(player, 100);
  return (
    <div className={styles.clock}>
      <b>{clockTime(at + elapsed, true)}</b>
      <span>virtual clock</span>
    </div>
  );
}

/** The wait that runs, and the way past it. */
export function Jump({
  view,
  player,
  onJump,
}: {
  view: WalkView;
  player: Player;
  onJump: () => void;
}): ReactElement | null {
  const now = view.moment.at + useElapsed(player, 100);
  if (view.pending === undefined) return null;
  const { label, due } = view.pending.timer;
  return (
    <button type="button" className={styles.jump} onClick={onJump}>
      <Icon name="hourglass" />
      <span>
        {label} <b>{waitTime(Math.max(0, due - now))}</b>
      </span>
      <span className={styles.go}>Jump</span>
    </button>
  );
}

/** `, in 32 s`: how long something is still to come. */
export function TimeLeft({
  view,
  player,
  timer,
}: {
  view: WalkView;
  player: Player;
  timer: Timer;
}): ReactElement | null {
  const now = view.moment.at + useElapsed(player, 100);
  return timer.due > now ? <>, in {waitTime(timer.due - now)}</> : null;
}
