import type { BrowserContextOptions, Page } from 'playwright-core';
import { type OpenPage, openPage } from './browser.ts';

/** Opens a page and waits until its scripts run, so that no key is pressed in vain. */
export async function openRunning(path: string, options?: BrowserContextOptions): Promise<OpenPage> {
  const opened = await openPage(path, options);
  await opened.page.waitForLoadState('networkidle');
  return opened;
}

/** The name of the state that the walk stands in. */
export async function shown(page: Page): Promise<string> {
  return page.getByRole('complementary').getByRole('heading', { level: 2 }).first().innerText();
}

/** Walks on until the image is being pulled, by keys. */
export async function toPulling(page: Page): Promise<void> {
  for (let step = 0; step < 40 && (await shown(page)) !== 'Pulling'; step += 1) await page.keyboard.press('ArrowRight');
}

/** The key that chooses an event now, by what the event is called. */
export async function keyOf(page: Page, event: string): Promise<string> {
  const item = page.getByRole('listitem').filter({ hasText: event }).filter({ visible: true }).first();
  return item.locator('kbd').innerText();
}
