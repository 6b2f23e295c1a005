import { type ReactElement, type ReactNode, useState } from 'react';
import styles from './inspector.module.css';

const tabs = [
  { id: 'happens', name: 'What happens' },
  { id: 'seen', name: 'What you would see' },
] as const;

/**
 * The panel beside the map: what happens, what can happen next and what not, and what you would see. On a phone it has tabs, and a
 * row of pills in place of the list; before it is known which of the two it is, both are there and CSS shows one.
 */
export function Inspector({
  happens,
  next,
  why,
  pills,
  brief,
  seen,
}: {
  happens: ReactNode;
  next: ReactNode;
  /** The timers that run, and what cannot happen. */
  why: ReactNode;
  /** What can happen next, where there is only room for a row. */
  pills: ReactNode;
  /** What you would see, in one line, where there is no room for more. */
  brief: ReactNode;
  seen: ReactNode;
}): ReactElement {
  const [tab, setTab] = useState<'happens' | 'seen'>('happens');
  return (
    <aside className={styles.panel} data-tab={tab} aria-label="The shown moment">
      <div className={styles.tabs}>
        {tabs.map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={tab === id} onClick={() => setTab(id)}>
            {name}
          </button>
        ))}
      </div>
      <div className={styles.happens}>{happens}</div>
      <div className={styles.next}>{next}</div>
      <div className={styles.pills}>{pills}</div>
      <div className={styles.brief}>{brief}</div>
      <div className={styles.why}>{why}</div>
      <div className={styles.seen}>{seen}</div>
    </aside>
  );
}
