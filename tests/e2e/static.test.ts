import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { copySite, linksIn } from '../../scripts/static-site.ts';
import { folder as recordings } from '../recordings.ts';
import { openPage } from './browser.ts';
import { shown, toPulling } from './walking.ts';

const root = join(import.meta.dirname, '../..');
const origin = 'https://podwalk.example';
const paths = [
  '/',
  '/walk',
  '/embed/pod',
  '/explain',
  '/pods/ImagePullBackOff',
  '/oembed/pod.json',
  '/sitemap.xml',
  '/cards/home.png',
];
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
let folder = '';
let base = '';

/** Any place that serves files: it knows folders, and nothing of Podwalk. */
const host = createServer(async ({ url = '/' }, answer) => {
  const file = join(folder, new URL(url, 'http://127.0.0.1').pathname);
  const found = (await stat(file).catch(() => undefined))?.isDirectory() ? join(file, 'index.html') : file;
  const body = await readFile(found).catch(() => undefined);
  answer.writeHead(body ? 200 : 404, { 'content-type': types[extname(found)] ?? 'application/octet-stream' });
  answer.end(body);
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podwalk-static-'));
  await cp(join(root, 'public'), folder, { recursive: true });
  await cp(join(root, '.next/static'), join(folder, '_next/static'), { recursive: true });
  await copySite({ servers: [inject('baseUrl')], origin, folder, follows: (path) => path.endsWith('.woff2') }, paths);
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = host.address();
  if (address === null || typeof address === 'string') throw new Error('host: it has no port');
  base = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  host.close();
  await rm(folder, { recursive: true });
});

test('plain files are walked as the site is, and ask nobody for anything', async () => {
  const { page } = await openPage('about:blank');
  const asked: string[] = [];
  page.on('response', (response) => {
    if (response.status() !== 200) asked.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${base}/walk`, { waitUntil: 'networkidle' });
  await toPulling(page);
  expect(await shown(page)).toBe('Pulling');
  await page.goto(`${base}/embed/pod?state=ErrImagePull`);
  await page.locator('html[data-ready]').waitFor();
  expect(await shown(page)).toBe('ErrImagePull');
  expect(asked).toEqual([]);
});

test('where nobody gives headers, what is pasted is explained all the same, and neither page nor worker may send it', async () => {
  const { page } = await openPage('about:blank');
  await page.goto(`${base}/explain`, { waitUntil: 'networkidle' });
  const sent = (address: string) =>
    page.evaluate(
      (to) =>
        fetch(to, { method: 'POST', body: 'a pod' }).then(
          () => 'sent',
          () => 'refused',
        ),
      address,
    );
  expect(await sent(`${base}/walk`)).toBe('refused');
  expect(await sent('https://elsewhere.example/')).toBe('refused');
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
  expect(await worker.evaluate(() => [typeof fetch, typeof XMLHttpRequest, typeof WebSocket])).toEqual([
    'undefined',
    'undefined',
    'undefined',
  ]);
  await page.getByLabel('What kubectl printed').fill(await readFile(join(recordings, 'image-not-found.jsonl'), 'utf8'));
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /The registry has no localhost:5000\/web:9.9/ }).waitFor();
});

test('what has to name its own address names the one under which the files will live', async () => {
  expect(await readFile(join(folder, 'oembed/pod.json'), 'utf8')).toContain(`${origin}/embed/pod`);
  const sitemap = await readFile(join(folder, 'sitemap.xml'), 'utf8');
  expect(sitemap.match(/<loc>(?!https:\/\/podwalk\.example\/)/g)).toBeNull();
});

test('a page leads to other pages and to its icon, and both are copied too', async () => {
  const links = linksIn(await readFile(join(folder, 'pods/ImagePullBackOff/index.html'), 'utf8'));
  expect(links).toEqual(expect.arrayContaining(['/pods', '/walk', '/icon.svg']));
  expect(links.filter((path) => path.includes('#') || path.startsWith('/_next/'))).toEqual([]);
});

test('an address that is not there stops the copy, and is named', async () => {
  const copy = { servers: [inject('baseUrl')], origin, folder };
  await expect(copySite(copy, ['/no-such-page'])).rejects.toThrow('/no-such-page: the server answers 404');
});
