import { type ReactElement, useMemo } from 'react';
import { evidenceOf } from '@/lib/journey/evidence.ts';
import type { Choice } from '@/lib/journey/moment.ts';
import { tell } from '@/lib/journey/telling.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import { EventList } from '../evidence/event-list.tsx';
import terminal from '../evidence/evidence.module.css';
import { LiveRow } from '../evidence/live-row.tsx';
import { NoPod } from '../evidence/no-pod.tsx';
import { Pill } from '../pill.tsx';
import { Prose } from '../prose.tsx';
import styles from './lens.module.css';

/** What the shown moment of the strip means: in words, in choices, and in kubectl's words. */
export function Lens({
  view,
  player,
  onChoose,
}: {
  view: WalkView;
  player: Player;
  onChoose: (choice: Choice) => void;
}): ReactElement {
  const { moment, before, state, stage } = view;
  const { meta } = state;
  const evidence = useMemo(() => evidenceOf(moment, before), [moment, before]);
  return (
    <div className={styles.lens}>
      <div>
        <h2>{meta.mark === 'state' && stage.number !== undefined ? stage.title : meta.title}</h2>
        <p>
          <Prose>{tell(meta.says, moment, meta.container)}</Prose>
        </p>
      </div>
      <div>
        <h3>What happens next?</h3>
        <div className={styles.pills}>
          {view.near.map((choice) => (
            <Pill key={choice.event.type + choice.transition} choice={choice} onChoose={onChoose} />
          ))}
          {view.near.length === 0 ? <p>Nothing more: this walk has ended.</p> : null}
        </div>
      </div>
      <div>
        {evidence.kind === 'pod' ? (
          <div className={terminal.terminal}>
            <div>
              <p className={terminal.command}>
                $ <b>kubectl get pods</b>
              </p>
              <LiveRow pod={evidence.pod} mark={meta.mark} player={player} at={moment.at} />
            </div>
            {moment.kubeEvents.length === 0 ? null : (
              <EventList moment={moment} before={before} player={player} most={2} />
            )}
          </div>
        ) : (
          <NoPod evidence={evidence} />
        )}
      </div>
    </div>
  );
}
