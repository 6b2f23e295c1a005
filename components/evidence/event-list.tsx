import { type ReactElement, useState } from 'react';
import type { KubeEvent, Moment } from '@/lib/journey/moment.ts';
import { humanDuration } from '@/lib/kubernetes/duration.ts';
import type { Player } from '@/machines/player.ts';
import { useElapsed } from '../explorer/use-player.ts';
import styles from './event-list.module.css';

/** The latest KubeEvents: age, count, reason and message; those that this step wrote are marked. */
export function EventList({
  moment,
  before,
  player,
  most = 4,
}: {
  moment: Moment;
  before?: Moment;
  player: Player;
  /** How many are shown before the reader asks for more. */
  most?: number;
}): ReactElement {
  const [whole, setWhole] = useState(false);
  const now = moment.at + useElapsed(player, 1000);
  const events = moment.kubeEvents.toSorted((a, b) => a.lastAt - b.lastAt);
  const hidden = whole ? 0 : Math.max(0, events.length - most);
  return (
    <div>
      {hidden === 0 ? null : (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          … {hidden} earlier
        </button>
      )}
      <ul className={styles.list} aria-label="Events">
        {events.slice(hidden).map((event) => (
          <li key={keyOf(event)} className={isNew(event, before) ? styles.changed : undefined}>
            <span className={styles.age}>
              {humanDuration(now - event.lastAt)}
              {event.count > 1 ? ` ×${event.count}` : ''}
            </span>
            <span className={event.type === 'Warning' ? styles.warning : undefined}>{event.reason}</span>
            <span className={styles.message} title={event.message}>
              {event.message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isNew(event: KubeEvent, before: Moment | undefined): boolean {
  return before !== undefined && !before.kubeEvents.includes(event);
}

function keyOf({ reason, message, fieldPath, firstAt }: KubeEvent): string {
  return [reason, fieldPath, firstAt, message].join(' ');
}
