import type { ReactElement } from 'react';
import type { Journey } from '@/lib/journey/moment.ts';
import type { TimelineChart } from '@/lib/journey/timeline.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import { Clock, Jump } from '../timeline/clock.tsx';
import { SpeedChoice, StepButtons } from '../timeline/controls.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { momentTitle, Track } from '../timeline/track.tsx';
import type { Acts } from './use-acts.ts';
import styles from './walk-timeline.module.css';

/** The foot of the walk: its controls, its line of time, and its clock. */
export function WalkTimeline({
  lookup,
  journey,
  view,
  player,
  acts,
  small,
}: {
  lookup: TimelineChart;
  journey: Journey;
  view: WalkView;
  player: Player;
  acts: Acts;
  small: boolean;
}): ReactElement {
  const { moment, state, wait, pending, last } = view;
  return (
    <TimelineBar
      controls={
        <>
          <StepButtons player={player} acts={acts} atStart={journey.cursor === 0} atEnd={last} />
          <SpeedChoice player={player} />
        </>
      }
      track={
        <Track
          lookup={lookup}
          journey={journey}
          player={player}
          wait={wait}
          title={momentTitle(moment.at, state.meta.title)}
          small={small}
          onMove={acts.moveTo}
        />
      }
      clock={
        <>
          {pending === undefined ? null : (
            <span className={styles.jump}>
              <Jump view={view} player={player} onJump={acts.jump} />
            </span>
          )}
          <Clock player={player} at={moment.at} />
        </>
      }
    />
  );
}
