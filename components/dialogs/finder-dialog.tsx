import { type KeyboardEvent, type ReactElement, useDeferredValue, useId, useMemo, useState } from 'react';
import type { Journey } from '@/lib/journey/moment.ts';
import type { Chart } from '@/machines/chart.ts';
import type { Graph } from '@/machines/graph.ts';
import buttons from '../button.module.css';
import { PlayMark } from '../timeline/play-mark.tsx';
import { Dialog } from './dialog.tsx';
import styles from './finder-dialog.module.css';
import { FoundWay } from './found-way.tsx';
import { matching } from './goal.ts';
import { useGoals } from './use-goals.ts';

/**
 * How do I get here? A list of every STATUS word and every state, filtered by what is typed. The chosen one shows the
 * shortest way; Enter goes there, Shift and Enter play it.
 */
export function FinderDialog({
  chart,
  graph,
  journey,
  onGo,
  onClose,
}: {
  chart: Chart;
  graph: Graph;
  journey: Journey;
  onGo: (way: Journey, plays: boolean) => void;
  onClose: () => void;
}): ReactElement {
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const goals = useGoals(chart, graph);
  const found = matching(goals, asked);
  const chosen = found[Math.min(at, found.length - 1)];
  const shown = useDeferredValue(chosen);
  const way = useMemo(() => shown?.walk(journey), [journey, shown]);
  const go = (goal = chosen, plays = false) => {
    const found = goal && (goal === shown ? way : goal.walk(journey));
    if (found) onGo(found, plays);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(at + step, found.length - 1)));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      go(chosen, event.shiftKey);
    }
  };
  return (
    <Dialog title="How do I get here?" onClose={onClose}>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        data-focus
        aria-label="STATUS word, state, step or container"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        placeholder="What kubectl says, or a state: OOMKilled, step 5 …"
        autoComplete="off"
        value={asked}
        onChange={(event) => {
          setAsked(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {found.length === 0 ? <p className={styles.none}>No state and no STATUS word is called that.</p> : null}
      <div className={styles.list} id={listId} role="listbox" aria-label="STATUS words and states">
        {found.map((goal) => (
          <button
            key={goal.id}
            id={`${listId}-${goal.id}`}
            ref={goal === chosen ? reveal : undefined}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={goal === chosen}
            className={styles.option}
            onClick={() => setAt(found.indexOf(goal))}
            onDoubleClick={() => go(goal)}
          >
            {goal.never === undefined ? (
              <span className={goal.page ? styles.word : undefined}>{goal.title}</span>
            ) : (
              <s className={styles.word}>{goal.title}</s>
            )}
            <span className={styles.where}>{goal.where}</span>
          </button>
        ))}
      </div>
      <div className={styles.way} aria-live="polite">
        {shown ? <FoundWay graph={graph} from={journey} goal={shown} way={way} /> : null}
      </div>
      <div className={styles.acts}>
        <button type="button" className={buttons.primary} disabled={!way} onClick={() => go(chosen, true)}>
          <PlayMark playing={false} />
          Play
        </button>
        <button type="button" className={buttons.button} disabled={!way} onClick={() => go()}>
          Go there
        </button>
        <span className={styles.hint}>
          <kbd>Enter</kbd> goes there, <kbd>Shift</kbd> <kbd>Enter</kbd> plays the way
        </span>
      </div>
    </Dialog>
  );
}

function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
