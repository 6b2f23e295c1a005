import type { ReactElement } from 'react';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import { addressOf } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import { chartOf } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';
import { type Still, StillMap } from '../explorer/still-map.tsx';
import styles from './still-answers.module.css';

const stills: readonly Still[] = [
  { width: 1040, shown: 'wide' },
  { width: 350, shown: 'narrow' },
];

/**
 * What can be said of a pod without reading it: the life of a pod as a picture, and by step what each word of STATUS means,
 * for readers without scripts.
 */
export function StillAnswers(): ReactElement {
  const chart = chartOf('pod');
  const graph = toGraph(chart);
  const view = viewOf(chart, timelineChart(chart.stages, graph), startJourney(chart));
  return (
    <section className={styles.answers} aria-label="The life of a pod, and what STATUS says of it">
      <p>
        Explaining a pod needs scripts, because nothing is sent anywhere. Without them, <code>npx podwalk explain</code>{' '}
        says the same in a terminal, and <a href="/walk">the life of a pod</a> is told state by state.
      </p>
      <StillMap input={{ ...sightOf(chart, graph, view), zoom: 'step' }} stills={stills} view={view} />
      <table className={styles.table}>
        <caption>What kubectl get pods says in STATUS, by the step of a pod’s life</caption>
        <thead>
          <tr>
            <th scope="col">STATUS</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        {chart.stages.map(({ id, number, title }) => {
          const words = statusWords.filter(({ stage }) => stage === id);
          return (
            <tbody key={id}>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {number === undefined ? '' : `${number} `}
                  {title}
                </th>
              </tr>
              {words.length === 0 ? (
                <tr>
                  <td>–</td>
                  <td>no pod is stored yet, so kubectl prints nothing</td>
                </tr>
              ) : null}
              {words.map((word) => (
                <tr key={word.word}>
                  <td>
                    <a href={addressOf(word)}>{word.word}</a>
                  </td>
                  <td>{word.gloss}</td>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </section>
  );
}
