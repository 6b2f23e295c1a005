import { missingName } from '@/app/artifacts.ts';
import { toOembed } from '@/lib/embed/oembed.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

export function generateStaticParams() {
  return chartIds.map((machine) => ({ file: `${machine}.json` }));
}

/** What a site that knows oEmbed needs to show a machine: `/oembed/pod.json`. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const machine = file.replace(/\.json$/, '');
  if (file === machine || !isChartId(machine)) {
    return missingName(
      'oEmbed answer',
      file,
      chartIds.map((id) => `${id}.json`),
    );
  }
  return new Response(toOembed(chartOf(machine), originOf(request)), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' },
  });
}

/** The origin that the asker used, as an ingress hands it on. */
function originOf({ headers, url }: Request): string {
  const { protocol, host } = new URL(url);
  const scheme = headers.get('x-forwarded-proto') ?? protocol.slice(0, -1);
  const name = headers.get('x-forwarded-host') ?? headers.get('host') ?? host;
  const origin = `${scheme === 'https' ? 'https' : 'http'}://${name}`;
  return URL.canParse(origin) ? new URL(origin).origin : new URL(url).origin;
}
