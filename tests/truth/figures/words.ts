import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import { recordedPods, scenarios } from '../../recordings.ts';
import { allOf, type Figure } from './figure.ts';

/** READY, STATUS and RESTARTS as the server printed them, byte for byte. */
export function wordFigures(): readonly Figure[] {
  const printed = scenarios.flatMap(recordedPods).filter((seen) => seen.printed !== undefined);
  return [allOf("rows equal to the server's own", printed.filter(isPrintedAlike).length, printed.length)];
}

/** The server reads its clock before the watcher does, so what counts seconds may be one less. */
function isPrintedAlike({ object, at = '', printed }: PodObservation): boolean {
  if (printed === undefined) return true;
  const now = Date.parse(at);
  return [now, now - 1000].some((time) => {
    const { ready, status, restarts } = printedRow(object, time);
    return ready === printed.Ready && status === printed.Status && restarts === printed.Restarts;
  });
}
