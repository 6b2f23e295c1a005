import type { ReactElement } from 'react';
import buttons from '../button.module.css';
import { Icon } from '../icon.tsx';
import { PlayMark } from '../timeline/play-mark.tsx';
import styles from './play-all.module.css';

/** The controls below the strip. */
export function PlayAll({
  playing,
  atStart,
  atEnd,
  onBack,
  onForward,
  onToggle,
}: {
  playing: boolean;
  atStart: boolean;
  atEnd: boolean;
  onBack: () => void;
  onForward: () => void;
  /** Plays from the first step, or pauses. */
  onToggle: () => void;
}): ReactElement {
  return (
    <div className={styles.controls}>
      <button type="button" className={buttons.icon} aria-label="Step back" disabled={atStart} onClick={onBack}>
        <Icon name="caret-left" size={18} />
      </button>
      <button type="button" className={`${buttons.primary} ${styles.play}`} onClick={onToggle}>
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
