import {
  type Dispatch,
  lazy,
  type ReactElement,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { sceneOf } from '@/lib/diagram/scene-memory.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import type { Choice } from '@/lib/journey/moment.ts';
import type { TimelineChart } from '@/lib/journey/timeline.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Graph } from '@/machines/graph.ts';
import type { Player } from '@/machines/player.ts';
import { useWidth } from '../timeline/use-width.ts';
import { type Still, StillMap } from './still-map.tsx';
import { useForesight } from './use-foresight.ts';
import { useElapsed } from './use-player.ts';
import type { Walk, WalkAction } from './use-walk.ts';
import styles from './walk-map.module.css';

const MapCanvas = lazy(async () => ({ default: (await import('../map/map-canvas.tsx')).MapCanvas }));

/** The countdown on the map moves four times a second. */
const grain = 250;

/** The map of the walk. Until scripts run it is a picture; then it can be acted on. */
export function WalkMap({
  walk,
  graph,
  lookup,
  view,
  player,
  stills,
  dispatch,
  onChoose,
  onTrouble,
}: {
  walk: Walk;
  graph: Graph;
  lookup: TimelineChart;
  view: WalkView;
  player: Player;
  /** The pictures before scripts run. */
  stills: readonly Still[];
  dispatch: Dispatch<WalkAction>;
  onChoose: (choice: Choice) => void;
  onTrouble: () => void;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, stills[0]?.width ?? 0);
  const clock = view.moment.at + useElapsed(player, grain);
  const running = useSyncExternalStore(never, yes, no);
  const { chart } = walk.subject;
  const { zoom, peek, lane } = walk;
  const input = useMemo(
    () => ({ ...sightOf(chart, graph, view, clock), zoom, open: peek, lane }),
    [chart, graph, view, clock, zoom, peek, lane],
  );
  const scene = useMemo(() => (running ? sceneOf({ ...input, width }) : undefined), [input, width, running]);
  useEffect(() => {
    if (scene === undefined) return;
    const id = requestAnimationFrame(() => {
      box.current?.querySelector('[data-token]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    return () => cancelAnimationFrame(id);
  }, [scene]);
  useForesight(chart, graph, lookup, walk.journey, { zoom, width });
  const still = <StillMap input={input} stills={stills} view={view} />;
  return (
    <div ref={box} className={styles.map}>
      {scene === undefined ? (
        still
      ) : (
        <Suspense fallback={still}>
          <MapCanvas
            scene={scene}
            onChoose={onChoose}
            onPeek={(stage) => dispatch({ type: 'peeked', ...(stage === peek ? {} : { stage }) })}
            onLane={(container) => dispatch({ type: 'laned', container })}
            onTrouble={onTrouble}
          />
        </Suspense>
      )}
    </div>
  );
}

function never(): () => void {
  return () => {};
}

function yes(): boolean {
  return true;
}

function no(): boolean {
  return false;
}
