import { type ReactElement, type ReactNode, useId } from 'react';
import styles from './section.module.css';

/** A part of an answer, under its title. */
export function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
