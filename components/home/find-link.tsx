import type { ReactElement } from 'react';
import buttons from '../button.module.css';
import { Icon } from '../icon.tsx';
import styles from './find-link.module.css';

/** Leads to the walk with its list of states open. */
export function FindLink(): ReactElement {
  return (
    <a className={`${buttons.tool} ${styles.find}`} href="/walk?open=finder">
      <Icon name="search" />
      Find a state
      <kbd>/</kbd>
    </a>
  );
}
