import { type ReactElement, useEffect, useEffectEvent, useMemo } from 'react';
import { choicesAt } from '@/lib/journey/choices.ts';
import { frameOf } from '@/lib/journey/frame.ts';
import { goTo, momentOf, take } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { stopsOf } from '@/lib/journey/stops.ts';
import { stepForward } from '@/lib/journey/stride.ts';
import { firstSubject } from '@/lib/journey/subject.ts';
import type { StageId } from '@/machines/chart.ts';
import { useActs } from '../explorer/use-acts.ts';
import { usePlayer, usePlaying } from '../explorer/use-player.ts';
import { useWalk } from '../explorer/use-walk.ts';
import { StepsFigure, type StripActs } from './steps-figure.tsx';
import { useStripKeys } from './use-strip-keys.ts';

/** Where the strip's own walk begins: in a stage, after one of its choices, or playing. */
export interface StripStart {
  readonly stage: StageId;
  readonly transition?: string;
  readonly playing?: true;
}

const subject = firstSubject('pod');
const stops = stopsOf(subject.chart);
const order = [...stops.indices.keys()];

/** The strip with a machine behind it: whatever is chosen happens. */
export function SevenSteps({ start }: { start: StripStart }): ReactElement {
  const { walk, dispatch, chart, lookup, view } = useWalk(() => ({ subject, journey: journeyAt(start) }));
  const undisturbed = walk.journey.moments === stops.journey.moments;
  const here = order.indexOf(view.stage.id);
  const frame = useMemo(() => frameOf(view), [view]);

  const showStage = (stage: StageId | undefined) => {
    if (stage !== undefined) dispatch({ type: 'walked', journey: journeyAt({ stage }) });
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
  const playing = usePlaying(player);
  const walkActs = useActs(walk, view, dispatch, player);
  const pause = () => player.send({ type: 'pause.pressed' });
  const acts: StripActs = {
    onStage: (stage) => {
      pause();
      showStage(stage);
    },
    onChoose: ({ transition }) => {
      pause();
      const choice = view.possible.find((one) => one.transition === transition);
      if (choice) walkActs.choose(choice);
    },
    onBack: () => {
      pause();
      back();
    },
    onForward: () => {
      pause();
      forward();
    },
    onToggle: () => {
      if (playing) pause();
      else {
        showStage(order[0]);
        player.send({ type: 'play.pressed' });
      }
    },
  };
  useStripKeys(frame, acts);
  const play = useEffectEvent(() => {
    if (start.playing) player.send({ type: 'play.pressed' });
  });
  useEffect(() => play(), []);
  return <StepsFigure stages={lookup.stages} frame={frame} playing={playing} acts={acts} />;
}

/** The undisturbed walk standing in a stage, or one choice away from it. */
function journeyAt({ stage, transition }: StripStart): Journey {
  const journey = goTo(stops.journey, stops.indices.get(stage) ?? 0);
  const choice = choicesAt(subject.chart, momentOf(journey)).find((one) => one.transition === transition);
  return choice ? take(subject.chart, journey, choice.event) : journey;
}
