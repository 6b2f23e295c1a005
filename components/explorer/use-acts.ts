import { type Dispatch, useMemo } from 'react';
import type { Choice, Journey, WalkEvent } from '@/lib/journey/moment.ts';
import { stepForward, strideBack, strideForward } from '@/lib/journey/stride.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { Player } from '@/machines/player.ts';
import type { Walk, WalkAction } from './use-walk.ts';

/** What a reader can do to the walk. */
export interface Acts {
  readonly choose: (choice: Choice) => void;
  readonly moveTo: (index: number) => void;
  readonly first: () => void;
  readonly latest: () => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly strideBack: () => void;
  readonly strideForward: () => void;
  readonly toggle: () => void;
  /** To the end of the wait that runs. */
  readonly jump: () => void;
}

/** The acts of a reader on this walk at this moment. Going back pauses; choosing does not. */
export function useActs(walk: Walk, view: WalkView, dispatch: Dispatch<WalkAction>, player: Player): Acts {
  const { journey, subject } = walk;
  const { moment, next, pending } = view;
  return useMemo(() => {
    const show = (next: Journey) => {
      player.send({ type: 'pause.pressed' });
      dispatch({ type: 'walked', journey: next });
    };
    const moveTo = (index: number) => {
      player.send({ type: 'pause.pressed' });
      dispatch({ type: 'moved', index });
    };
    return {
      choose: (choice) => dispatch({ type: 'taken', event: nowOrLater(choice, moment.at, player) }),
      moveTo,
      first: () => moveTo(0),
      latest: () => moveTo(journey.moments.length - 1),
      back: () => moveTo(journey.cursor - 1),
      forward: () => dispatch({ type: 'walked', journey: stepForward(subject.chart, journey) }),
      strideBack: () => show(strideBack(journey)),
      strideForward: () => show(strideForward(subject.chart, journey)),
      toggle: () => player.send({ type: player.getSnapshot().matches('playing') ? 'pause.pressed' : 'play.pressed' }),
      jump: () => {
        if (pending && pending.choice !== next) dispatch({ type: 'taken', event: pending.choice.event });
        else player.send({ type: 'jump.pressed' });
      },
    };
  }, [journey, subject, moment, next, pending, dispatch, player]);
}

/** What a reader chooses in the middle of a wait happens then, and not when the moment began. */
function nowOrLater({ event }: Choice, at: number, player: Player): WalkEvent {
  return { ...event, at: Math.max(event.at, at + Math.round(player.getSnapshot().context.elapsed)) };
}
