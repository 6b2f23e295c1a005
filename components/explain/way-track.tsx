import type { ReactElement } from 'react';
import type { WayStep } from '@/lib/explain/way/way.ts';
import styles from './way-track.module.css';

/** The steps of a way as one line: drawn where they were recorded, dotted where they follow, broken where some are lost. */
export function WayTrack({
  steps,
  lost,
  shown,
}: {
  steps: readonly WayStep[];
  lost: number;
  shown: number;
}): ReactElement {
  return (
    <span className={styles.track} aria-hidden="true">
      {lost > 0 ? <span data-basis="lost" style={{ flexGrow: Math.max(1, steps.length / 8) }} /> : null}
      {runsOf(steps, shown).map(({ basis, from, count, ahead }) => (
        <span key={from} data-basis={basis} data-ahead={ahead || undefined} style={{ flexGrow: count }} />
      ))}
    </span>
  );
}

/** Steps in a row that rest on the same, before and after the one that is shown. */
interface Run {
  readonly basis: WayStep['basis'];
  readonly ahead: boolean;
  readonly from: number;
  readonly count: number;
}

function runsOf(steps: readonly WayStep[], shown: number): readonly Run[] {
  const runs: Run[] = [];
  for (const [from, { basis }] of steps.entries()) {
    const ahead = from > shown;
    const last = runs.at(-1);
    if (last?.basis === basis && last.ahead === ahead) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ basis, ahead, from, count: 1 });
  }
  return runs;
}
