import type { ReactElement } from 'react';
import type { Choice } from '@/lib/journey/moment.ts';
import { Icon } from '../icon.tsx';
import styles from './blocked-list.module.css';
import { SectionLabel } from './section-label.tsx';

/** What cannot happen at this moment, why not in live values, and what it would take. */
export function BlockedList({ blocked }: { blocked: readonly Choice[] }): ReactElement | null {
  if (blocked.length === 0) return null;
  return (
    <section>
      <SectionLabel aside="why not, and what it takes">Cannot happen now</SectionLabel>
      <ul className={styles.list} aria-label="Cannot happen now">
        {blocked.map(({ event, transition, label, blocked: reason, takes }) => (
          <li key={event.type + transition}>
            <Icon name="prohibit" />
            <p>
              <s>{label}</s> <span className={styles.reason}>{reason}.</span>
              {takes === undefined ? null : <span className={styles.takes}> It takes {takes}.</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
