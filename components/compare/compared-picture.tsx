import { type ReactElement, useMemo } from 'react';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { goTo } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import { indexAt } from '@/lib/world/difference.ts';
import type { WorldWalk } from '@/lib/world/world-walk.ts';
import { toGraph } from '@/machines/graph.ts';
import { type Still, StillMap } from '../explorer/still-map.tsx';
import { Badge } from './badge.tsx';
import styles from './compare.module.css';

const stills: readonly Still[] = [
  { width: 522, shown: 'wide' },
  { width: 390, shown: 'narrow' },
];

/** The machine of one of two walks at a time, and what it is called there. */
export function ComparedPicture({
  letter,
  walk: { subject, journey },
  at,
}: {
  letter: 'A' | 'B';
  walk: WorldWalk;
  at: number;
}): ReactElement {
  const { chart } = subject;
  const known = useMemo(() => {
    const graph = toGraph(chart);
    return { graph, lookup: timelineChart(chart.stages, graph) };
  }, [chart]);
  const view = viewOf(chart, known.lookup, goTo(journey, indexAt({ chart, journey }, at)));
  const input = { ...sightOf(chart, known.graph, view, Math.max(at, view.moment.at)), zoom: 'step' as const };
  return (
    <figure className={styles.picture}>
      <figcaption>
        <Badge letter={letter} /> <b>{view.state.meta.title}</b> <span>{subject.summary}</span>
      </figcaption>
      <div>
        <StillMap input={input} stills={stills} view={view} />
      </div>
    </figure>
  );
}
