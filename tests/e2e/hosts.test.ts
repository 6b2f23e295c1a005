import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPage } from './browser.ts';

const folder = join(import.meta.dirname, 'hosts');

/** Pages of another origin, with the markup that the tools for documentation make; `localhost` is none of ours. */
const host = createServer(async ({ url = '/' }, answer) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const name = pathname.slice(1);
  const isScript = name.endsWith('.js');
  answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
  const far = '<style>podwalk-diagram { margin-top: 9000px }</style></head>';
  const page = isScript ? await scriptOf(name) : await pageOf(name);
  answer.end(searchParams.has('far') ? page.replace('</head>', far) : page);
});
let hostUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
  const address = host.address();
  if (address === null || typeof address === 'string') throw new Error('host: it has no port');
  hostUrl = `http://localhost:${address.port}`;
});
afterAll(() => host.close());

/** How each of them says that it is dark, and takes it back. */
const kinds = [
  { kind: 'plain', root: 'body', attribute: 'class', dark: 'night', light: '' },
  { kind: 'docusaurus', root: 'html', attribute: 'data-theme', dark: 'dark', light: 'light' },
  { kind: 'vitepress', root: 'html', attribute: 'class', dark: 'dark', light: '' },
  { kind: 'starlight', root: 'html', attribute: 'data-theme', dark: 'dark', light: 'light' },
  { kind: 'mkdocs', root: 'body', attribute: 'data-md-color-scheme', dark: 'slate', light: 'default' },
  { kind: 'mdx', root: 'html', attribute: 'data-theme', dark: 'dark', light: 'light' },
] as const;

describe.each(kinds)('in a page as $kind makes it', ({ kind, root, attribute, dark, light }) => {
  test('a diagram is as tall as it needs to be, and the words of the page lead it', async () => {
    const { page, diagram } = await openHost(kind);
    await diagram.getByRole('heading', { name: 'Pulling' }).waitFor();
    await page.waitForFunction(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 430);
    expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBeGreaterThan(700);
    await page.getByRole('link', { name: 'fails' }).click();
    await diagram.getByRole('heading', { name: 'ErrImagePull' }).waitFor();
  });

  test('a diagram is light or dark with its page, whatever the system says', async () => {
    const { page, diagram } = await openHost(kind);
    await diagram.locator('html[data-theme=light]').waitFor();
    for (const [value, theme] of [
      [dark, 'dark'],
      [light, 'light'],
    ] as const) {
      await page
        .locator(root)
        .evaluate((element, [name, word]) => element.setAttribute(name, word), [attribute, value] as const);
      await diagram.locator(`html[data-theme=${theme}]`).waitFor();
    }
  });
});

test('a React component leads its diagram by its properties, and is told where it goes', async () => {
  const { page, diagram } = await openHost('mdx');
  await page.getByRole('button', { name: 'Later' }).click();
  await diagram.getByRole('heading', { name: 'CrashLoopBackOff' }).waitFor();
  await page.getByText('CrashLoopBackOff', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  expect(await page.locator('output').innerText()).not.toBe('');
  await page.waitForFunction(() => document.querySelector('output')?.textContent !== 'CrashLoopBackOff');
});

test('a diagram far below is loaded only when a reader comes near it', async () => {
  const { page } = await openPage('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${hostUrl}/plain?far`);
  await page.locator('podwalk-diagram iframe').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.startsWith('/embed/'))).toEqual([]);
  await page.locator('podwalk-diagram').scrollIntoViewIfNeeded();
  await page.frameLocator('podwalk-diagram iframe').locator('html[data-ready]').waitFor();
  expect(asked.filter((path) => path.startsWith('/embed/'))).toEqual(['/embed/pod']);
});

/** A reader whose system is dark: a page that is light must not get a dark diagram for that. */
async function openHost(kind: string) {
  const { page, errors } = await openPage('about:blank', { colorScheme: 'dark' });
  await page.goto(`${hostUrl}/${kind}?podwalk=${encodeURIComponent(inject('baseUrl'))}`);
  const diagram = page.frameLocator('podwalk-diagram iframe');
  await diagram.locator('html[data-ready]').waitFor();
  return { page: page satisfies Page, diagram, errors };
}

async function pageOf(name: string): Promise<string> {
  const text = await readFile(join(folder, `${name}.html`), 'utf8').catch(() => '');
  return text.replaceAll('PODWALK', inject('baseUrl'));
}

async function scriptOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name.replace(/\.js$/, '.tsx'))],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}
