import { embedDocument } from '@/lib/embed/document.ts';
import { missingEmbed } from '@/lib/embed/missing.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return chartIds.map((machine) => ({ machine }));
}

/** A machine to walk inside of another page: a document of its own, without anything of our pages around it. */
export async function GET(_: Request, { params }: { params: Promise<{ machine: string }> }) {
  const { machine } = await params;
  const [status, text] = isChartId(machine)
    ? [200, embedDocument(chartOf(machine))]
    : [404, missingEmbed(machine, chartIds)];
  return new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
