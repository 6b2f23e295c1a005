import type { ReactElement, ReactNode } from 'react';
import styles from './section-label.module.css';

/** The line above a section: what it is, and a few words at its end. */
export function SectionLabel({ children, aside }: { children: ReactNode; aside?: ReactNode }): ReactElement {
  return (
    <h3 className={styles.label}>
      <span>{children}</span>
      {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
    </h3>
  );
}
