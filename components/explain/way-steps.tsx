import type { ReactElement } from 'react';
import type { WayStep } from '@/lib/explain/way/way.ts';
import styles from './way-steps.module.css';

/** All steps of a way in words, each with its time and what it rests on. */
export function WaySteps({
  steps,
  shown,
  onShow,
}: {
  steps: readonly WayStep[];
  shown: number;
  onShow: (index: number) => void;
}): ReactElement {
  return (
    <details className={styles.all}>
      <summary>All {steps.length} steps</summary>
      <ol>
        {steps.map(({ id, at, event, label, basis }, index) => (
          <li key={id}>
            <button
              type="button"
              data-basis={basis}
              aria-current={index === shown || undefined}
              onClick={() => onShow(index)}
            >
              <time>{at?.slice(11, 19) ?? ''}</time>
              <span>
                {label}
                {basis === 'inferred' ? <span className="visually-hidden"> (inferred)</span> : null}
              </span>
              <code>{event}</code>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
