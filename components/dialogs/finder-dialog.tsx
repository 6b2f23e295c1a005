import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import type { Chart } from '@/machines/chart.ts';
import type { Graph, GraphState } from '@/machines/graph.ts';
import { Dialog } from './dialog.tsx';
import styles from './finder-dialog.module.css';

/** A list of every state of the machine, filtered by what is typed; choosing one goes there. */
export function FinderDialog({
  chart,
  graph,
  onFind,
  onClose,
}: {
  chart: Chart;
  graph: Graph;
  onFind: (state: GraphState) => void;
  onClose: () => void;
}): ReactElement {
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = matching(chart, graph, asked);
  const chosen = found[Math.min(at, found.length - 1)];
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(at + step, found.length - 1)));
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onFind(chosen);
    }
  };
  return (
    <Dialog title="Find a state" onClose={onClose}>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        data-focus
        aria-label="State, step or container"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        placeholder="ImagePullBackOff, Running, step 5 …"
        autoComplete="off"
        value={asked}
        onChange={(event) => {
          setAsked(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {found.length === 0 ? <p className={styles.none}>No state of this machine is called that.</p> : null}
      <div className={styles.list} id={listId} role="listbox" aria-label="States">
        {found.map((state) => (
          <button
            key={state.id}
            id={`${listId}-${state.id}`}
            ref={state === chosen ? reveal : undefined}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={state === chosen}
            className={styles.option}
            onClick={() => onFind(state)}
          >
            <span>{state.meta.title}</span>
            <span className={styles.where}>{whereOf(chart, state)}</span>
          </button>
        ))}
      </div>
      <p className={styles.hint}>The walk goes there by the shortest path.</p>
    </Dialog>
  );
}

function matching(chart: Chart, graph: Graph, asked: string): readonly GraphState[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return graph.states.filter((state) => {
    if (state.meta.mark === 'gate') return false;
    const text = `${state.meta.title} ${whereOf(chart, state)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function whereOf(chart: Chart, { meta }: GraphState): string {
  const stage = chart.stages.find(({ id }) => id === meta.stage);
  const place = stage?.number === undefined ? (stage?.title ?? '') : `Step ${stage.number}`;
  return meta.container === undefined ? place : `${place}, ${meta.container}`;
}

function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
