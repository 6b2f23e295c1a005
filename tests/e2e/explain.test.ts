import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { folder } from '../recordings.ts';
import { openPage } from './browser.ts';

const recording = readFileSync(join(folder, 'image-not-found.jsonl'), 'utf8');
const cluster = ['pods.json', 'events.json', 'nodes.json'].map((file) => join(folder, 'cluster', file));
const views = [
  { name: 'light, desktop', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'dark, phone', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

test.each(views)(
  'a pasted pod gets its verdict, evidence and way, and keeps to WCAG: $name',
  async ({ viewport, colorScheme }) => {
    const { page, context, errors } = await openPage('/explain', { viewport, colorScheme });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.getByLabel('What kubectl printed').fill(recording);
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /The registry has no localhost:5000\/web:9.9/ }).waitFor();
    await page.getByRole('heading', { name: 'How we know' }).waitFor();
    expect(await page.getByText('line 38').count()).toBeGreaterThan(0);

    const steps = page.getByRole('slider', { name: 'Step of the way' });
    await steps.waitFor();
    await page.getByRole('img', { name: 'You are here' }).waitFor();
    expect(await steps.getAttribute('aria-valuetext')).toMatch(/^Step 19 of 19: kubelet backs off/);
    await steps.focus();
    await page.keyboard.press('Home');
    expect(await steps.getAttribute('aria-valuetext')).toMatch(/^Step 1 of 19: Admitted, recorded/);

    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );

    // Only code comes, and nothing goes: no other request, nothing kept, nothing in the address.
    expect(sent.filter((request) => !/^GET \/_next\/static\//.test(request))).toEqual([]);
    expect(new URL(page.url()).pathname + new URL(page.url()).search + new URL(page.url()).hash).toBe('/explain');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain('web');
    expect(await context.cookies()).toEqual([]);
    expect(errors).toEqual([]);
  },
);

test('the browser itself lets nothing out of the page', async () => {
  const { page } = await openPage('/explain');
  const refused = await page.evaluate(async () => {
    try {
      await fetch('/explain', { method: 'POST', body: 'a pod' });
      return 'sent';
    } catch {
      return 'refused';
    }
  });
  expect(refused).toBe('refused');
});

test('dropped files of a cluster become findings, and each leads to its pod and back', async () => {
  const { page, errors } = await openPage('/explain');
  await page.getByLabel('Choose files').setInputFiles(cluster);
  await page.getByRole('heading', { level: 1, name: '29 of 61 pods are not well' }).waitFor();
  const steps = page.getByRole('region', { name: 'Where they are now' });
  expect(await steps.getByRole('listitem').filter({ hasText: 'Scheduler assigns a node' }).innerText()).toMatch(
    /3 pods, 3 not well/,
  );
  await page.getByRole('button', { name: /shop\/liveness-kills/ }).click();
  await page.getByRole('heading', { level: 1, name: /The liveness probe of app fails/ }).waitFor();
  await page.getByRole('slider', { name: 'Step of the way' }).waitFor();
  await page.getByRole('button', { name: 'All 61 pods' }).click();
  await page.getByRole('heading', { level: 1, name: /61 pods/ }).waitFor();
  expect(errors).toEqual([]);
});

test('what is no pod is refused with its line, and a sample helps on', async () => {
  const { page } = await openPage('/explain');
  await page.getByLabel('What kubectl printed').fill('hello\n');
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'Line 1: this line is none that kubectl prints: hello.' }).waitFor();
  await page.getByRole('button', { name: 'a crash loop' }).click();
  await page.getByRole('heading', { level: 1, name: /wanted more memory than its limit 64Mi/ }).waitFor();
});

