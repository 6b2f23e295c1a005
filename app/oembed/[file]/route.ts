import { toOembed } from '@/lib/embed/oembed.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export const dynamicParams = false;

export function generateStaticParams() {
  return chartIds.map((machine) => ({ file: `${machine}.json` }));
}

/** What a site that knows oEmbed needs to show a machine: `/oembed/pod.json`. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const machine = (await params).file.replace(/\.json$/, '');
  if (!isChartId(machine)) return new Response(null, { status: 404 });
  return new Response(toOembed(chartOf(machine), new URL(request.url).origin), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' },
  });
}
