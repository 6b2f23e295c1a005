import { escaped } from '@/lib/diagram/escaped.ts';
import type { Chart } from '@/machines/chart.ts';

/** px; as the manual proposes. */
const [width, height] = [720, 420];

/** A machine as an oEmbed 1.0 answer of the type `rich`, on the site with that origin. */
export function toOembed({ id, title }: Chart, origin: string): string {
  const src = `${origin}/embed/${id}`;
  return `${JSON.stringify(
    {
      version: '1.0',
      type: 'rich',
      provider_name: 'Podwalk',
      provider_url: `${origin}/`,
      title,
      width,
      height,
      html: `<iframe src="${escaped(src)}" width="${width}" height="${height}" title="${escaped(title)}" style="border:0"></iframe>`,
    },
    null,
    2,
  )}\n`;
}
