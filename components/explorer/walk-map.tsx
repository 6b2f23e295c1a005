import { type Dispatch, lazy, type ReactElement, Suspense, useMemo, useRef, useSyncExternalStore } from 'react';
import type { SceneInput } from '@/lib/diagram/scene.ts';
import { toScene } from '@/lib/diagram/scene.ts';
import { containersOf } from '@/lib/journey/containers.ts';
import type { Choice } from '@/lib/journey/moment.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Graph } from '@/machines/graph.ts';
import type { Player } from '@/machines/player.ts';
import { useWidth } from '../timeline/use-width.ts';
import { StillMap } from './still-map.tsx';
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
  view,
  player,
  dispatch,
  onChoose,
  onTrouble,
}: {
  walk: Walk;
  graph: Graph;
  view: WalkView;
  player: Player;
  dispatch: Dispatch<WalkAction>;
  onChoose: (choice: Choice) => void;
  onTrouble: () => void;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 944);
  const clock = view.moment.at + useElapsed(player, grain);
  const running = useSyncExternalStore(never, yes, no);
  const { chart } = walk.subject;
  const { zoom, peek, lane } = walk;
  const input: Omit<SceneInput, 'width'> = useMemo(
    () => ({
      chart,
      graph,
      containers: containersOf(view.moment),
      trail: view.trail,
      choices: [...view.possible, ...view.blocked],
      timers: view.timers,
      moment: view.moment,
      clock,
      zoom,
      ...(peek === undefined ? {} : { open: peek }),
      ...(lane === undefined ? {} : { lane }),
    }),
    [chart, graph, view, clock, zoom, peek, lane],
  );
  const scene = useMemo(() => (running ? toScene({ ...input, width }) : undefined), [input, width, running]);
  const still = <StillMap input={input} view={view} />;
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
