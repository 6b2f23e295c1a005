import { pages, places } from '@/components/chrome/top-bar.tsx';
import { addressOf } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import { scenarios } from '@/lib/world/library.ts';

export const dynamic = 'force-dynamic';

/** Every page worth finding, under the very name by which the reader reached this server. */
export function GET({ headers }: Request) {
  const scheme = headers.get('x-forwarded-proto') ?? 'http';
  const origin = `${scheme}://${headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'}`;
  const paths = [
    '/',
    '/embed',
    ...[...places, ...pages].map(({ href }) => href),
    ...statusWords.map(addressOf),
    ...scenarios.map(({ name }) => `/scenarios/${name}`),
  ];
  const rows = paths.map((path) => `<url><loc>${escaped(origin + path)}</loc></url>`);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('\n')}\n</urlset>\n`;
  return new Response(text, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
