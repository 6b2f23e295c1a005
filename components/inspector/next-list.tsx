import { type ReactElement, useState } from 'react';
import type { Choice } from '@/lib/journey/moment.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import { TimeLeft } from '../timeline/clock.tsx';
import { LineSample } from './line-sample.tsx';
import styles from './next-list.module.css';
import { SectionLabel } from './section-label.tsx';

/** What can happen next, in the order of the keys. */
export function NextList({
  view,
  player,
  onChoose,
}: {
  view: WalkView;
  player: Player;
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
          <li key={choice.key ?? choice.transition}>
            <NextItem view={view} choice={choice} player={player} onChoose={onChoose} />
          </li>
        ))}
      </ol>
      {seldom === 0 ? null : (
        <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Hide what is met seldom' : `… ${seldom} more, met seldom`}
        </button>
      )}
    </section>
  );
}

function NextItem({
  view,
  choice,
  player,
  onChoose,
}: {
  view: WalkView;
  choice: Choice;
  player: Player;
  onChoose: (choice: Choice) => void;
}): ReactElement {
  const timer = view.timers.find(({ event }) => event === choice.event.type);
  const waits = choice.way === 'timer' || choice.way === 'retry';
  const look = choice === view.next ? (waits ? styles.mainWait : styles.main) : '';
  return (
    <button type="button" className={`${styles.item} ${look}`} onClick={() => onChoose(choice)}>
      {choice.key === undefined ? <span /> : <kbd>{choice.key}</kbd>}
      <span className={styles.event}>
        <LineSample way={choice.way} />
        <span>
          {choice.label}
          {timer === undefined ? null : <TimeLeft view={view} player={player} timer={timer} />}
        </span>
      </span>
      <span className={styles.outcome}>{choice.outcome}</span>
    </button>
  );
}
