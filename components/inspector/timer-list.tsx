import type { ReactElement } from 'react';
import { clockTime, waitTime } from '@/lib/journey/clock.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import { useElapsed } from '../explorer/use-player.ts';
import { Icon } from '../icon.tsx';
import { SectionLabel } from './section-label.tsx';
import styles from './timer-list.module.css';

/** The timers that run: what they are, how long they still take, and when on the walk's own clock they are due. */
export function TimerList({ view, player }: { view: WalkView; player: Player }): ReactElement | null {
  const now = view.moment.at + useElapsed(player, 1000);
  if (view.timers.length === 0) return null;
  return (
    <section>
      <SectionLabel aside="how long, and when they are due">Timers</SectionLabel>
      <ul className={styles.list} aria-label="Timers">
        {view.timers.map(({ event, label, container, due }) => (
          <li key={event}>
            <Icon name="hourglass" />
            <span>
              {label}
              {container === undefined ? null : <code>{container}</code>}
            </span>
            <span className={styles.left}>{due > now ? `in ${waitTime(due - now)}` : 'due'}</span>
            <span className={styles.due}>{clockTime(due)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
