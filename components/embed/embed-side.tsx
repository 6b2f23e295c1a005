import { type ReactElement, useMemo } from 'react';
import { evidenceOf } from '@/lib/journey/evidence.ts';
import type { Choice } from '@/lib/journey/moment.ts';
import { tell } from '@/lib/journey/telling.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import terminal from '../evidence/evidence.module.css';
import { LiveEvents } from '../evidence/live-events.tsx';
import { LiveRow } from '../evidence/live-row.tsx';
import type { PodColumn } from '../evidence/pod-table.tsx';
import { ChoicePills } from '../inspector/choice-pills.tsx';
import { Prose } from '../prose.tsx';
import { Jump } from '../timeline/clock.tsx';
import styles from './embed.module.css';

const columns: readonly PodColumn[] = ['ready', 'status', 'age'];

/** What the moment means, in the little room of an embed. */
export function EmbedSide({
  view,
  player,
  notice,
  onChoose,
  onJump,
}: {
  view: WalkView;
  player: Player;
  notice?: string;
  onChoose: (choice: Choice) => void;
  onJump: () => void;
}): ReactElement {
  const { moment, before, state, near, pending } = view;
  const evidence = useMemo(() => evidenceOf(moment, before), [moment, before]);
  return (
    <aside className={styles.side} aria-label="The shown moment">
      {notice === undefined ? null : <p role="alert">{notice}</p>}
      <h2>{state.meta.title}</h2>
      <p>
        <Prose>{tell(state.meta.says, moment, state.meta.container)}</Prose>
      </p>
      <h3>{near.length === 0 ? 'This walk has ended' : 'What happens next?'}</h3>
      <div id="choices" className={styles.pills}>
        <ChoicePills
          choices={near}
          waiting={pending?.choice}
          jump={<Jump view={view} player={player} onJump={onJump} />}
          onChoose={onChoose}
        />
      </div>
      {evidence.kind === 'pod' ? (
        <div className={`${terminal.terminal} ${styles.evidence}`}>
          <div>
            <LiveRow pod={evidence.pod} mark={state.meta.mark} player={player} at={moment.at} shown={columns} />
          </div>
          {moment.kubeEvents.length === 0 ? null : <LiveEvents view={view} player={player} most={1} />}
        </div>
      ) : null}
    </aside>
  );
}
