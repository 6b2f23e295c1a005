import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './browser.mjs';

/** Pages by their address, and the folders whose files they may ask for by the first part of theirs. */
export interface Site {
  readonly pages: Readonly<Record<string, string>>;
  readonly folders: Readonly<Record<string, string>>;
}

/** A page has a picture once an SVG in it has so many shapes. */
const shapes = 40;

/**
 * For each page, the milliseconds from asking for it until its picture has been painted: the middle of so many visits,
 * each in a browser that has nothing in its cache. The pages take turns, so that a busy machine slows all of them.
 */
export async function firstPictures(site: Site, visits: number): Promise<Readonly<Record<string, number>>> {
  const server = createServer(({ url = '/' }, answer) => {
    const path = url.replace(/[?#].*$/, '');
    const page = site.pages[path];
    answer.setHeader('content-type', page === undefined ? typeOf(path) : 'text/html; charset=utf-8');
    try {
      answer.end(page ?? fileIn(site, path));
    } catch {
      answer.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('server: the system named no port');
  const browser = await chromium.launch(await findChromium());
  const paths = Object.keys(site.pages);
  const taken = new Map<string, number[]>(paths.map((path) => [path, []]));
  try {
    for (let visit = 0; visit <= visits; visit += 1) {
      for (const path of paths) {
        const time = await visitTo(browser, `http://127.0.0.1:${address.port}${path}`);
        // The first visit warms the browser up.
        if (visit > 0) taken.get(path)?.push(time);
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return Object.fromEntries([...taken].map(([path, times]) => [path, middleOf(times)]));
}

/** Runs in the page before everything else; as text, because what compiles our scripts would call helpers of its own. */
const watch = `(function look() {
  const done = [...document.querySelectorAll('svg')].some((svg) => svg.querySelectorAll('*').length > ${shapes});
  requestAnimationFrame(done ? () => { window.drawn = performance.now() } : look);
})()`;

/** Milliseconds until a picture is there, and a frame with it has been drawn. */
async function visitTo(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: watch });
    await page.goto(url, { waitUntil: 'commit' });
    const drawn = await page.waitForFunction(() => Reflect.get(window, 'drawn'), undefined, { timeout: 60_000 });
    return Number(await drawn.jsonValue());
  } finally {
    await context.close();
  }
}

function fileIn({ folders }: Site, path: string): Buffer {
  const [, first = '', ...rest] = normalize(path).split('/');
  const folder = folders[first];
  if (folder === undefined) throw new RangeError(`server: there is nothing at ${path}`);
  return readFileSync(join(folder, ...rest));
}

function typeOf(path: string): string {
  return ['.js', '.mjs'].includes(extname(path)) ? 'text/javascript' : 'application/octet-stream';
}

function middleOf(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
