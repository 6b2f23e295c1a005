import type { ReactElement } from 'react';
import type { Frame, FrameChoice } from '@/lib/journey/frame.ts';
import { EventList } from '../evidence/event-list.tsx';
import terminal from '../evidence/evidence.module.css';
import { NoPod } from '../evidence/no-pod.tsx';
import { PodTable } from '../evidence/pod-table.tsx';
import { Pill } from '../pill.tsx';
import { Prose } from '../prose.tsx';
import styles from './lens.module.css';

/** What the shown moment of the strip means: in words, in choices, and in kubectl's words. */
export function Lens({ frame, onChoose }: { frame: Frame; onChoose: (choice: FrameChoice) => void }): ReactElement {
  const { heading, says, choices, seen } = frame;
  return (
    <div className={styles.lens}>
      <div>
        <h2>{heading}</h2>
        <p>
          <Prose>{says}</Prose>
        </p>
      </div>
      <div>
        <h3>What happens next?</h3>
        <div className={styles.pills}>
          {choices.map((choice) => (
            <Pill key={choice.transition} choice={choice} onChoose={onChoose} />
          ))}
          {choices.length === 0 ? <p>Nothing more: this walk has ended.</p> : null}
        </div>
      </div>
      <div>
        {seen.kind === 'pod' ? (
          <div className={terminal.terminal}>
            <div>
              <p className={terminal.command}>
                $ <b>kubectl get pods</b>
              </p>
              <PodTable row={seen.row} trouble={seen.trouble} />
            </div>
            {seen.events.length === 0 ? null : <EventList lines={seen.events} />}
          </div>
        ) : (
          <NoPod evidence={seen} />
        )}
      </div>
    </div>
  );
}
