import { toJson } from '@/lib/exporters/json.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return chartIds.map((machine) => ({ machine }));
}

/** The machine as an XState v5 config. */
export async function GET(_: Request, { params }: { params: Promise<{ machine: string }> }) {
  const { machine } = await params;
  if (!isChartId(machine)) return new Response(null, { status: 404 });
  return new Response(toJson(chartOf(machine)), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' },
  });
}
