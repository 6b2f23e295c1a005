import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { findChromium } from '../../scripts/browser.mjs';

/** A page on the running server, its context (which axe needs), and what went wrong in it so far. */
export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** Console errors, uncaught exceptions and requests to other origins, in the order of their appearance. */
  errors: string[];
}

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
});

/**
 * Opens a path of the running server in a context of its own: 1440 × 900, light, at full motion unless told otherwise.
 * The browser, and with it every page, closes at the end of the test file.
 */
export async function openPage(path: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  browser ??= findChromium().then((found) => chromium.launch(found));
  const baseURL = inject('baseUrl');
  const context = await (await browser).newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'no-preference',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const local = [`${baseURL}/`, 'data:', 'blob:'].some((start) => request.url().startsWith(start));
    if (!local) errors.push(`request to another origin: ${request.url()}`);
  });
  await page.goto(path);
  return { page, context, errors };
}
