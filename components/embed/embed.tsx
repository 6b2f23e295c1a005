'use client';

import type { ReactElement } from 'react';
import { stepForward } from '@/lib/journey/stride.ts';
import { announcementOf } from '@/lib/journey/view.ts';
import type { ChartId } from '@/machines/charts.ts';
import type { Still } from '../explorer/still-map.tsx';
import { useActs } from '../explorer/use-acts.ts';
import { useKeys } from '../explorer/use-keys.ts';
import { useMomentUrl } from '../explorer/use-moment-url.ts';
import { usePlayer } from '../explorer/use-player.ts';
import { beginWalk, useWalk } from '../explorer/use-walk.ts';
import { WalkMap } from '../explorer/walk-map.tsx';
import styles from './embed.module.css';
import { EmbedBar } from './embed-bar.tsx';
import { EmbedSide } from './embed-side.tsx';

const stills: readonly Still[] = [{ width: 440, shown: 'always' }];

/** A walk inside of somebody else's page: the map, the moment and a line of time, without anything around them. */
export function Embed({ machine }: { machine: ChartId }): ReactElement {
  const { walk, dispatch, chart, graph, lookup, view } = useWalk(() => beginWalk(machine));
  const player = usePlayer(view, walk.elapsed, () =>
    dispatch({ type: 'walked', journey: stepForward(chart, walk.journey) }),
  );
  const acts = useActs(walk, view, dispatch, player);
  useMomentUrl({ machine, walk, dispatch, player, remembers: false });
  useKeys({
    ...Object.fromEntries(
      view.possible.map((choice) => [choice.key?.toLowerCase() ?? choice.transition, () => acts.choose(choice)]),
    ),
    ArrowRight: acts.forward,
    ArrowLeft: acts.back,
    Home: acts.first,
    End: acts.latest,
    ' ': acts.toggle,
    j: view.pending === undefined ? undefined : acts.jump,
  });
  return (
    <main className={styles.embed}>
      <h1 className="visually-hidden">{chart.title}</h1>
      <div className={styles.map}>
        <WalkMap
          walk={walk}
          graph={graph}
          view={view}
          player={player}
          stills={stills}
          dispatch={dispatch}
          onChoose={acts.choose}
          onTrouble={() => document.getElementById('choices')?.scrollIntoView({ block: 'nearest' })}
        />
      </div>
      <EmbedSide view={view} player={player} notice={walk.notice} onChoose={acts.choose} onJump={acts.jump} />
      <EmbedBar machine={machine} lookup={lookup} walk={walk} view={view} player={player} acts={acts} />
      <p className="visually-hidden" aria-live="polite">
        {announcementOf(view)}
      </p>
    </main>
  );
}
