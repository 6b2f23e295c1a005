import { expect, test } from 'vitest';
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

test('an embed without scripts is a picture', async () => {
  const { page } = await openPage('/embed/pod?theme=dark', { javaScriptEnabled: false });
  await page.getByRole('img', { name: /life of a pod/i }).waitFor();
});
