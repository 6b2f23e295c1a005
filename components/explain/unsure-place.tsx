import type { ReactElement } from 'react';
import type { OpenedPod } from '@/lib/explain/desk/opened-pod.ts';
import type { StageId } from '@/machines/chart.ts';
import { stages } from '@/machines/stages.ts';
import { CommandList } from './command-list.tsx';
import { StepsAhead } from './steps-ahead.tsx';
import styles from './unsure-place.module.css';

/** The Event with which the kubelet says that a pod stands in a step (facts 2). */
const signs: Partial<Readonly<Record<StageId, string>>> = {
  accept: 'FailedMount or FailedCreatePodSandBox',
  pull: 'Pulling',
  start: 'Pulled or Created',
};

/** Where a pod may be that fits several steps: all of them marked, and the command that decides. */
export function UnsurePlace({ opened: { places, status, commands } }: { opened: OpenedPod }): ReactElement {
  const steps = stages.filter(({ id }) => places.includes(id));
  const decides = commands.filter(({ risk }) => risk === 'inspect').slice(0, 1);
  return (
    <div className={styles.unsure}>
      <StepsAhead places={places} />
      <div>
        <h2 className={styles.title}>In step {inWords(steps.map(({ number }) => String(number)))}</h2>
        <p>
          The status says <b>{status}</b>, which is true of {steps.length === 2 ? 'both' : 'all of them'}, and no Event
          of the kubelet was given.
        </p>
        {decides.length > 0 ? (
          <>
            <h3 className={styles.decides}>One command decides it</h3>
            <CommandList commands={decides} />
          </>
        ) : null}
        <ul className={styles.signs}>
          {steps.map(({ id, number }) => (
            <li key={id}>
              <b>{signs[id]}</b> means step {number}.
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function inWords(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' or ');
}
