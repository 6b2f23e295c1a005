import type { ReactElement } from 'react';
import { Icon } from '../icon.tsx';
import styles from './theme-toggle.module.css';

/** A button that goes from the system's theme to the other one, back, and to the system again; it works before React does. */
export function ThemeToggle(): ReactElement {
  return (
    <button type="button" className={styles.toggle} data-theme-toggle>
      <span className={styles.moon}>
        <Icon name="moon" />
      </span>
      <span className={styles.sun}>
        <Icon name="sun" />
      </span>
      <span className="visually-hidden">
        Theme: <span className={styles.light}>light</span>
        <span className={styles.dark}>dark</span>
        <span className={styles.system}>as the system has it</span>
      </span>
    </button>
  );
}
