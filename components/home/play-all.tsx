import type { ReactElement } from 'react';
import type { Player } from '@/machines/player.ts';
import buttons from '../button.module.css';
import { usePlaying } from '../explorer/use-player.ts';
import { Icon } from '../icon.tsx';
import { PlayMark } from '../timeline/play-mark.tsx';
import styles from './play-all.module.css';

/** The controls below the strip. */
export function PlayAll({
  player,
  atStart,
  atEnd,
  onBack,
  onForward,
  onPlay,
}: {
  player: Player;
  atStart: boolean;
  atEnd: boolean;
  onBack: () => void;
  onForward: () => void;
  /** Plays from the first step. */
  onPlay: () => void;
}): ReactElement {
  const playing = usePlaying(player);
  return (
    <div className={styles.controls}>
      <button type="button" className={buttons.icon} aria-label="Step back" disabled={atStart} onClick={onBack}>
        <Icon name="caret-left" size={18} />
      </button>
      <button
        type="button"
        className={`${buttons.primary} ${styles.play}`}
        onClick={() => (playing ? player.send({ type: 'pause.pressed' }) : onPlay())}
      >
        <PlayMark playing={playing} />
        {playing ? 'Pause' : 'Play all seven'}
      </button>
      <button type="button" className={buttons.icon} aria-label="Step forward" disabled={atEnd} onClick={onForward}>
        <Icon name="caret-right" size={18} />
      </button>
      <p className={styles.hint}>
        or drag the blue dot, or press <kbd>←</kbd> <kbd>→</kbd> and the numbers
      </p>
    </div>
  );
}
