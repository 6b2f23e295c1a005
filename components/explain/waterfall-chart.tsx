import { type ReactElement, useId } from 'react';
import type { Span } from '@/lib/explain/way/waterfall.ts';
import { humanDuration } from '@/lib/kubernetes/duration.ts';
import styles from './waterfall-chart.module.css';

/** Where the time went on the way to a ready pod, to scale. */
export function WaterfallChart({ spans, now }: { spans: readonly Span[]; now: number }): ReactElement | null {
  const id = useId();
  const begin = Math.min(...spans.map(({ from }) => from));
  const end = Math.max(...spans.map(({ from, to }) => to ?? Math.max(from, now)));
  if (spans.length === 0 || !(end > begin)) return null;
  const part = (ms: number) => `${Math.max(0, Math.min(100, (100 * ms) / (end - begin)))}%`;
  return (
    <section className={styles.waterfall} aria-labelledby={id}>
      <h2 id={id}>Where the time went: {humanDuration(end - begin)}</h2>
      <ol>
        {spans.map(({ what, from, to }) => (
          <li key={`${what} ${from}`}>
            <span className={styles.what}>{what}</span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                data-open={to === undefined || undefined}
                style={{ left: part(from - begin), width: part((to ?? Math.max(from, now)) - from) }}
              />
            </span>
            <span className={styles.length}>
              {to === undefined ? `${humanDuration(Math.max(0, now - from))} so far` : humanDuration(to - from)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
