import type { KubeEvent, Moment } from '@/lib/journey/moment.ts';
import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';

/** A row of `kubectl get pods -w` with the moment from which it is shown. */
export interface Shown {
  /** Virtual milliseconds. */
  readonly at: number;
  /** The event of the machine that brought it. */
  readonly event: string;
  readonly row: PrintedRow;
}

/** A row for every moment that changes what `kubectl get pods -w` shows of the pod. */
export function rowsOf(moments: readonly Moment[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (const { snapshot, at, event } of moments) {
    const row = projectRow(snapshot, at);
    const last = shown.at(-1);
    if (row === undefined || (last !== undefined && looksLike(row, last.row))) continue;
    shown.push({ at, event: event?.type ?? '', row });
  }
  return shown;
}

/** The Kubernetes Events of a walk in the order in which they are told, each repeat told again. */
export function tellingsOf(moments: readonly Moment[]): readonly KubeEvent[] {
  return moments.flatMap(({ kubeEvents }, index) => toldAt(kubeEvents, moments[index - 1]?.kubeEvents ?? []));
}

/** What a moment tells that the one before it had not told. */
function toldAt(now: readonly KubeEvent[], before: readonly KubeEvent[]): readonly KubeEvent[] {
  return now.filter((event, index) => event.count !== before[index]?.count);
}

function looksLike(row: PrintedRow, other: PrintedRow): boolean {
  return row.ready === other.ready && row.status === other.status && bare(row.restarts) === bare(other.restarts);
}

/** RESTARTS without how long ago the newest was: that changes without anything happening. */
function bare(restarts: string): string {
  return restarts.split(' ')[0] ?? '';
}
