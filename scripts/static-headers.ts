import { embed, everything, page, script, shared } from '../app/headers.js';

type Headers = Readonly<Record<string, string>>;

/** Rooms whose files may be taken from any page. */
const open = ['cards', 'machines', 'oembed', 'pods', 'scenarios', 'schemas'];

/**
 * The headers of a static site as a file `_headers`, which Netlify, Cloudflare Pages and others read. Such a place joins
 * what several of its rules say to a policy that none of them meant, so each address has one rule beside that of all.
 */
export function staticHeaders(addresses: readonly string[]): string {
  const rooms = new Set(addresses.map((address) => address.split('/')[1] ?? '').filter((room) => room !== 'embed'));
  const embeds = addresses.filter((address) => address.startsWith('/embed/'));
  return [
    rule('/*', everything),
    rule('/', page),
    ...[...rooms]
      .filter((room) => room !== '')
      .flatMap((room) => both(`/${room}`, open.includes(room) ? { ...page, ...shared } : page)),
    rule('/embed', page),
    rule('/embed/', page),
    ...embeds.flatMap((address) => both(address, embed)),
    rule('/_next/static/*', script),
    ...['diagram', 'runner', 'fonts'].map((name) => rule(`/podwalk-${name}.js`, { ...page, ...shared })),
  ].join('\n');
}

function both(address: string, headers: Headers): readonly string[] {
  return [rule(address, headers), rule(`${address}/*`, headers)];
}

function rule(address: string, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${address}\n${lines.join('')}`;
}
