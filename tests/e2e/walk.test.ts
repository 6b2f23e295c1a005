import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { keyOf, openRunning, shown, toPulling } from './walking.ts';

test('a pod is walked from its Dockerfile until it is ready, and back, with keys alone', async () => {
  const { page, errors } = await openRunning('/walk');
  const names: string[] = [await shown(page)];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('ArrowRight');
    const name = await shown(page);
    if (name === names.at(-1)) break;
    names.push(name);
  }
  expect(names[0]).toBe('Reading the Dockerfile');
  expect(names).toContain('Pulling');
  expect(names.at(-1)).toBe('Ready');
  for (const name of names.toReversed().slice(1)) {
    await page.keyboard.press('ArrowLeft');
    expect(await shown(page)).toBe(name);
  }
  expect(errors).toEqual([]);
});

test('Shift and the arrows go from step to step, Home and End to the ends of what was walked', async () => {
  const { page } = await openRunning('/walk');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Shift+ArrowRight');
  expect(await place(page)).toContain('Step 6 of 7');
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await place(page)).toContain('Step 5 of 7');
  await page.keyboard.press('Home');
  expect(await shown(page)).toBe('Reading the Dockerfile');
  await page.keyboard.press('End');
  expect(await place(page)).toContain('Step 6 of 7');
});

test('a failure is chosen by its number, its wait is jumped with J, and the walk returns to the line', async () => {
  const { page } = await openRunning('/walk');
  await toPulling(page);
  await page.keyboard.press(await keyOf(page, 'Image not found'));
  expect(await shown(page)).toBe('ErrImagePull');
  await page.keyboard.press('ArrowRight');
  expect(await shown(page)).toBe('ImagePullBackOff');
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 2, name: 'Pulling' }).waitFor();
});

test('the map draws every line and mark of the picture that the server sent, and goes on drawing them', async () => {
  const { page } = await openRunning('/walk');
  const html = await (await fetch(page.url())).text();
  const sent = await page.evaluate((html) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    return [...(document.querySelector('svg.map')?.querySelectorAll('path') ?? [])].map((path) =>
      path.getAttribute('d'),
    );
  }, html);
  const drawn = () =>
    page
      .locator('.map-canvas')
      .evaluate((map) => [...map.querySelectorAll('path')].map((path) => path.getAttribute('d')));
  expect(sent.length).toBeGreaterThan(20);
  expect(await drawn()).toEqual(expect.arrayContaining(sent));
  await toPulling(page);
  await page.keyboard.press('Home');
  expect(await drawn()).toEqual(expect.arrayContaining(sent));
});

test('what can happen is chosen on the map and in the list alike', async () => {
  const { page } = await openRunning('/walk');
  await toPulling(page);
  await page
    .getByRole('region', { name: 'Map' })
    .getByRole('button', { name: /^Image not found/ })
    .click();
  expect(await shown(page)).toBe('ErrImagePull');
  await page.keyboard.press('ArrowLeft');
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Rate limited/ })
    .click();
  expect(await shown(page)).toBe('ErrImagePull');
});

test('D deletes the pod, and a pod that is gone is not printed', async () => {
  const { page } = await openRunning('/walk');
  await toPulling(page);
  await page.getByRole('cell', { name: 'ContainerCreating' }).waitFor();
  await page.keyboard.press('d');
  await page.getByRole('cell', { name: 'Terminating' }).waitFor();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
  await page.getByText('No resources found in default namespace.').filter({ visible: true }).waitFor();
  await page.getByText('No pod any more: the API server has removed it.').waitFor();
});

test("the browser's back button is a step back, and forward a step on", async () => {
  const { page } = await openRunning('/walk');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/#1\./);
  const first = page.url();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => url.href !== first);
  expect(await shown(page)).toBe('Image built');
  await page.goBack();
  await page.getByRole('heading', { level: 2, name: 'Building layers' }).waitFor();
  await page.goForward();
  await page.getByRole('heading', { level: 2, name: 'Image built' }).waitFor();
});

test('playing walks on by itself until it is paused', async () => {
  const { page } = await openRunning('/walk');
  await page.keyboard.press('Space');
  await page.getByRole('heading', { level: 2, name: 'Building layers' }).waitFor({ timeout: 5000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await shown(page);
  await page.waitForTimeout(1800);
  expect(await shown(page)).toBe(paused);
});

test('the timeline shows another moment where it is pressed', async () => {
  const { page } = await openRunning('/walk');
  await toPulling(page);
  const line = page.getByRole('slider', { name: 'Moments of the walk' });
  await line.click({ position: { x: 8, y: 40 } });
  expect(await shown(page)).toBe('Reading the Dockerfile');
  expect(await line.getAttribute('aria-valuetext')).toBe('0:00.0, Reading the Dockerfile');
});

test('a step is announced with what can happen', async () => {
  const { page } = await openRunning('/walk');
  await toPulling(page);
  await page.getByText(/^Step 6, Pulling\. \d+ things can happen\.$/).waitFor({ state: 'attached' });
});

describe('the finder', () => {
  test('goes to a state by the shortest path', async () => {
    const { page } = await openRunning('/walk');
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('crashloop');
    await page.keyboard.press('Enter');
    expect(await shown(page)).toBe('CrashLoopBackOff');
    await page.getByRole('cell', { name: 'CrashLoopBackOff' }).waitFor();
  });

  test('takes the keys for itself while somebody types', async () => {
    const { page } = await openRunning('/walk');
    await page.keyboard.press('/');
    await page.keyboard.type('d1 j');
    expect(await page.getByRole('combobox').inputValue()).toBe('d1 j');
    await page.keyboard.press('Escape');
    expect(await shown(page)).toBe('Reading the Dockerfile');
  });
});

test('? shows the table of the keyboard', async () => {
  const { page } = await openRunning('/walk');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Copy a link to this moment').waitFor();
});

test.each([
  ['Escape', (page: Page) => page.keyboard.press('Escape')],
  ['a click beside it', (page: Page) => page.mouse.click(4, 4)],
])('a dialog is closed by %s', async (_, close) => {
  const { page, errors } = await openRunning('/walk');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await dialog.waitFor();
  await dialog.getByText('Copy a link to this moment').click();
  expect(await dialog.isVisible()).toBe(true);
  await close(page);
  await dialog.waitFor({ state: 'hidden' });
  expect(errors).toEqual([]);
});

async function place(page: Page): Promise<string> {
  return page
    .getByRole('complementary')
    .getByText(/^(Step|After)/)
    .innerText();
}
