import type { ReactElement } from 'react';
import { momentOf, startJourney } from '@/lib/journey/journey.ts';
import { tell } from '@/lib/journey/telling.ts';
import { type ChartId, chartOf } from '@/machines/charts.ts';
import { type GraphTransition, toGraph } from '@/machines/graph.ts';
import { Prose } from '../prose.tsx';
import styles from './state-list.module.css';

/** Every state of a machine and what leads out of it, in words: what a reader without scripts can read. */
export function StateList({ machine }: { machine: ChartId }): ReactElement {
  const chart = chartOf(machine);
  const { states, transitions } = toGraph(chart);
  const start = momentOf(startJourney(chart));
  const titles = new Map(states.map(({ id, meta }) => [id, meta.title]));
  const goalOf = ({ target }: GraphTransition) => (target === undefined ? 'stays' : titles.get(target));
  return (
    <section className={styles.list} aria-label="States and transitions">
      <h2>States and transitions</h2>
      {chart.stages.map((stage) => (
        <section key={stage.id}>
          <h3>
            {stage.number === undefined ? '' : `${stage.number}. `}
            {stage.title}
          </h3>
          <dl>
            {states
              .filter(({ meta }) => meta.stage === stage.id && meta.mark !== 'gate')
              .map(({ id, meta }) => (
                <div key={id}>
                  <dt>{meta.title}</dt>
                  <dd>
                    <Prose>{tell(meta.says, start, meta.container)}</Prose>
                    <ul>
                      {transitions
                        .filter(({ owner }) => owner === id)
                        .map((transition) => (
                          <li key={transition.id}>
                            {transition.meta.label} → {goalOf(transition)}
                          </li>
                        ))}
                    </ul>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </section>
  );
}
