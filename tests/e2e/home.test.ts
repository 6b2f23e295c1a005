import { expect, test } from 'vitest';
import { openRunning } from './walking.ts';

test('the strip is walked by arrows, by its stations and by the numbers of the pills', async () => {
  const { page, errors } = await openRunning('/');
  const figure = page.getByRole('region', { name: 'The seven steps, playable' });
  const current = figure.locator('[aria-current=step]');
  expect(await current.innerText()).toContain('pulls the image');
  await page.keyboard.press('ArrowRight');
  expect(await current.innerText()).toContain('starts the container process');
  await page.keyboard.press('ArrowLeft');
  const pill = figure.getByRole('button', { name: 'Image not found' });
  await page.keyboard.press((await pill.innerText()).charAt(0));
  await figure.getByRole('heading', { name: 'ErrImagePull' }).waitFor();
  await figure.getByRole('button', { name: /Scheduler assigns a node/ }).click();
  await figure.getByRole('heading', { name: 'Scheduler assigns a node' }).waitFor();
  await figure.getByText('Pending').waitFor();
  expect(errors).toEqual([]);
});

test('all seven steps play one after the other', async () => {
  const { page } = await openRunning('/');
  await page.getByRole('button', { name: 'Play all seven' }).click();
  await page.getByRole('heading', { name: 'Build the image' }).waitFor();
  await page.getByRole('heading', { name: 'Push it to the registry' }).waitFor({ timeout: 5000 });
  await page.getByRole('button', { name: 'Pause' }).click();
});

test('every link on the first page leads somewhere', async () => {
  const { page } = await openRunning('/');
  const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const link of new Set(links)) {
    const answer = await page.request.get(link);
    expect(answer.status(), link).toBe(200);
  }
});

test.each(['ImagePullBackOff', 'CrashLoopBackOff', 'Unschedulable', 'OOMKilled'])(
  'the link to %s opens at that very moment',
  async (status) => {
    const { page } = await openRunning('/');
    await page.getByRole('link', { name: status }).click();
    await page.getByRole('complementary').getByRole('heading', { level: 2, name: status }).waitFor();
  },
);
