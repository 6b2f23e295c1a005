import { type ReactElement, type ReactNode, useState } from 'react';
import type { Choice } from '@/lib/journey/moment.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import { Icon } from '../icon.tsx';
import { LineSample } from './line-sample.tsx';
import styles from './next-list.module.css';
import { SectionLabel } from './section-label.tsx';

/** What can happen next, in the order of the keys, and what cannot, with its reason. */
export function NextList({
  view,
  left,
  onChoose,
}: {
  view: WalkView;
  /** How long the first one is still to come, where it is a timer. */
  left?: ReactNode;
  onChoose: (choice: Choice) => void;
}): ReactElement {
  const [whole, setWhole] = useState(false);
  const shown = whole ? view.possible : view.common;
  const seldom = view.possible.length - view.common.length;
  return (
    <section>
      <SectionLabel aside={view.possible.length === 0 ? undefined : 'press the key, or click the graph'}>
        What can happen next
      </SectionLabel>
      {view.possible.length === 0 ? <p className={styles.end}>Nothing more: this walk has ended.</p> : null}
      <ol className={styles.list}>
        {shown.map((choice) => (
          <li key={choice.event.type + choice.transition}>
            <NextItem
              choice={choice}
              main={choice === view.next}
              left={choice === view.next ? left : undefined}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ol>
      {seldom === 0 ? null : (
        <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Hide what is met seldom' : `… ${seldom} more, met seldom`}
        </button>
      )}
      {view.blocked.length === 0 ? null : (
        <ul className={styles.never}>
          {view.blocked.map((choice) => (
            <li key={choice.event.type + choice.transition}>
              <Icon name="prohibit" />
              <span>
                <b>{choice.label}</b> cannot happen: {choice.blocked}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function NextItem({
  choice,
  main,
  left,
  onChoose,
}: {
  choice: Choice;
  main: boolean;
  left?: ReactNode;
  onChoose: (choice: Choice) => void;
}): ReactElement {
  const timed = choice.way === 'timer' || choice.way === 'retry';
  const look = main ? (timed ? styles.mainWait : styles.main) : '';
  return (
    <button type="button" className={`${styles.item} ${look}`} onClick={() => onChoose(choice)}>
      {choice.key === undefined ? <span /> : <kbd>{choice.key}</kbd>}
      <span className={styles.event}>
        <LineSample way={choice.way} />
        <span>
          {choice.label}
          {left}
        </span>
      </span>
      <span className={styles.outcome}>{choice.outcome}</span>
    </button>
  );
}
