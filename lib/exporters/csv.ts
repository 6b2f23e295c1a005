import { momentOf } from '@/lib/journey/journey.ts';
import type { Journey, Moment } from '@/lib/journey/moment.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import { projectPod, projectRow } from '@/lib/kubernetes/projection.ts';
import { instant } from '@/lib/kubernetes/virtual-time.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';

const columns = ['moment', 'ms', 'time', 'event', 'payload', 'stage', 'states', 'ready', 'status', 'restarts', 'phase'];

/**
 * A walk as comma-separated values (RFC 4180): a row for each moment, with what happened, the states that then hold
 * something to do, and the row of kubectl. CSV has no place for comments, so what is left out is only in the manual.
 */
export function toCsv(chart: Chart, journey: Journey): string {
  const titles = new Map(toGraph(chart).states.map(({ id, meta }) => [id, meta.title]));
  const rows = journey.moments.map((_, cursor) => {
    const here = { ...journey, cursor };
    const moment = momentOf(here);
    const { current, stage } = trailOf(here);
    const row = projectRow(moment.snapshot, moment.at);
    return [
      `${cursor}`,
      `${moment.at}`,
      instant(moment.at),
      moment.event?.type ?? '',
      payloadOf(moment),
      stage,
      current.map((id) => titles.get(id) ?? id).join('; '),
      row?.ready ?? '',
      row?.status ?? '',
      row?.restarts ?? '',
      projectPod(moment.snapshot)?.status.phase ?? '',
    ];
  });
  return [columns, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function payloadOf({ event }: Moment): string {
  if (event === undefined) return '';
  const { type: _type, at: _at, ...payload } = event;
  return Object.entries(payload)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}

/** A cell that begins like a formula would be run by a spreadsheet, so it gets an apostrophe before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
