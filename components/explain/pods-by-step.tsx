import type { ReactElement } from 'react';
import type { StepCount } from '@/lib/explain/desk/digest.ts';
import { stages } from '@/machines/stages.ts';
import styles from './pods-by-step.module.css';
import line from './step-line.module.css';

/** Where many pods are now: how many stand in each step of the line, and how many of them are not well. */
export function PodsByStep({ steps }: { steps: readonly StepCount[] }): ReactElement {
  const counts = new Map(steps.map((count) => [count.step, count]));
  const most = Math.max(1, ...steps.map(({ pods }) => pods));
  return (
    <section className={styles.steps} aria-labelledby="pods-by-step">
      <h2 id="pods-by-step">Where they are now</h2>
      <ol>
        {stages.map(({ id, number, title }) => {
          const count = counts.get(id);
          const before = id === 'build' || id === 'push';
          return (
            <li key={id} className={`${line.row} ${styles.step}`} data-place={count ? 'there' : undefined}>
              <span className={line.disc} aria-hidden="true">
                {number}
              </span>
              <span className={styles.title}>{title}</span>
              {count ? (
                <>
                  <span className={styles.bar} aria-hidden="true">
                    <span data-well style={{ flexGrow: count.pods - count.sick }} />
                    <span data-sick style={{ flexGrow: count.sick }} />
                    <span style={{ flexGrow: most - count.pods }} />
                  </span>
                  <span className={styles.count}>
                    {count.pods.toLocaleString('en')} {count.pods === 1 ? 'pod' : 'pods'}
                    {count.sick > 0 ? (
                      <>
                        , <b>{count.sick.toLocaleString('en')} not well</b>
                      </>
                    ) : null}
                  </span>
                </>
              ) : before ? (
                <span className={styles.count}>before the cluster</span>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
