import type { ReactElement } from 'react';
import { clockTime, waitTime } from '@/lib/journey/clock.ts';
import type { Timer } from '@/lib/journey/moment.ts';
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
export function Jump({ player, timer, wait }: { player: Player; timer: Timer; wait: number }): ReactElement {
  const left = wait - useElapsed(player, 100);
  return (
    <button type="button" className={styles.jump} onClick={() => player.send({ type: 'jump.pressed' })}>
      <Icon name="hourglass" />
      <span>
        {timer.label} <b>{waitTime(left)}</b>
      </span>
      <span className={styles.go}>Jump</span>
    </button>
  );
}

/** `, in 32 s`: how long the next event is still to come. */
export function TimeLeft({ player, wait }: { player: Player; wait: number }): ReactElement {
  return <>, in {waitTime(wait - useElapsed(player, 100))}</>;
}
