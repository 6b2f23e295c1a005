import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a site is copied from and to. */
export interface SiteCopy {
  /** Servers of the same build; each is asked for one file at a time. */
  readonly servers: readonly string[];
  /** The origin under which the copy will live, for what has to name it. */
  readonly origin: string;
  readonly folder: string;
  /** Whether an address that a page leads to is copied as well; all are where nothing is said. */
  readonly follows?: (path: string) => boolean;
}

/**
 * Writes what a running Podwalk answers as plain files, and whatever its pages lead to: a page as `index.html` in a
 * folder of its name, everything else under its own. Gives the addresses that were written. Throws where something
 * that was asked for, or that a page leads to, is not there.
 */
export async function copySite(copy: SiteCopy, paths: Iterable<string>): Promise<readonly string[]> {
  const written: string[] = [];
  const known = new Set(paths);
  const open = [...known];
  let busy = 0;
  const work = async (server: string) => {
    while (open.length > 0 || busy > 0) {
      const path = open.shift();
      if (path === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      busy += 1;
      try {
        for (const next of await copyFile(copy, server, path)) {
          if (known.has(next) || !(copy.follows?.(next) ?? true)) continue;
          known.add(next);
          open.push(next);
        }
        written.push(path);
      } finally {
        busy -= 1;
      }
    }
  };
  await Promise.all(copy.servers.map(work));
  return written.sort();
}

/** Writes one file, and gives the addresses that it leads to. */
async function copyFile({ origin, folder }: SiteCopy, server: string, path: string): Promise<readonly string[]> {
  const { protocol, host } = new URL(origin);
  const answer = await fetch(server + path, {
    headers: { 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host },
  });
  if (!answer.ok) throw new Error(`${path}: the server answers ${answer.status}`);
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  const body = Buffer.from(await answer.arrayBuffer());
  const file = join(folder, isPage ? join(path, 'index.html') : decodeURIComponent(path));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, body);
  return isPage ? linksIn(body.toString('utf8')) : [];
}

/** The addresses of the same site that a page leads to, without their queries and fragments. */
export function linksIn(page: string): readonly string[] {
  const named = [...page.matchAll(/<[^>]+? (?:href|src|content)="(\/(?!\/)[^"?#]*)/g)].map(([, path = '']) => path);
  return [...new Set(named)].filter((path) => path !== '' && !path.startsWith('/_next/'));
}
