import { expect, inject, test } from 'vitest';
import { statusWords } from '../../lib/status/words.ts';
import { openPage } from './browser.ts';

test.each([
  ['/walk', 'The life of a pod'],
  ['/walk/kubernetes', 'kubernetes'],
  ['/walk/container', 'container'],
])('%s without scripts is a picture and a list of states and transitions', async (path) => {
  const { page, errors } = await openPage(path, { javaScriptEnabled: false });
  await page.getByRole('img', { name: /./ }).first().waitFor();
  const list = page.getByRole('region', { name: 'States and transitions' });
  expect(await list.getByRole('term').count()).toBeGreaterThan(8);
  expect(await list.getByRole('listitem').count()).toBeGreaterThan(10);
  expect(errors).toEqual([]);
});

test('/explain without scripts is a picture, a table of every STATUS word, and a way on', async () => {
  const { page, errors } = await openPage('/explain', { javaScriptEnabled: false });
  await page
    .getByRole('img', { name: /The life of a pod/ })
    .first()
    .waitFor();
  const table = page.getByRole('table', { name: /STATUS/ });
  expect(await table.getByRole('link').count()).toBe(statusWords.length);
  expect(await page.locator('noscript p').first().innerText()).toContain('Without them, npx podwalk explain');
  expect(await page.getByRole('textbox').count()).toBe(0);
  await table.getByRole('link', { name: 'ImagePullBackOff', exact: true }).click();
  await page.waitForURL('**/pods/ImagePullBackOff');
  expect(errors).toEqual([]);
});

test('/compare without scripts is two pictures, a table of both walks, and a way on', async () => {
  const { page, errors } = await openPage('/compare', { javaScriptEnabled: false });
  const pictures = page.getByRole('figure').getByRole('img');
  await pictures.first().waitFor();
  expect(await pictures.count()).toBe(2);
  const table = page.getByRole('table', { name: /kubectl get pods/ });
  await table.getByRole('rowheader', { name: /First difference/ }).waitFor();
  expect(await table.getByRole('row').count()).toBeGreaterThan(5);
  expect(await page.locator('noscript main').innerText()).toContain('Without them, npx podwalk simulate');
  await page.locator('noscript main').getByRole('link', { name: 'the life of a pod' }).click();
  await page.waitForURL('**/walk');
  expect(errors).toEqual([]);
});

test('an embed without scripts is a picture', async () => {
  const { page } = await openPage('/embed/pod?theme=dark', { javaScriptEnabled: false });
  await page.getByRole('img', { name: /life of a pod/i }).waitFor();
});

test('every page brings a picture along for links to it, and is told without scripts', async () => {
  const base = inject('baseUrl');
  const sitemap = await (await fetch(`${base}/sitemap.xml`)).text();
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  expect(pages.length).toBeGreaterThan(150);
  const cards = new Set<string>();
  const faults: string[] = [];
  for (const path of pages) {
    const html = await (await fetch(base + path)).text();
    const [, card] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
    if (card === undefined) faults.push(`${path} has no picture for links`);
    else if (card.includes('/cards/')) cards.add(new URL(card, base).pathname);
    const words = html.replaceAll(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]+>/g, ' ').split(/\s+/);
    if (words.length < 60) faults.push(`${path} says ${words.length} words without scripts`);
    if (!/<svg|<iframe/.test(html)) faults.push(`${path} shows nothing without scripts`);
  }
  expect(faults).toEqual([]);
  expect(cards.size).toBeGreaterThan(7);
  for (const card of cards) expect((await fetch(base + card)).status, card).toBe(200);
}, 60_000);
