import type { ReactElement } from 'react';
import { stages } from '@/machines/stages.ts';
import styles from './steps-ahead.module.css';

/** The seven steps, before anything is known of a pod. */
export function StepsAhead(): ReactElement {
  return (
    <ol className={styles.steps} aria-label="The seven steps of a pod">
      {stages.map(({ id, number, title }) =>
        number === undefined ? null : (
          <li key={id}>
            <span className={styles.disc} aria-hidden="true">
              {number}
            </span>
            {title}
          </li>
        ),
      )}
    </ol>
  );
}
