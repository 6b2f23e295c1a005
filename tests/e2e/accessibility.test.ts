import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { toPulling } from './walking.ts';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const frame = { width: 720, height: 420 };
const pages = [
  ...['/', '/walk'].flatMap((path) => [desktop, phone].map((viewport) => ({ path, viewport }))),
  { path: '/walk/kubernetes', viewport: desktop },
  { path: '/embed/pod', viewport: frame },
  { path: '/embed', viewport: phone },
].flatMap((view) =>
  (['light', 'dark'] as const).map((colorScheme) => ({
    ...view,
    colorScheme,
    name: `${colorScheme}, ${view.viewport.width} px`,
  })),
);

test.each(pages)('$path keeps to WCAG: $name', async ({ path, viewport, colorScheme }) => {
  const { page, errors } = await openPage(path, { viewport, colorScheme });
  expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
  if (path === '/walk') await toPulling(page);
  await page.waitForTimeout(900);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  expect(errors).toEqual([]);
});

test('a dialog keeps to WCAG, holds the focus and gives it back', async () => {
  const { page } = await openPage('/walk');
  const opener = page.getByRole('button', { name: 'Export' });
  await opener.click();
  await page.getByRole('dialog', { name: 'Export' }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the theme goes from the system to light and dark and back, and outlives the page', async () => {
  const { page } = await openPage('/', { colorScheme: 'light' });
  const theme = () => page.locator('html').getAttribute('data-theme');
  const toggle = page.getByRole('button', { name: /^Theme/ });
  await toggle.click();
  expect(await theme()).toBe('dark');
  await page.reload();
  expect(await theme()).toBe('dark');
  await toggle.click();
  expect(await theme()).toBe('light');
  await toggle.click();
  expect(await page.getByRole('button', { name: 'Theme: as the system has it' }).count()).toBe(1);
});

async function overflow(page: Awaited<ReturnType<typeof openPage>>['page']): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