test('a pod that fits several steps is marked in each of them, with the command that decides', async () => {
  const { page, errors } = await openPage('/explain');
  const status = `phase: Pending, startTime: "2026-11-23T20:00:01Z", containerStatuses: [{name: app, state: {waiting: {reason: ContainerCreating}}}]`;
  const pod = `kind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {nodeName: node-1, containers: [{name: app, image: web}]}\nstatus: {${status}}\n`;
  await page.getByLabel('What kubectl printed').fill(pod);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await page.getByRole('heading', { name: 'In step 5, 6 or 7' }).waitFor();
  expect(await page.getByText(': it may be here').count()).toBe(3);
  const way = page.getByRole('region', { name: 'How it got here' });
  await way.getByText('kubectl -n shop events --for pod/web').first().waitFor();
  expect(await page.getByText('You are here').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('a line that cannot be read is shown among its neighbours, and is gone to by key', async () => {
  const { page, errors } = await openPage('/explain');
  const box = page.getByLabel('What kubectl printed');
  await box.fill('kind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    name: api\n   - x: [\nstatus: {}\n');
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'Line 7' }).waitFor();
  expect(await page.locator('[aria-current=true]').innerText()).toContain('- x: [');
  await page.getByRole('button', { name: 'Go to line 7' }).press('Enter');
  const selected = await box.evaluate((area) =>
    area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '',
  );
  expect(selected).toBe('   - x: [');
  expect(errors).toEqual([]);
});

test('a large file is read in a worker that shows how far it is, and to cancel it leaves what was there', async () => {
  const { page, errors } = await openPage('/explain');
  await page.getByRole('button', { name: 'a crash loop' }).click();
  const answer = page.getByRole('heading', { level: 1, name: /wanted more memory than its limit 64Mi/ });
  await answer.waitFor();
  await page.evaluate((text) => {
    const given = new DataTransfer();
    given.items.add(
      new File(
        Array.from({ length: 1000 }, () => text),
        'many.json',
      ),
    );
    const drop = new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true });
    document.querySelector('main')?.dispatchEvent(drop);
  }, recording);
  const bar = page.getByRole('progressbar', { name: 'Bytes read' });
  await bar.waitFor();
  expect(await bar.getAttribute('aria-valuetext')).toMatch(/^Reading \d+ of \d+ MB$/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await bar.waitFor({ state: 'detached' });
  expect(await answer.isVisible()).toBe(true);
  expect(errors).toEqual([]);
});

test('the worker is bound to send nothing, by the policy of its own script and by what it has left', async () => {
  const { page } = await openPage('/explain');
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
  const ways = () => [typeof fetch, typeof XMLHttpRequest, typeof WebSocket, typeof EventSource];
  expect(await worker.evaluate(ways)).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  const policy = (await page.request.get(worker.url())).headers()['content-security-policy'];
  expect(policy).toBe("default-src 'none'; script-src 'self'");
});

test('a browser without workers gets the same answer', async () => {
  const { page, errors } = await openPage('/explain');
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await page.reload();
  await page.getByRole('button', { name: 'a crash loop' }).click();
  await page.getByRole('heading', { level: 1, name: /wanted more memory than its limit 64Mi/ }).waitFor();
  await page.getByRole('slider', { name: 'Step of the way' }).waitFor();
  expect([page.workers(), errors]).toEqual([[], []]);
});

test.each(views)(
  'two pods stand beside each other, and the step at which they part is marked: $name',
  async ({ viewport, colorScheme }) => {
    const { page, context: _, errors } = await openPage('/explain', { viewport, colorScheme });
    const well = readFileSync(join(folder, 'first-pull-and-graceful-delete.jsonl'), 'utf8');
    await page.getByLabel('What kubectl printed').fill(`${recording}\n${well}`);
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByRole('button', { name: /image-not-found\/web/ }).click();
    await page.getByRole('button', { name: 'Choose a pod to put beside it' }).click();
    await page.getByRole('status').filter({ hasText: 'Choose the pod to put beside image-not-found/web.' }).waitFor();
    await page.getByRole('button', { name: /first-pull/ }).click();
    await page.getByRole('heading', { level: 1, name: /The registry has no localhost:5000/ }).waitFor();
    const beside = page.getByRole('region', { name: 'Two pods beside each other' });
    await beside.getByRole('heading', { name: /steps that both took, they part/ }).waitFor();
    expect(await beside.getByRole('cell', { name: /^Here they part/ }).count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id),
    ).toEqual([]);
    await beside.getByRole('button', { name: 'Back to one' }).click();
    await page.getByRole('slider', { name: 'Step of the way' }).waitFor();
    expect(errors).toEqual([]);
  },
);

