import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { folder } from '../recordings.ts';
import { openPage } from './browser.ts';

const recording = readFileSync(join(folder, 'image-not-found.jsonl'), 'utf8');
const well = readFileSync(join(folder, 'first-pull-and-graceful-delete.jsonl'), 'utf8');
const cluster = ['pods.json', 'events.json', 'nodes.json'].map((file) => join(folder, 'cluster', file));

/** Everything that a page can keep in a browser, and everything of itself that others see. */
function traces(page: Page) {
  return page.evaluate(async () => ({
    address: location.pathname + location.search + location.hash,
    name: window.name,
    state: JSON.stringify(history.state ?? null).includes('image-not-found'),
    stored: [...Object.values({ ...localStorage }), ...Object.values({ ...sessionStorage })].filter((value) =>
      /image-not-found|first-pull|localhost:5000/.test(String(value)),
    ),
    databases: (await indexedDB.databases()).length,
    caches: 'caches' in globalThis ? (await caches.keys()).length : 0,
    workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  }));
}

const nothing = { address: '/explain', name: '', state: false, stored: [], databases: 0, caches: 0, workers: 0 };

test('once it is loaded, the page explains everything with the network cut, and leaves no trace of it', async () => {
  const { page, context, errors } = await openPage('/explain');
  // Again, so that all that belongs to the first load is heard of.
  const loaded = new Set<string>();
  const hear = (request: Request) => loaded.add(`${request.method()} ${request.url()}`);
  context.on('request', hear);
  await page.reload();
  if (page.workers().length === 0) await page.waitForEvent('worker');
  await page.waitForLoadState('networkidle');
  context.off('request', hear);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  await context.setOffline(true);

  await page.getByLabel('What kubectl printed').fill(`${recording}\n${well}`);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await page.getByRole('button', { name: /image-not-found\/web/ }).click();
  await page.getByRole('heading', { level: 1, name: /The registry has no localhost:5000/ }).waitFor();
  await page.getByRole('slider', { name: 'Step of the way' }).waitFor();
  await page.getByRole('img', { name: 'You are here' }).waitFor();
  await page.getByRole('button', { name: 'Choose a pod to put beside it' }).click();
  await page.getByRole('button', { name: /first-pull/ }).click();
  await page.getByRole('region', { name: 'Two pods beside each other' }).getByRole('heading').first().waitFor();
  expect(await traces(page)).toEqual(nothing);

  await page.getByRole('button', { name: 'Replace' }).click();
  await page.getByLabel('Choose files').setInputFiles(cluster);
  await page.getByRole('heading', { level: 1, name: '29 of 61 pods are not well' }).waitFor();
  await page.getByRole('button', { name: /shop\/liveness-kills/ }).click();
  await page.getByRole('slider', { name: 'Step of the way' }).waitFor();
  expect(await traces(page)).toEqual(nothing);
  expect(await context.cookies()).toEqual([]);
  // A new worker has its script from the cache; nothing else is asked for, and there is nobody to answer.
  expect(requests.filter((request) => !loaded.has(request))).toEqual([]);
  expect(requests.filter((request) => !/^GET [^?#]+\/_next\/static\/[^?#]+\.js$/.test(request))).toEqual([]);
  expect(errors).toEqual([]);
});
