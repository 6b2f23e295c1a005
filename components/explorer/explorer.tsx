'use client';

import { type ReactElement, useState } from 'react';
import { stepForward } from '@/lib/journey/stride.ts';
import { announcementOf } from '@/lib/journey/view.ts';
import type { ChartId } from '@/machines/charts.ts';
import type { Panel } from '../dialogs/panel.ts';
import { Brief } from '../evidence/brief.tsx';
import { Evidence } from '../evidence/evidence.tsx';
import { BlockedList } from '../inspector/blocked-list.tsx';
import { ChoicePills } from '../inspector/choice-pills.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { NextList } from '../inspector/next-list.tsx';
import { TimerList } from '../inspector/timer-list.tsx';
import { WhatHappens } from '../inspector/what-happens.tsx';
import { Jump } from '../timeline/clock.tsx';
import { Canvas } from './canvas.tsx';
import styles from './explorer.module.css';
import { Panels } from './panels.tsx';
import type { Still } from './still-map.tsx';
import { useActs } from './use-acts.ts';
import { useAskedPanel } from './use-asked-panel.ts';
import { useCopiedLink } from './use-copied-link.ts';
import { useExplorerKeys } from './use-explorer-keys.ts';
import { useIncomingText } from './use-incoming-text.ts';
import { linkTo, useMomentUrl } from './use-moment-url.ts';
import { useNarrow } from './use-narrow.ts';
import { usePlayer } from './use-player.ts';
import { beginWalk, useWalk } from './use-walk.ts';
import { WalkBar } from './walk-bar.tsx';
import { WalkMap } from './walk-map.tsx';
import { WalkTimeline } from './walk-timeline.tsx';

const stills: readonly Still[] = [
  { width: 944, shown: 'wide' },
  { width: 390, shown: 'narrow' },
];

/** A machine to walk: the map, what the moment means, and the line of time. */
export function Explorer({ machine }: { machine: ChartId }): ReactElement {
  const { walk, dispatch, chart, graph, lookup, view } = useWalk(() => beginWalk(machine));
  const player = usePlayer(view, walk.elapsed, () => {
    const journey = stepForward(chart, walk.journey);
    if (journey.cursor === walk.until) player.send({ type: 'pause.pressed' });
    dispatch({ type: 'walked', journey, until: walk.until });
  });
  const acts = useActs(walk, view, dispatch, player);
  const link = useCopiedLink(machine, walk, player);
  const narrow = useNarrow();
  const [panel, open] = useState<Panel>();
  const [draft, setDraft] = useState('');
  const compare = async () => {
    const { comparisonAddress } = await import('@/lib/world/comparison.ts');
    location.assign(comparisonAddress(linkTo(machine, walk, player)));
  };
  useMomentUrl({ machine, walk, dispatch, player, remembers: true });
  useExplorerKeys({ walk, view, acts, dispatch, onOpen: open, onCopy: link.copy, onCompare: compare });
  useAskedPanel(open);
  useIncomingText(async (text) => {
    const { addressCarriedBy } = await import('@/lib/journey/link-in-file.ts');
    const address = addressCarriedBy(text);
    if (address !== undefined) {
      location.assign(address);
      return;
    }
    setDraft(text);
    open('manifest');
  });

  return (
    <div className={styles.explorer}>
      <WalkBar machine={machine} subject={walk.subject} copied={link.copied} onOpen={open} onCopy={link.copy} />
      <main className={styles.walk}>
        <Canvas
          subject={walk.subject}
          zoom={walk.zoom}
          notice={walk.notice}
          onZoom={(zoom) => dispatch({ type: 'zoomed', zoom })}
        >
          <WalkMap
            walk={walk}
            graph={graph}
            lookup={lookup}
            view={view}
            player={player}
            stills={stills}
            dispatch={dispatch}
            onChoose={acts.choose}
            onTrouble={() => open('trouble')}
          />
        </Canvas>
        <Inspector
          happens={<WhatHappens chart={chart} view={view} />}
          next={narrow ? null : <NextList view={view} player={player} onChoose={acts.choose} />}
          pills={
            narrow === false ? null : (
              <ChoicePills
                choices={view.common}
                waiting={view.pending?.choice}
                jump={<Jump view={view} player={player} onJump={acts.jump} />}
                onChoose={acts.choose}
              />
            )
          }
          brief={narrow === false ? null : <Brief view={view} player={player} />}
          why={
            <>
              <TimerList view={view} player={player} />
              <BlockedList blocked={view.blocked} />
            </>
          }
          seen={<Evidence view={view} player={player} />}
        />
      </main>
      <WalkTimeline
        lookup={lookup}
        journey={walk.journey}
        view={view}
        player={player}
        acts={acts}
        small={narrow ?? false}
      />
      <p className="visually-hidden" aria-live="polite">
        {link.said ?? announcementOf(view)}
      </p>
      <Panels
        machine={machine}
        open={panel}
        walk={walk}
        graph={graph}
        view={view}
        player={player}
        draft={draft}
        dispatch={dispatch}
        onDraft={setDraft}
        onOpen={open}
        onChoose={acts.choose}
        onCompare={compare}
      />
    </div>
  );
}