test('only who asks for it takes the pod along: the walk goes on from where it stands', async () => {
  const { page, context, errors } = await openPage('/explain');
  await page.getByRole('button', { name: 'a crash loop' }).click();
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Walk on from here' }).click();
  const walk = await opened;
  await walk.waitForURL(/\/walk#1\./);
  await walk.getByText('CrashLoopBackOff').first().waitFor();
  await walk
    .getByRole('heading', { name: /orders/ })
    .first()
    .waitFor();
  // What was pasted is still there, in the tab of its own.
  expect(new URL(page.url()).pathname).toBe('/explain');
  await page.getByRole('button', { name: 'Replace' }).waitFor();
  expect(errors).toEqual([]);
});

test('a link holds the pod, is copied only when asked for, and opens as the same answer; a broken one says so', async () => {
  const { page, context, errors } = await openPage('/explain');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'a stuck pull' }).click();
  await page.getByLabel('with other names in place of yours').check();
  await page.getByRole('button', { name: 'Copy a link that holds the pod' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));

  await page.goto(`/explain${link.hash}`);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: /^The registry has no image-\w+, so the container/ }).waitFor();
  await page.getByRole('slider', { name: 'Step of the way' }).waitFor();
  expect(await page.getByText('checkout').count()).toBe(0);
  await page.getByRole('button', { name: 'Replace' }).click();
  expect(new URL(page.url()).hash).toBe('');

  await page.goto(`/explain${link.hash.slice(0, -40)}`);
  await page.getByRole('alert').filter({ hasText: 'This link is broken.' }).waitFor();
  expect(errors).toEqual([]);
});

test.each(views)(
  'a fix is tried by key, with another value too, and its walk is opened only when asked for: $name',
  async ({ viewport, colorScheme }) => {
    const { page, errors } = await openPage('/explain', { viewport, colorScheme });
    await page.getByLabel('What kubectl printed').fill(recording);
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    const field = page.getByLabel('spec.containers[0].image');
    await field.fill('localhost:5000/web:1.0');
    await field.press('Enter');
    await page.getByText('With it, the pod is Running and ready after 86s.').waitFor();
    await page.getByText('Left alone, it shows 0/1 ImagePullBackOff after 10 min.').waitFor();
    expect(await page.getByText('image: localhost:5000/web:1.0', { exact: false }).count()).toBeGreaterThan(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(new URL(page.url()).hash).toBe('');

    await field.fill('');
    await field.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'image cannot be' }).waitFor();
    expect(await page.getByText('With it, the pod').count()).toBe(0);

    await field.fill('localhost:5000/web:1.0');
    await field.press('Enter');
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Compare both walks' }).click();
    const comparison = await opened;
    await comparison.waitForURL(/\/compare#a=/);
    await comparison
      .getByText(/nothing differs/)
      .first()
      .waitFor();
    expect(errors).toEqual([]);
  },
);

test('a recording is saved, and read again it says the same', async () => {
  const { page, errors } = await openPage('/explain');
  await page.getByLabel('What kubectl printed').fill(recording);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the recording' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('explained-pod.jsonl');
  await page.getByRole('button', { name: 'Replace' }).click();
  await page.getByLabel('Choose files').setInputFiles(await file.path());
  await page.getByRole('heading', { level: 1, name: /The registry has no localhost:5000\/web:9.9/ }).waitFor();
  await page.getByRole('slider', { name: 'Step of the way' }).waitFor();
  expect(errors).toEqual([]);
});

test('the way is played by key from its first step, and stands where somebody stops it', async () => {
  const { page, errors } = await openPage('/explain');
  await page.getByLabel('What kubectl printed').fill(recording);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  const steps = page.getByRole('slider', { name: 'Step of the way' });
  await page.getByRole('heading', { level: 2, name: /^You are here: step 6 of 7, ImagePullBackOff/ }).waitFor();
  await page.getByRole('button', { name: 'Play the way' }).press('Enter');
  await expect.poll(() => steps.getAttribute('aria-valuetext'), { timeout: 5000 }).toMatch(/^Step 3 of 19: /);
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  const stood = await steps.getAttribute('aria-valuetext');
  await page.waitForTimeout(1000);
  expect(await steps.getAttribute('aria-valuetext')).toBe(stood);
  await page.getByRole('heading', { level: 2, name: /^There it was: / }).waitFor();
  expect(errors).toEqual([]);
});
