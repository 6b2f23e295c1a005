import type { ReactElement } from 'react';
import type { Way } from '@/machines/chart.ts';
import styles from './pill.module.css';

const looks = {
  progress: styles.ok,
  shortcut: styles.ok,
  timer: styles.wait,
  retry: styles.wait,
  failure: styles.fail,
  action: styles.fail,
  repair: styles.ok,
} as const satisfies Record<Way, string | undefined>;

interface PillEvent {
  readonly label: string;
  readonly way: Way;
  readonly key?: string;
}

/** An event that can happen, as a pill with its key. */
export function Pill<Event extends PillEvent>({
  choice,
  onChoose,
}: {
  choice: Event;
  onChoose: (choice: Event) => void;
}): ReactElement {
  return (
    <button type="button" className={`${styles.pill} ${looks[choice.way]}`} onClick={() => onChoose(choice)}>
      {choice.key === undefined ? null : (
        <span className={styles.key} aria-hidden="true">
          {choice.key}
        </span>
      )}
      <span>{choice.label}</span>
    </button>
  );
}
