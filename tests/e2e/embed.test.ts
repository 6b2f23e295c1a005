import { expect, test } from 'vitest';
import { formatIds, formatOf } from '@/lib/exporters/index.ts';
import { chartIds } from '@/machines/charts.ts';
import { openRunning, shown, toPulling } from './walking.ts';

test('an embed is walked like the page, in the theme that its address asks for', async () => {
  const { page, errors } = await openRunning('/embed/pod?theme=dark', { viewport: { width: 720, height: 420 } });
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await toPulling(page);
  await page.getByRole('button', { name: 'Image not found' }).last().click();
  expect(await shown(page)).toBe('ErrImagePull');
  expect(errors).toEqual([]);
});

test("an embed's steps are no entries of its page's history", async () => {
  const { page } = await openRunning('/embed/pod');
  const before = await page.evaluate(() => history.length);
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/#1\./);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('only embeds may be framed by strangers', async () => {
  const { page } = await openRunning('/embed/pod');
  const embed = await page.request.get('/embed/pod');
  const walk = await page.request.get('/walk');
  expect(embed.headers()['content-security-policy']).not.toContain('frame-ancestors');
  expect(walk.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
});

test.each(chartIds)('every format of the machine %s has an address that strangers may read', async (machine) => {
  const { page } = await openRunning('/');
  for (const id of formatIds) {
    const { file, media } = formatOf(id);
    const answer = await page.request.get(`/machines/${machine}/${file}`);
    expect(answer.status(), file).toBe(id === 'recording' && machine !== 'pod' ? 404 : 200);
    if (answer.status() === 404) continue;
    expect(answer.headers(), file).toMatchObject({
      'content-type': `${media}; charset=utf-8`,
      'access-control-allow-origin': '*',
    });
  }
});
