import type { ReactElement } from 'react';
import type { Way } from '@/machines/chart.ts';

const strokes = {
  progress: { stroke: 'var(--now)', strokeWidth: 2.5 },
  shortcut: { stroke: 'var(--now)', strokeWidth: 1.5 },
  repair: { stroke: 'var(--now)', strokeWidth: 1.5, strokeDasharray: '2 3' },
  timer: { stroke: 'var(--wait-fill)', strokeWidth: 2.5 },
  retry: { stroke: 'var(--wait-fill)', strokeWidth: 2.5 },
  failure: { stroke: 'var(--fail-line)', strokeWidth: 1.5, strokeDasharray: '4 3' },
  action: { stroke: 'var(--fail-line)', strokeWidth: 1.5, strokeDasharray: '4 3' },
} as const satisfies Record<Way, object>;

/** A short piece of the line that a way is on the map. */
export function LineSample({ way }: { way: Way }): ReactElement {
  return (
    <svg width="20" height="8" aria-hidden="true">
      <path d="M0 4H20" {...strokes[way]} />
    </svg>
  );
}
