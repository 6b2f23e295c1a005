import { gzipSync } from 'node:zlib';

/**
 * The bytes of the scripts that a page names in its HTML and a modern browser loads, compressed as a good server would.
 * Throws when there is no such page.
 */
export async function firstLoad(base: string, path: string): Promise<number> {
  const page = await fetch(base + path);
  if (!page.ok) throw new Error(`${path}: the server answers ${page.status}`);
  const html = await page.text();
  const scripts = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sizes = await Promise.all(
    [...new Set(scripts.map(([, source]) => source ?? ''))].map(async (source) => {
      const body = await (await fetch(new URL(source, base))).arrayBuffer();
      return gzipSync(Buffer.from(body), { level: 9 }).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
