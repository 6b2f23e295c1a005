import { missing } from '@/app/artifacts.ts';
import { chartIds } from '@/machines/charts.ts';

/** What is no oEmbed answer: `/oembed`. Its answers are files, so there is no `?url=` to ask with. */
export function GET() {
  const files = chartIds.map((id) => `/oembed/${id}.json`);
  return missing(`An oEmbed answer is a file of its machine. There are ${files.join(', ')}.`);
}
