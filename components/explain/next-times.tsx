import type { ReactElement } from 'react';
import type { Next } from '@/lib/explain/forecast.ts';
import { humanDuration } from '@/lib/kubernetes/duration.ts';
import styles from './next-times.module.css';

/** What comes by itself, with the time that is left of each. */
export function NextList({ next, now }: { next: readonly Next[]; now: number }): ReactElement {
  return (
    <ul className={styles.list}>
      {next.map(({ what, at }) => (
        <li key={what}>
          <span className={styles.time}>{at === null ? 'some time' : clockOf(at, now)}</span> {what}
        </li>
      ))}
    </ul>
  );
}

function clockOf(at: string, now: number): string {
  const left = Date.parse(at) - now;
  return left > 0 ? `in ${humanDuration(left)} (${at.slice(11, 19)})` : `any moment (${at.slice(11, 19)})`;
}
