import { useSelector } from '@xstate/react';
import type { ReactElement } from 'react';
import type { Player, Speed } from '@/machines/player.ts';
import buttons from '../button.module.css';
import type { Acts } from '../explorer/use-acts.ts';
import { usePlaying } from '../explorer/use-player.ts';
import { Icon } from '../icon.tsx';
import styles from './controls.module.css';
import { PlayMark } from './play-mark.tsx';

/** First, back, play and forward. */
export function StepButtons({
  player,
  acts,
  atStart,
  atEnd,
}: {
  player: Player;
  acts: Acts;
  /** Nothing lies before the shown moment. */
  atStart: boolean;
  /** Nothing comes after it by itself. */
  atEnd: boolean;
}): ReactElement {
  const playing = usePlaying(player);
  return (
    <>
      <button
        type="button"
        className={`${buttons.icon} ${styles.first}`}
        aria-label="First moment"
        disabled={atStart}
        onClick={acts.first}
      >
        <Icon name="skip-back" />
      </button>
      <button type="button" className={buttons.icon} aria-label="Step back" disabled={atStart} onClick={acts.back}>
        <Icon name="caret-left" size={18} />
      </button>
      <button
        type="button"
        className={`${buttons.icon} ${buttons.play}`}
        aria-label={playing ? 'Pause' : 'Play'}
        disabled={atEnd}
        onClick={acts.toggle}
      >
        <PlayMark playing={playing} />
      </button>
      <button type="button" className={buttons.icon} aria-label="Step forward" disabled={atEnd} onClick={acts.forward}>
        <Icon name="caret-right" size={18} />
      </button>
    </>
  );
}

const speeds = [
  { speed: 1, name: '1×', title: 'Waits as they are' },
  { speed: 10, name: '10×', title: 'Waits ten times as fast' },
  { speed: 'skip', name: 'Skip waits', title: 'Jump over every wait' },
] as const satisfies readonly { speed: Speed; name: string; title: string }[];

/** How fast waits pass while playing. */
export function SpeedChoice({ player }: { player: Player }): ReactElement {
  const chosen = useSelector(player, ({ context }) => context.speed);
  return (
    <fieldset className={styles.speed}>
      <legend className="visually-hidden">Speed of waits</legend>
      {speeds.map(({ speed, name, title }) => (
        <button
          key={name}
          type="button"
          title={title}
          aria-pressed={speed === chosen}
          onClick={() => player.send({ type: 'speed.chosen', speed })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
