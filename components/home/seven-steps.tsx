import type { ReactElement } from 'react';
import { goTo } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { stopsOf } from '@/lib/journey/stops.ts';
import { stepForward } from '@/lib/journey/stride.ts';
import { firstSubject } from '@/lib/journey/subject.ts';
import { announcementOf } from '@/lib/journey/view.ts';
import type { StageId } from '@/machines/chart.ts';
import { useActs } from '../explorer/use-acts.ts';
import { useKeys } from '../explorer/use-keys.ts';
import { usePlayer } from '../explorer/use-player.ts';
import { useWalk } from '../explorer/use-walk.ts';
import { Lens } from './lens.tsx';
import { PlayAll } from './play-all.tsx';
import styles from './seven-steps.module.css';
import { Strip } from './strip.tsx';

const subject = firstSubject('pod');
const stops = stopsOf(subject.chart);
const order = [...stops.indices.keys()];

/** The undisturbed walk, standing in a stage; undefined for stages that it does not pass. */
function stopAt(stage: StageId | undefined): Journey | undefined {
  const index = stage === undefined ? undefined : stops.indices.get(stage);
  return index === undefined ? undefined : goTo(stops.journey, index);
}

/** The seven steps as a strip that can be played, dragged and broken. */
export function SevenSteps(): ReactElement {
  const { walk, dispatch, chart, view } = useWalk(() => ({ subject, journey: stopAt('pull') ?? stops.journey }));
  const undisturbed = walk.journey.moments === stops.journey.moments;
  const here = order.indexOf(view.stage.id);

  const showStage = (stage: StageId | undefined) => {
    const journey = stopAt(stage);
    if (journey) dispatch({ type: 'walked', journey });
  };
  const forward = () => {
    if (undisturbed) showStage(order[here + 1]);
    else dispatch({ type: 'walked', journey: stepForward(chart, walk.journey) });
  };
  const back = () => {
    if (undisturbed) showStage(order[here - 1]);
    else dispatch({ type: 'moved', index: walk.journey.cursor - 1 });
  };
  const player = usePlayer(view, 0, forward);
  const acts = useActs(walk, view, dispatch, player);
  const pause = () => player.send({ type: 'pause.pressed' });
  const go = (move: () => void) => () => {
    pause();
    move();
  };
  useKeys({
    ...Object.fromEntries(
      view.near.map((choice) => [choice.key?.toLowerCase() ?? choice.transition, go(() => acts.choose(choice))]),
    ),
    ArrowRight: go(forward),
    ArrowLeft: go(back),
    '/': () => location.assign('/walk?open=finder'),
  });

  return (
    <section className={styles.steps} aria-label="The seven steps, playable">
      <Strip
        stages={chart.stages}
        view={view}
        onStage={(stage) => {
          pause();
          showStage(stage);
        }}
      />
      <Lens view={view} player={player} onChoose={(choice) => go(() => acts.choose(choice))()} />
      <PlayAll
        player={player}
        atStart={here <= 0}
        atEnd={view.last}
        onBack={go(back)}
        onForward={go(forward)}
        onPlay={() => {
          showStage(order[0]);
          player.send({ type: 'play.pressed' });
        }}
      />
      <p className="visually-hidden" aria-live="polite">
        {announcementOf(view)}
      </p>
    </section>
  );
}
