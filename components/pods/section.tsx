import type { ReactElement, ReactNode } from 'react';
import styles from './section.module.css';

/** A part of a word's page under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
