import { type FormatId, formatIds, formatOf } from '@/lib/exporters/index.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { encodeLink } from '@/lib/journey/link.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import { type ChartId, chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return chartIds.flatMap((machine) => artifactsOf(machine).map((id) => ({ machine, artifact: formatOf(id).file })));
}

/** A machine in one of its formats; formats of a walk hold the one on which nothing goes wrong. */
export async function GET(_: Request, { params }: { params: Promise<{ machine: string; artifact: string }> }) {
  const { machine, artifact } = await params;
  const id = isChartId(machine) ? artifactsOf(machine).find((one) => formatOf(one).file === artifact) : undefined;
  if (!isChartId(machine) || id === undefined) return new Response(null, { status: 404 });
  const { media } = formatOf(id);
  return new Response(textOf(machine, id), {
    headers: { 'content-type': `${media}; charset=utf-8`, 'access-control-allow-origin': '*' },
  });
}

/** An overview has no Pod, so nothing of it can be recorded. */
function artifactsOf(machine: ChartId): readonly FormatId[] {
  return formatIds.filter((id) => id !== 'recording' || machine === 'pod');
}

function textOf(machine: ChartId, id: FormatId): string {
  const chart = chartOf(machine);
  const start = startJourney(chart);
  const { of, write } = formatOf(id);
  const journey = of === 'walk' ? walkOn(chart, start) : start;
  const events = journey.moments.flatMap(({ event }) => event ?? []);
  return write({
    chart,
    journey,
    zoom: 'everything',
    description: `Every state of ${chart.title.toLowerCase()}: the way down the line, and what can go wrong beside it.`,
    opens: encodeLink({ machine, events, cursor: 0, clock: 0 }),
  });
}
