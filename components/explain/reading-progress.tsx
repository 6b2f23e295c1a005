import type { ReactElement } from 'react';
import type { Progress } from '@/lib/explain/desk/desk.ts';
import buttons from '../button.module.css';
import styles from './reading-progress.module.css';

/** How far the reading of large files has come, and the way out of it. */
export function ReadingProgress({ progress, onCancel }: { progress: Progress; onCancel: () => void }): ReactElement {
  const { read, of, pods, joined, explained } = progress;
  const isRead = explained !== undefined || joined !== undefined;
  const [done, whole] = isRead ? [explained ?? joined ?? 0, pods] : [read, of];
  const percent = whole === 0 ? 100 : Math.floor((100 * done) / whole);
  const verb = explained === undefined ? 'Putting together' : 'Explaining';
  const said = isRead
    ? `${verb} ${count(done)} of ${count(pods)} pods`
    : `Reading ${megabytes(read)} of ${megabytes(of)} MB`;
  return (
    <section className={styles.progress} aria-label="Reading">
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={label(progress)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={said}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className={styles.said}>
        <b>{said}</b>
        {isRead ? null : ` ${count(pods)} pods so far`}
      </p>
      {/* A bar is read out only when it is asked for: who cannot see it hears that it began, and what it does now. */}
      <p className="visually-hidden" role="status">
        {isRead ? 'Everything is read, and the pods are explained now.' : 'Reading. It can be cancelled.'}
      </p>
      <button type="button" className={buttons.button} onClick={onCancel}>
        Cancel
      </button>
    </section>
  );
}

function label({ joined, explained }: Progress): string {
  if (explained !== undefined) return 'Pods explained';
  return joined === undefined ? 'Bytes read' : 'Pods put together';
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function megabytes(bytes: number): string {
  return count(Math.round(bytes / 1e6));
}
