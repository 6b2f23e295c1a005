import { embedDocument } from '@/lib/embed/document.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return chartIds.map((machine) => ({ machine }));
}

/** A machine to walk inside of another page: a document of its own, without anything of our pages around it. */
export async function GET(_: Request, { params }: { params: Promise<{ machine: string }> }) {
  const { machine } = await params;
  if (!isChartId(machine)) return new Response(null, { status: 404 });
  return new Response(embedDocument(chartOf(machine)), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
