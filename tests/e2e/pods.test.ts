import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, inject, test } from 'vitest';
import { openPage } from './browser.ts';
import { openRunning, shown } from './walking.ts';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const templates = [
  '/pods',
  '/pods/ImagePullBackOff',
  '/pods/Init-CrashLoopBackOff',
  '/pods/ExitCode-N',
  '/scenarios',
  '/scenarios/crash-loop',
].flatMap((path) =>
  [desktop, phone].flatMap((viewport) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      path,
      viewport,
      colorScheme,
      name: `${colorScheme}, ${viewport.width} px`,
    })),
  ),
);

test.each(templates)('$path keeps to WCAG: $name', async ({ path, viewport, colorScheme }) => {
  const { page, errors } = await openPage(path, { viewport, colorScheme });
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  expect(errors).toEqual([]);
});

test('without scripts the list is whole, and a page has its picture, its causes and its commands', async () => {
  const { page } = await openPage('/pods', { javaScriptEnabled: false });
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(80);
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await page.getByRole('link', { name: 'OOMKilled', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'OOMKilled' }).waitFor();
  await page.getByRole('img', { name: 'The life of a pod' }).filter({ visible: true }).waitFor();
  await page.getByRole('cell', { name: 'OOMKilled' }).waitFor();
  await page.getByText('kubectl top pod NAME --containers', { exact: true }).waitFor();
});

test('a pasted word is found by key, and its page is the answer', async () => {
  const { page } = await openRunning('/pods');
  await page.keyboard.press('/');
  await page.keyboard.type('init:3/5');
  await page.getByText(/^1 of \d+ words$/).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Init:1/2' }).waitFor();
  expect(await page.title()).toContain('Init:1/2');
});

describe('a word as kubectl prints it leads to its page', () => {
  test.each([
    ['/pods/Init:CrashLoopBackOff', '/pods/Init-CrashLoopBackOff'],
    ['/pods/Init%3AError', '/pods/Init-Error'],
    ['/pods/Init:0/4', '/pods/Init-0-1'],
    ['/pods/Init:2/4', '/pods/Init-1-2'],
    ['/pods/ExitCode:137', '/pods/ExitCode-N'],
    ['/pods/seccomp%20killed', '/pods/seccomp-killed'],
  ])('%s', async (raw, address) => {
    const { status, url } = await fetch(`${inject('baseUrl')}${raw}`);
    expect([status, new URL(url).pathname]).toEqual([200, address]);
  });

  test('and what is no word leads nowhere', async () => {
    expect((await fetch(`${inject('baseUrl')}/pods/Exploded`)).status).toBe(404);
  });
});

test('a search engine finds one address, a title, a description and questions with answers', async () => {
  const text = await (await fetch(`${inject('baseUrl')}/pods/ImagePullBackOff`)).text();
  expect(text).toMatch(/<title>ImagePullBackOff: what it means and how to get out/);
  expect(text).toMatch(/<meta name="description" content="The node could not pull the image/);
  expect(text).toMatch(/<meta property="og:title" content="ImagePullBackOff/);
  expect(text).toMatch(/<link rel="canonical" href="\/pods\/ImagePullBackOff"/);
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? [];
  expect(JSON.parse(json)).toMatchObject({ '@graph': [{ '@type': 'TechArticle' }, { '@type': 'FAQPage' }] });
  const map = await (await fetch(`${inject('baseUrl')}/sitemap.xml`)).text();
  expect(map).toContain(`<loc>${inject('baseUrl')}/pods/ImagePullBackOff</loc>`);
});

test('the way there is played, and stops where the word is printed', async () => {
  const { page, errors } = await openRunning('/pods/SchedulingGated');
  await page.getByRole('link', { name: 'Play the way there' }).click();
  await page.getByRole('heading', { level: 2, name: 'Building layers' }).waitFor({ timeout: 10_000 });
  await page.getByRole('cell', { name: 'SchedulingGated' }).waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Play' }).waitFor();
  expect(errors).toEqual([]);
});

test('a page opens the walk at the very moment that it shows', async () => {
  const { page } = await openRunning('/pods/Init-Error');
  await page.getByRole('link', { name: 'Walk on from here' }).click();
  await page.getByRole('cell', { name: 'Init:Error' }).waitFor();
  expect(await shown(page)).toBe('Init:Error');
});

test('how one gets to OOMKilled is found, read and played by key; what this pod never says tells why', async () => {
  const { page } = await openRunning('/walk');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'How do I get here?' });
  await page.keyboard.type('Init:OOM');
  await dialog.getByText('This pod has no init container.').waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await dialog.getByRole('combobox').fill('oom');
  await dialog.getByText('web runs out of memory').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: 'OOMKilled' }).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  await page.keyboard.type('pending');
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.getByRole('cell', { name: 'Pending' }).waitFor({ timeout: 20_000 });
});

test('at each moment one reads what cannot happen, why not and what it takes, and which timers run', async () => {
  const { page } = await openRunning('/walk');
  await page.keyboard.press('/');
  await page.keyboard.type('checking');
  await page.keyboard.press('Enter');
  const never = page.getByRole('list', { name: 'Cannot happen now' });
  await never.getByText('imagePullPolicy is IfNotPresent').first().waitFor();
  await never.getByText('It takes imagePullPolicy Never on web.').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('imagepullbackoff');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Timers' }).getByText('back-off').waitFor();
});

test('a scenario is found by the words that people know, and its rows lead on', async () => {
  const { page } = await openRunning('/scenarios');
  await page.keyboard.press('/');
  await page.keyboard.type('oomkilled');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('link', { name: 'OOMKilled', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'OOMKilled' }).waitFor();
  await page.getByRole('region').or(page.getByRole('main')).getByText('Scenarios in which it is met').first().waitFor();
});
