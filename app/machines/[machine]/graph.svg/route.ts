import { firstScene } from '@/lib/diagram/view-scene.ts';
import { toSvg } from '@/lib/exporters/svg.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return chartIds.map((machine) => ({ machine }));
}

/** The whole machine as a picture, in the reader's own theme. */
export async function GET(_: Request, { params }: { params: Promise<{ machine: string }> }) {
  const { machine } = await params;
  if (!isChartId(machine)) return new Response(null, { status: 404 });
  const chart = chartOf(machine);
  const description = `Every state of ${chart.title.toLowerCase()}: the way down the line, and what can go wrong beside it.`;
  const picture = toSvg(firstScene(chart, 'everything', 944), { title: chart.title, description, theme: 'auto' });
  return new Response(picture, {
    headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'access-control-allow-origin': '*' },
  });
}
