import { expect, test } from 'vitest';
import { encodeLink } from '@/lib/journey/link.ts';
import { keyOf, openRunning, shown, toPulling } from './walking.ts';

test('a link opens exactly its moment, paused, with what was walked behind and ahead of it', async () => {
  const { page: sender } = await openRunning('/walk');
  await toPulling(sender);
  await sender.keyboard.press(await keyOf(sender, 'Image not found'));
  await sender.keyboard.press('ArrowRight');
  await sender.keyboard.press('ArrowLeft');
  await sender.waitForTimeout(400);
  const clock = await sender.getByText('virtual clock').locator('..').innerText();

  const { page: reader, errors } = await openRunning(sender.url().slice(new URL(sender.url()).origin.length));
  await reader.getByRole('heading', { level: 2, name: 'ErrImagePull' }).waitFor();
  expect(await reader.getByText('virtual clock').locator('..').innerText()).toBe(clock);
  await reader.getByRole('button', { name: 'Play' }).waitFor();
  await reader.keyboard.press('End');
  expect(await shown(reader)).toBe('ImagePullBackOff');
  expect(errors).toEqual([]);
});

test('Y copies the link to the shown moment', async () => {
  const { page } = await openRunning('/walk', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/walk#1\.[\w-]+$/);
});

test.each([
  ['cut off', '/walk#1.abc', /This link to a moment is broken: .+ The walk starts at the beginning\./],
  [
    'of another machine',
    `/walk#${encodeLink({ machine: 'kubernetes', events: [], cursor: 0, clock: 0 })}`,
    /belongs to the machine kubernetes/,
  ],
  [
    'of events that are not possible',
    `/walk#${encodeLink({ machine: 'pod', events: [{ type: 'pod.bound', at: 1 }], cursor: 1, clock: 1 })}`,
    /event 1 of 1: pod\.bound is not possible there/,
  ],
])(
  'a link that is %s is answered with one sentence, and the walk starts at the beginning',
  async (_, path, sentence) => {
    const { page, errors } = await openRunning(path);
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    expect(await shown(page)).toBe('Reading the Dockerfile');
    expect(errors).toEqual([]);
  },
);

test.each(['diagram.svg', 'walk.svg', 'machine.json'])(
  'an exported %s that is dropped on a page opens the walk that it carries',
  async (file) => {
    const { page, errors } = await openRunning('/walk');
    const text = await (await page.request.get(`/pods/ImagePullBackOff/${file}`)).text();
    await page.evaluate(
      ([name = '', content = '']) => {
        const given = new DataTransfer();
        given.items.add(new File([content], name));
        dispatchEvent(new DragEvent('drop', { dataTransfer: given, cancelable: true }));
      },
      [file, text],
    );
    const atTheEnd = async () => {
      await page.keyboard.press('End');
      return shown(page);
    };
    await expect.poll(atTheEnd).toBe('ImagePullBackOff');
    expect(errors).toEqual([]);
  },
);
