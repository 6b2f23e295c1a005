import { type ReactElement, useState } from 'react';
import { eventLines } from '@/lib/journey/frame.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import { useElapsed } from '../explorer/use-player.ts';
import styles from './event-list.module.css';
import { EventList } from './event-list.tsx';

/** The latest KubeEvents, growing older while the walk waits; the earlier ones when asked for. */
export function LiveEvents({ view, player, most }: { view: WalkView; player: Player; most: number }): ReactElement {
  const [whole, setWhole] = useState(false);
  const lines = eventLines(view, view.moment.at + useElapsed(player, 1000));
  const hidden = whole ? 0 : Math.max(0, lines.length - most);
  return (
    <div>
      {hidden === 0 ? null : (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          … {hidden} earlier
        </button>
      )}
      <EventList lines={lines.slice(hidden)} />
    </div>
  );
}
