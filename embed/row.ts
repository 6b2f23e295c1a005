import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import type { Walk } from './walk.ts';

/** The row of kubectl at the shown moment; `undefined` where there is no Pod. */
export function rowOf({ view }: Walk): PrintedRow | undefined {
  return projectRow(view.moment.snapshot, view.moment.at);
}
