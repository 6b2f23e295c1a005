import { type ReactElement, useEffect, useState } from 'react';
import type { WayStep } from '@/lib/explain/way/way.ts';
import buttons from '../button.module.css';
import { Icon } from '../icon.tsx';
import styles from './way-scrub.module.css';
import { WayTrack } from './way-track.tsx';

/** Real milliseconds for each step while the way is played. */
const pace = 700;

/** The line on which a way is gone through: step by step, at once to any step, or played. */
export function WayScrub({
  steps,
  lost,
  shown,
  onShow,
}: {
  steps: readonly WayStep[];
  lost: number;
  shown: number;
  onShow: (index: number) => void;
}): ReactElement {
  const last = steps.length - 1;
  const step = steps[shown];
  const { playing, play, stop } = usePlaying(shown, last, onShow);
  const go = (index: number) => {
    stop();
    onShow(index);
  };
  return (
    <div className={styles.scrub}>
      <button
        type="button"
        className={buttons.icon}
        aria-label="One step back"
        disabled={shown === 0}
        onClick={() => go(shown - 1)}
      >
        <Icon name="caret-left" />
      </button>
      <button
        type="button"
        className={buttons.icon}
        aria-label={playing ? 'Pause' : 'Play the way'}
        onClick={playing ? stop : play}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <button
        type="button"
        className={buttons.icon}
        aria-label="One step on"
        disabled={shown === last}
        onClick={() => go(shown + 1)}
      >
        <Icon name="caret-right" />
      </button>
      <span className={styles.line}>
        <WayTrack steps={steps} lost={lost} shown={shown} />
        <input
          type="range"
          aria-label="Step of the way"
          min={0}
          max={last}
          value={shown}
          aria-valuetext={step && sentenceOf(step, shown, steps.length)}
          onChange={(event) => go(Number(event.target.value))}
        />
      </span>
      <p className={styles.moment}>
        {shown + 1}/{steps.length} <b>{step?.label}</b>{' '}
        <span>{step?.at?.slice(11, 19) ?? 'at a time nobody knows'}</span>
      </p>
    </div>
  );
}

/** Shows one step after the other until the last; from there it begins anew. */
function usePlaying(shown: number, last: number, onShow: (index: number) => void) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (shown + 1 >= last) setPlaying(false);
      onShow(Math.min(last, shown + 1));
    }, pace);
    return () => clearTimeout(timer);
  }, [playing, shown, last, onShow]);
  const play = () => {
    if (shown === last) onShow(0);
    setPlaying(last > 0);
  };
  return { playing, play, stop: () => setPlaying(false) };
}

function sentenceOf({ label, basis }: WayStep, index: number, count: number): string {
  return `Step ${index + 1} of ${count}: ${label}, ${basis === 'observed' ? 'recorded' : 'inferred'}`;
}
