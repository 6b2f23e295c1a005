import type { ReactElement } from 'react';
import type { EventLine } from '@/lib/journey/frame.ts';
import styles from './event-list.module.css';

/** KubeEvents: age and count, reason, message; those that the last step wrote are marked. */
export function EventList({ lines }: { lines: readonly EventLine[] }): ReactElement {
  return (
    <ul className={styles.list} aria-label="Events">
      {lines.map(({ id, age, reason, message, warning, changed }) => (
        <li key={id} className={changed ? styles.changed : undefined}>
          <span className={styles.age}>{age}</span>
          <span className={warning ? styles.warning : undefined}>{reason}</span>
          <span className={styles.message} title={message}>
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
