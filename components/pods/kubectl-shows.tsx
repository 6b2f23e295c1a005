import type { ReactElement } from 'react';
import { evidenceOf } from '@/lib/journey/evidence.ts';
import { eventLines } from '@/lib/journey/frame.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { statusRows } from '@/lib/kubernetes/status-lines.ts';
import { instantMs } from '@/lib/kubernetes/virtual-time.ts';
import { isCovered } from '@/lib/status/places.ts';
import type { StatusWord } from '@/lib/status/word.ts';
import { EventList } from '../evidence/event-list.tsx';
import terminal from '../evidence/evidence.module.css';
import { type PodColumn, PodTable } from '../evidence/pod-table.tsx';
import { StatusLine } from '../evidence/status-line.tsx';
import yaml from '../evidence/status-yaml.module.css';
import styles from './kubectl-shows.module.css';
import { Section } from './section.tsx';

const latest = 4;
const columns: readonly PodColumn[] = ['ready', 'status', 'restarts', 'age'];

/** What kubectl shows at that moment: the row, the latest events, and what of the status has to do with it. */
export function KubectlShows({ word, view }: { word: StatusWord; view: WalkView }): ReactElement | null {
  const { moment, before, state } = view;
  const evidence = evidenceOf(moment, before);
  if (evidence.kind !== 'pod') return null;
  const row = printedRow(evidence.pod, instantMs(moment.at));
  const events = eventLines(view, moment.at).slice(-latest);
  return (
    <Section title="What kubectl shows">
      <div className={`${terminal.terminal} ${styles.terminal}`}>
        <div>
          <p className={terminal.command}>
            $ <b>kubectl get pods</b>
          </p>
          <PodTable row={row} trouble={word.kind === 'wait' || word.kind === 'failure'} shown={columns} />
        </div>
        {events.length === 0 ? null : (
          <div>
            <EventList lines={events} />
          </div>
        )}
        <div>
          <pre className={yaml.yaml}>
            {statusRows(evidence.pod, evidence.before, state.meta.container).map((line) => (
              <StatusLine key={line.id} row={line} />
            ))}
          </pre>
        </div>
      </div>
      {isCovered(word) ? (
        <p className={styles.note}>
          The column shows how the container ended: a container that has run covers the reason of its pod.{' '}
          <code>status.reason</code> says <code>{word.word}</code>, and a pod that never ran a container shows it.
        </p>
      ) : (
        <p className={styles.note}>Lines that the last step changed are marked.</p>
      )}
    </Section>
  );
}
