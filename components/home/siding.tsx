import type { ReactElement } from 'react';
import styles from './strip.module.css';

/** The way out of a step when something goes wrong. `hot` means that it can be taken now. */
export function Siding({ hot }: { hot: boolean }): ReactElement {
  return (
    <svg className={styles.siding} width="52" height="26" viewBox="0 0 52 26" aria-hidden="true">
      <path
        d="M0 2C14.600 3 11.700 16 24.100 16H30"
        fill="none"
        stroke={hot ? 'var(--fail-line)' : 'var(--idle)'}
        strokeWidth="1.5"
        strokeDasharray={hot ? '4 4' : '3 4'}
      />
      <path
        d={hot ? 'M38 9.500L44.500 16L38 22.500L31.500 16Z' : 'M37 10.500L42.500 16L37 21.500L31.500 16Z'}
        fill="var(--sheet)"
        stroke={hot ? 'var(--fail)' : 'var(--idle)'}
        strokeWidth={hot ? 2 : 1.5}
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The way around an optional step. */
export function ByPass(): ReactElement {
  return (
    <svg className={styles.bypass} viewBox="0 0 260 24" preserveAspectRatio="none" aria-hidden="true">
      <path
        d="M0 22C18 20 24 1 130 1S242 20 260 22"
        fill="none"
        stroke="var(--idle)"
        strokeWidth="1.5"
        strokeDasharray="3 4"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
