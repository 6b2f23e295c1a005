import type { ReactElement } from 'react';
import { clockTime } from '@/lib/journey/clock.ts';
import type { Timeline } from '@/lib/journey/timeline.ts';
import type { Player } from '@/machines/player.ts';
import { useElapsed } from '../explorer/use-player.ts';
import styles from './playhead.module.css';

/** The blue disc at the shown moment; it moves through a wait while that passes. */
export function Playhead({
  player,
  timeline,
  cursor,
  at,
  wait,
  small,
}: {
  player: Player;
  timeline: Timeline;
  cursor: number;
  at: number;
  wait?: number;
  small?: boolean;
}): ReactElement {
  const elapsed = useElapsed(player, 100);
  const block = timeline.waits.find(({ x }) => x === timeline.moments[cursor]);
  const gone = block && wait ? (block.width * elapsed) / wait : 0;
  const x = (timeline.moments[cursor] ?? 0) + gone;
  const middle = small ? 22 : 40;
  const time = clockTime(at + elapsed, true);
  const half = Math.max(26, time.length * 3.7 + 6);
  const label = Math.min(Math.max(x, half + 2), timeline.width - half - 2);
  return (
    <>
      {gone > 0 && block ? <rect className={styles.gone} x={block.x} y={middle - 6} width={gone} height={12} /> : null}
      {small ? null : <path className={styles.needle} d={`M${x} ${middle - 14}v28`} />}
      <circle className={styles.disc} cx={x} cy={middle} r={8} />
      {small ? null : (
        <g>
          <rect className={styles.box} x={label - half} y={55} width={2 * half} height={18} rx={3} />
          <text className={styles.time} x={label} y={68} textAnchor="middle">
            {time}
          </text>
        </g>
      )}
    </>
  );
}
