import type { ReactElement, ReactNode } from 'react';
import styles from './timeline-bar.module.css';

/** The bar at the foot of a walk: the controls, the line of what happened, and the clock. */
export function TimelineBar({
  controls,
  track,
  clock,
}: {
  controls: ReactNode;
  track: ReactNode;
  clock: ReactNode;
}): ReactElement {
  return (
    <footer className={styles.bar}>
      <div className={styles.controls}>{controls}</div>
      <div className={styles.track}>{track}</div>
      <div className={styles.clock}>{clock}</div>
    </footer>
  );
}
