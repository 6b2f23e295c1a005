import { expect, test } from 'vitest';
import { openRunning } from './walking.ts';

const two = `apiVersion: v1
kind: Pod
metadata: { name: first }
spec:
  containers: [{ name: web, image: nginx }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: second }
spec:
  template:
    spec:
      restartPolicy: Never
      initContainers: [{ name: wait, image: busybox }]
      containers: [{ name: work, image: busybox }]
`;

const faulty = `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    name: api
    image: ghcr.io/acme/api:2.3.0
`;

test('a pasted manifest with several workloads is walked as the one that is chosen', async () => {
  const { page, errors } = await openRunning('/walk');
  await page.getByRole('button', { name: /^hello/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Load a manifest' });
  await dialog.getByRole('textbox').fill(two);
  await dialog.getByRole('button', { name: 'Walk this pod' }).click();
  await dialog.getByRole('button', { name: /second/ }).click();
  await page.getByRole('button', { name: /second.*1 container, 1 init, restartPolicy Never/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/#1\./);
  await page.reload();
  await page.getByRole('button', { name: /second/ }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Building layers' }).waitFor();
  expect(errors).toEqual([]);
});

test('a faulty manifest is answered with its line, and what was typed and walked stays', async () => {
  const { page, errors } = await openRunning('/walk');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: /^hello/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Load a manifest' });
  await dialog.getByRole('textbox').fill(faulty);
  await dialog.getByRole('button', { name: 'Walk this pod' }).click();
  await dialog
    .getByRole('alert')
    .getByRole('heading', { name: /^Line [67]: / })
    .waitFor();
  await dialog.getByRole('button', { name: /^Open at line/ }).click();
  expect(await dialog.getByRole('textbox').inputValue()).toBe(faulty);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 2, name: 'Building layers' }).waitFor();
  await page.getByRole('button', { name: /^hello/ }).click();
  expect(await dialog.getByRole('textbox').inputValue()).toBe(faulty);
  expect(errors).toEqual([]);
});

test.each(['checkout', 'orders'])('the sample %s can be walked', async (sample) => {
  const { page, errors } = await openRunning('/walk');
  await page.getByRole('button', { name: /^hello/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${sample}`) })
    .click();
  await page.getByRole('heading', { level: 1, name: new RegExp(sample) }).waitFor();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowRight');
  expect(errors).toEqual([]);
});

test('text that is pasted on the page itself opens the dialog with it', async () => {
  const { page } = await openRunning('/walk');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, two);
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe(two);
});

test('a file that is chosen is read at once', async () => {
  const { page } = await openRunning('/walk?open=manifest');
  const file = { name: 'first.yaml', mimeType: 'text/yaml', buffer: Buffer.from(two.split('---')[0] ?? '') };
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByRole('button', { name: /^first/ }).waitFor();
});
