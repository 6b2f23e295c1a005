import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openRunning, shown } from './walking.ts';

test('a healthy pod is broken, waited for, repaired and seen to run, by key', { timeout: 90_000 }, async () => {
  const { page, errors } = await openRunning('/walk');
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog', { name: 'World' });
  const box = dialog.getByRole('textbox', { name: 'The world of hello, in YAML' });
  await box.waitFor();
  await box.fill((await box.inputValue()).replace('registry: present', 'registry: notFound'));
  await dialog.getByRole('cell', { name: 'ImagePullBackOff' }).first().waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => shown(page)).toBe('ErrImagePull');
  for (let wait = 0; wait < 2; wait += 1) {
    for (let step = 0; step < 6 && (await shown(page)) !== 'ImagePullBackOff'; step += 1) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(100);
    }
    expect(await shown(page)).toBe('ImagePullBackOff');
    await page.keyboard.press('j');
    await expect.poll(() => shown(page), { timeout: 5000 }).not.toBe('ImagePullBackOff');
  }
  await page.keyboard.press('w');
  await box.fill((await box.inputValue()).replace('registry: notFound', 'registry: present'));
  await dialog.getByRole('button', { name: 'Go on from here in this world' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('End');
  await page.getByRole('cell', { name: '1/1' }).waitFor();
  await page.getByRole('cell', { name: 'Running' }).waitFor();
  const moments = await settled(page);
  await page.reload();
  expect(page.url()).toBe(moments);
  await page.getByRole('cell', { name: '1/1' }).waitFor();
  expect(errors).toEqual([]);
});

test('every fault of a world is listed with its line and column, and what was typed stays', {
  timeout: 60_000,
}, async () => {
  const { page } = await openRunning('/walk?open=world');
  const dialog = page.getByRole('dialog', { name: 'World' });
  const box = dialog.getByRole('textbox', { name: /in YAML$/ });
  const text = 'apiVersion: podwalk/v1\nkind: World\nimages:\n- { image: web, registri: absent }\nnodes: 3\n';
  await box.fill(text);
  await dialog.getByRole('heading', { name: /^Line 4, column \d+: registri is not a field/ }).waitFor();
  await dialog.getByRole('heading', { name: /^Line 5, column \d+: nodes must be a list/ }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Simulate' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('w');
  expect(await box.inputValue()).toBe(text);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

test('a scenario is found by the words that people know, and walked', async () => {
  const { page } = await openRunning('/walk?open=world');
  const dialog = page.getByRole('dialog', { name: 'World' });
  await dialog.getByRole('searchbox', { name: 'Find a scenario' }).fill('OOMKilled');
  await page.keyboard.press('Enter');
  await dialog.getByRole('cell', { name: 'OOMKilled' }).first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: 'OOMKilled' }).waitFor();
});

test.each([
  { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const)('two policies are compared by key: $colorScheme', async (look) => {
  const { page, errors } = await openRunning('/compare', look);
  // What simulates is loaded after the page; until it is there, a key does nothing.
  const parted = async () => {
    await page.keyboard.press('x');
    return page.url();
  };
  await expect.poll(parted, { timeout: 10_000 }).toMatch(/at=[1-9]/);
  await page
    .getByText(/^Until \d:\d\d nothing differs/)
    .first()
    .waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  const table = page.getByRole('table', { name: 'kubectl get pods -w, twice' });
  await table.getByText('First difference').waitFor();
  await page.reload();
  await table.locator('[aria-current=true]').getByText('CrashLoopBackOff').waitFor();
  await table.locator('[aria-current=true]').getByText('Error', { exact: true }).waitFor();
  await page.getByLabel('restartPolicy of B').selectOption('Always');
  await page.getByText('Nothing differs in these two walks.').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  expect(errors).toEqual([]);
});

test('a walk is compared, as it was walked, with the same pod under another policy: V', async () => {
  const { page, errors } = await openRunning('/walk');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('v');
  await page.waitForURL(/\/compare#/);
  await page.getByRole('heading', { name: 'Two walks side by side' }).waitFor();
  const a = page.getByRole('region', { name: 'Walk A' });
  const chosen = a.getByLabel('Scenario of A').locator('option:checked');
  await expect.poll(() => chosen.innerText(), { timeout: 10_000 }).toBe('A walk of your own');
  expect(await page.getByLabel('restartPolicy of B').inputValue()).toBe('Never');
  await page.getByText('Nothing differs in these two walks.').waitFor();
  expect(errors).toEqual([]);
});

test('the schema of a world has an address', async () => {
  const answer = await fetch(`${inject('baseUrl')}/schemas/podwalk-world-1.json`);
  expect(await answer.json()).toMatchObject({ title: 'a world', required: ['apiVersion', 'kind'] });
});

/** The address once it holds the shown moment: it follows the walk a little later. */
async function settled(page: Page): Promise<string> {
  let address = '';
  while (address !== page.url()) {
    address = page.url();
    await page.waitForTimeout(800);
  }
  return address;
}
