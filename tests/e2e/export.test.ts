import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chunksOf, sizeOf } from '../raster/chunks.ts';
import { openRunning, toPulling } from './walking.ts';

test('a picture in pixels is drawn by the browser, at the scale of its button', async () => {
  const { page, errors } = await openDialog('/walk');
  const small = await saved(page, 'Save PNG at scale 1');
  const large = await saved(page, 'Save PNG at scale 4');
  expect(small.name).toBe('hello.Pulling.graph.png');
  const { width, height } = sizeOf(small.bytes);
  expect([width, sizeOf(large.bytes)]).toEqual([944, { width: 4 * width, height: 4 * height }]);
  expect(errors).toEqual([]);
});

test('an animated PNG from the dialogue has a picture for each moment so far', async () => {
  const { page } = await openDialog('/walk');
  const { name, bytes } = await saved(page, 'Save Animated PNG at scale 1');
  expect(name).toBe('hello.Pulling.walk.png');
  expect(chunksOf(bytes).filter((chunk) => chunk.name === 'fcTL').length).toBeGreaterThan(10);
});

async function openDialog(path: string) {
  const opened = await openRunning(path);
  await toPulling(opened.page);
  await opened.page.getByRole('button', { name: 'Export' }).click();
  await opened.page.getByRole('region', { name: 'This moment' }).waitFor();
  return opened;
}

async function saved(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
