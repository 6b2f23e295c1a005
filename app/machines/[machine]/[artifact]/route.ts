import { missingName, pixelsOf } from '@/app/artifacts.ts';
import { type ExportInput, formatIdsOf, formatOf, pixelFormatIds, pixelFormats } from '@/lib/exporters/index.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { encodeLink } from '@/lib/journey/link.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import { type ChartId, chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return chartIds.flatMap((machine) => filesOf(machine).map((artifact) => ({ machine, artifact })));
}

/** A machine in one of its formats; formats of a walk hold the one on which nothing goes wrong. */
export async function GET(_: Request, { params }: { params: Promise<{ machine: string; artifact: string }> }) {
  const { machine, artifact } = await params;
  if (!isChartId(machine)) return missingName('machine', machine, chartIds);
  const pixels = pixelFormatIds.find((one) => pixelFormats[one].file === artifact);
  if (pixels !== undefined) return await pixelsOf(pixels, inputOf(machine, pixelFormats[pixels].of));
  const id = formatIdsOf(machine).find((one) => formatOf(one).file === artifact);
  if (id === undefined) return missingName(`file of the machine ${machine} called`, artifact, filesOf(machine));
  const { of, media, write } = formatOf(id);
  return new Response(write(inputOf(machine, of)), {
    headers: { 'content-type': `${media}; charset=utf-8`, 'access-control-allow-origin': '*' },
  });
}

function filesOf(machine: ChartId): readonly string[] {
  return [...formatIdsOf(machine).map((id) => formatOf(id).file), ...pixelFormatIds.map((id) => pixelFormats[id].file)];
}

function inputOf(machine: ChartId, of: 'machine' | 'moment' | 'walk'): ExportInput {
  const chart = chartOf(machine);
  const start = startJourney(chart);
  const journey = of === 'walk' ? walkOn(chart, start) : start;
  const events = journey.moments.flatMap(({ event }) => event ?? []);
  return {
    chart,
    journey,
    zoom: 'everything',
    description: `Every state of ${chart.title.toLowerCase()}: the way down the line, and what can go wrong beside it.`,
    opens: encodeLink({ machine, events, cursor: 0, clock: 0 }),
  };
}
