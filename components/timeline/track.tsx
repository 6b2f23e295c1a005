import { type KeyboardEvent, memo, type PointerEvent, type ReactElement, useMemo, useRef } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { type Timeline, type TimelineChart, toTimeline } from '@/lib/journey/timeline.ts';
import type { Player } from '@/machines/player.ts';
import { Playhead } from './playhead.tsx';
import { Road } from './road.tsx';
import styles from './track.module.css';
import { useWidth } from './use-width.ts';

interface TrackProps {
  lookup: TimelineChart;
  journey: Journey;
  player: Player;
  /** Virtual milliseconds that the shown moment waits. */
  wait?: number;
  /** What a screen reader calls the shown moment. */
  title: string;
  /** No words, and less high: for phones and embeds. */
  small?: boolean;
  onMove: (index: number) => void;
}

/** The line of what happened; a click, a drag or the arrow keys show another moment. */
export const Track = memo(function Track({
  lookup,
  journey,
  player,
  wait,
  title,
  small,
  onMove,
}: TrackProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, small ? 430 : 792);
  const atEnd = journey.cursor === journey.moments.length - 1;
  const timeline = useMemo(
    () => toTimeline(lookup, journey, width, atEnd ? wait : undefined),
    [lookup, journey, width, atEnd, wait],
  );
  const show = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const index = nearest(timeline, x);
    if (index !== journey.cursor) onMove(index);
  };
  return (
    <div
      ref={box}
      className={small ? styles.small : styles.track}
      role="slider"
      tabIndex={0}
      aria-label="Moments of the walk"
      aria-valuemin={0}
      aria-valuemax={journey.moments.length - 1}
      aria-valuenow={journey.cursor}
      aria-valuetext={title}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        show(event);
      }}
      onPointerMove={show}
      onKeyDown={keepPageStill}
    >
      <svg width={width} height={small ? 44 : 80} aria-hidden="true">
        <Road timeline={timeline} cursor={journey.cursor} middle={small ? 22 : 40} words={!small} />
        <Playhead
          player={player}
          timeline={timeline}
          cursor={journey.cursor}
          at={journey.moments[journey.cursor]?.at ?? 0}
          wait={wait}
          small={small}
        />
      </svg>
    </div>
  );
});

/** The moment whose tick is nearest to a place on the line. */
function nearest({ moments }: Timeline, x: number): number {
  const distances = moments.map((tick) => Math.abs(tick - x));
  return distances.indexOf(Math.min(...distances));
}

/** The keys of the page move the slider, too; the page itself must not scroll with them. */
function keepPageStill(event: KeyboardEvent): void {
  if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) event.preventDefault();
}

/** What a screen reader calls a moment: its clock and its name. */
export function momentTitle(at: number, title: string): string {
  return `${clockTime(at, true)}, ${title}`;
}
