import type { ReactElement } from 'react';
import type { Digest } from '@/lib/explain/desk/digest.ts';
import styles from './pods-by-cause.module.css';

/** What nothing was made of, with its lines. */
export function Unread({ unread }: Pick<Digest, 'unread'>): ReactElement | null {
  if (unread.count === 0) return null;
  return (
    <details className={styles.group}>
      <summary>
        <b>{unread.count}</b> not understood; the rest was used
      </summary>
      <ul className={styles.unread}>
        {unread.first.map(({ file, line, says }) => (
          <li key={`${file} ${line} ${says}`}>
            {file ? `${file}, ` : ''}line {line}: {says}.
          </li>
        ))}
      </ul>
    </details>
  );
}
