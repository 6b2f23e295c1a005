import { memo, type ReactElement } from 'react';
import { clockTime, waitTime } from '@/lib/journey/clock.ts';
import type { Timeline } from '@/lib/journey/timeline.ts';
import styles from './road.module.css';

/** The ticks, waits and names of a walk, and the dotted road ahead of it. */
export const Road = memo(function Road({
  timeline,
  cursor,
  middle,
  words,
}: {
  timeline: Timeline;
  cursor: number;
  middle: number;
  words: boolean;
}): ReactElement {
  const { moments, visits, waits, failures, ahead, width } = timeline;
  const now = moments[cursor] ?? 0;
  const last = moments.at(-1) ?? 0;
  const tall = words ? 12 : 6;
  return (
    <>
      <WaitPattern />
      <path className={styles.road} d={`M${last} ${middle}H${width - 4}`} />
      <path className={styles.walked} d={`M8 ${middle}H${last}`} />
      <path className={styles.ink} d={`M8 ${middle}H${now}`} />
      {words ? <path className={styles.ticks} d={ticks(moments.slice(0, cursor + 1), middle, 5)} /> : null}
      {words ? <path className={styles.later} d={ticks(moments.slice(cursor + 1), middle, 5)} /> : null}
      <path
        className={styles.stations}
        d={ticks(
          visits.map(({ x }) => x),
          middle,
          tall,
        )}
      />
      <path
        className={styles.stationsAhead}
        d={ticks(
          ahead.map(({ x }) => x),
          middle,
          tall,
        )}
      />
      <path
        className={styles.wait}
        d={blocks(
          waits.filter(({ running }) => !running),
          middle,
        )}
      />
      <path
        className={styles.running}
        d={blocks(
          waits.filter(({ running }) => running),
          middle,
        )}
      />
      <path
        className={styles.failures}
        d={apart(failures, 3)
          .map((x) => `M${px(x)} ${middle - 5}l5 5l-5 5l-5 -5z`)
          .join('')}
      />
      {words ? <Words timeline={timeline} now={now} /> : null}
    </>
  );
});

function Words({ timeline: { visits, waits, ahead }, now }: { timeline: Timeline; now: number }): ReactElement {
  return (
    <>
      {visits.map(({ index, x, label, at, current }) => (
        <g key={index}>
          <text className={current ? styles.current : styles.name} x={x + 5} y={23}>
            {label}
          </text>
          <text className={styles.clock} x={x + 5} y={67}>
            {at === undefined || isUnderPlayhead(x, now) ? null : clockTime(at)}
          </text>
        </g>
      ))}
      {ahead.map(({ x, label }) => (
        <text key={x} className={styles.ahead} x={x + 5} y={23}>
          {label}
        </text>
      ))}
      {waits.map(({ x, width, length }) =>
        width < 24 || isUnderPlayhead(x + width / 2 - 16, now) ? null : (
          <text key={x} className={styles.length} x={x + width / 2} y={67} textAnchor="middle">
            {waitTime(length)}
          </text>
        ),
      )}
    </>
  );
}

/** Whether the clock that the playhead shows covers a text that begins at x. */
function isUnderPlayhead(x: number, now: number): boolean {
  return x < now + 28 && x + 34 > now - 28;
}

function WaitPattern(): ReactElement {
  return (
    <defs>
      <pattern id="wait" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--wait-wash)" />
        <rect width="2.2" height="6" fill="var(--wait-fill)" />
      </pattern>
    </defs>
  );
}

/** One path for all waits: in a long walk there are hundreds, and each step moves every one. */
function blocks(waits: Timeline['waits'], middle: number): string {
  return joined(waits)
    .map(({ x, width }) => `M${px(x)} ${middle - 6}h${px(width)}v12h-${px(width)}z`)
    .join('');
}

/** Waits between which no gap would be seen are one. */
function joined(waits: Timeline['waits']): readonly { readonly x: number; readonly width: number }[] {
  const blocks: { x: number; width: number }[] = [];
  for (const { x, width } of waits) {
    const last = blocks.at(-1);
    if (last !== undefined && x - last.x - last.width < 1) last.width = x + width - last.x;
    else blocks.push({ x, width });
  }
  return blocks;
}

function ticks(xs: readonly number[], middle: number, half: number): string {
  return apart(xs, 2)
    .map((x) => `M${px(x)} ${middle - half}v${2 * half}`)
    .join('');
}

/** Of signs that would touch only the first is drawn. */
function apart(xs: readonly number[], least: number): readonly number[] {
  const kept: number[] = [];
  for (const x of xs) if (x - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= least) kept.push(x);
  return kept;
}

/** Pixels to a tenth: what nobody can see does not change from step to step. */
function px(x: number): number {
  return Math.round(x * 10) / 10;
}
