import type { ReactElement } from 'react';
import type { Unread as UnreadLine } from '@/lib/explain/input/material.ts';
import styles from './pods-by-cause.module.css';

/** What nothing was made of, with its lines. */
export function Unread({ unread }: { unread: readonly UnreadLine[] }): ReactElement | null {
  if (unread.length === 0) return null;
  return (
    <details className={styles.group}>
      <summary>
        <b>{unread.length}</b> not understood; the rest was used
      </summary>
      <ul className={styles.unread}>
        {unread.slice(0, 60).map(({ file, line, says }) => (
          <li key={`${file} ${line} ${says}`}>
            {file ? `${file}, ` : ''}line {line}: {says}.
          </li>
        ))}
      </ul>
    </details>
  );
}
