import type { ReactElement } from 'react';
import styles from './compare.module.css';

/** The letter of a walk: A is filled, B is outlined. */
export function Badge({ letter }: { letter: 'A' | 'B' }): ReactElement {
  return <b className={letter === 'A' ? styles.filled : styles.hollow}>{letter}</b>;
}
