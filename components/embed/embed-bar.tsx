import type { ReactElement } from 'react';
import type { TimelineChart } from '@/lib/journey/timeline.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import type { Acts } from '../explorer/use-acts.ts';
import { fragmentOf } from '../explorer/use-moment-url.ts';
import type { Walk } from '../explorer/use-walk.ts';
import { Logo } from '../logo.tsx';
import { StepButtons } from '../timeline/controls.tsx';
import { momentTitle, Track } from '../timeline/track.tsx';
import styles from './embed.module.css';

/** The foot of an embed; its mark leads to the same moment on the whole page. */
export function EmbedBar({
  machine,
  lookup,
  walk,
  view,
  player,
  acts,
}: {
  machine: string;
  lookup: TimelineChart;
  walk: Walk;
  view: WalkView;
  player: Player;
  acts: Acts;
}): ReactElement {
  const { moment, state, wait, last } = view;
  return (
    <footer className={styles.bar}>
      <StepButtons player={player} acts={acts} atStart={walk.journey.cursor === 0} atEnd={last} />
      <div className={styles.track}>
        <Track
          lookup={lookup}
          journey={walk.journey}
          player={player}
          wait={wait}
          title={momentTitle(moment.at, state.meta.title)}
          small
          onMove={acts.moveTo}
        />
      </div>
      <a
        className={styles.open}
        href={machine === 'pod' ? '/walk' : `/walk/${machine}`}
        target="_blank"
        rel="noreferrer"
        onClick={(event) => {
          event.currentTarget.hash = fragmentOf(machine, walk, player);
        }}
      >
        <Logo size={16} />
        Podwalk
      </a>
    </footer>
  );
}
