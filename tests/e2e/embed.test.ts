import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { manual } from '@/lib/embed/manual.ts';
import { formatIds, formatIdsOf, formatOf } from '@/lib/exporters/index.ts';
import { encodeLink } from '@/lib/journey/link.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { chartIds } from '@/machines/charts.ts';
import { openPage } from './browser.ts';
import { openRunning, shown, toPulling } from './walking.ts';

/** A page of another origin with a diagram in it: `localhost` is a stranger to `127.0.0.1`. */
const host = createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html');
  answer.end(`<!doctype html><html lang="en" data-theme="dark"><title>Docs</title><body>
<script src="${inject('baseUrl')}/podwalk-diagram.js"></script>
<h1>Why deploys hang</h1>
<p><a href="#x" data-podwalk-for="d" data-podwalk-state="ImagePullBackOff">the back-off</a></p>
<podwalk-diagram id="d" machine="pod" state="Pulling"></podwalk-diagram>
<div style="height:3000px"></div></body></html>`);
});
let hostUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
  const address = host.address();
  if (address === null || typeof address === 'string') throw new Error('host: it has no port');
  hostUrl = `http://localhost:${address.port}/`;
});
afterAll(() => host.close());

test('an embed is walked by key and by pointer, in the theme that its address asks for', async () => {
  const { page, errors } = await openRunning('/embed/pod?theme=dark', { viewport: { width: 720, height: 420 } });
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await toPulling(page);
  await page.getByRole('button', { name: 'Image not found' }).last().click();
  expect(await shown(page)).toBe('ErrImagePull');
  await page.keyboard.press('ArrowLeft');
  expect(await shown(page)).toBe('Pulling');
  expect(errors).toEqual([]);
});

test('an embed begins where its address says, and names once what it cannot have', async () => {
  const { page } = await openPage('about:blank');
  const warnings: string[] = [];
  page.on('console', (message) => warnings.push(message.text()));
  await page.goto(`${inject('baseUrl')}/embed/pod?state=CrashLoopBackOff&depth=7&sped=2`);
  await page.locator('html[data-ready]').waitFor();
  expect(await shown(page)).toBe('CrashLoopBackOff');
  expect(warnings).toEqual([
    'Podwalk: depth: "7" is not possible, so it is left out; sped: there is no such parameter. Did you mean speed?',
  ]);
});

test("an embed's steps are no entries of its page's history", async () => {
  const { page } = await openRunning('/embed/pod');
  const before = await page.evaluate(() => history.length);
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('without scripts an embed is a picture and a table', async () => {
  const { page } = await openPage('/embed/pod', { javaScriptEnabled: false });
  expect(await page.locator('#map svg').count()).toBe(1);
  expect(await page.locator('noscript tr').count()).toBeGreaterThan(100);
});

test('only embeds may be framed by strangers', async () => {
  const { page } = await openRunning('/embed/pod');
  const embed = await page.request.get('/embed/pod');
  const walk = await page.request.get('/walk');
  expect(embed.headers()['content-security-policy']).not.toContain('frame-ancestors');
  expect(walk.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('a diagram in a page of another origin follows its theme, its words and its links', async () => {
  const { page } = await openPage('about:blank');
  const diagram = await openDiagram(page);
  expect(await diagram.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
  await diagram.locator('html[data-theme=light]').waitFor();
  await page.getByRole('link', { name: 'the back-off' }).click();
  await diagram.getByRole('heading', { name: 'ImagePullBackOff' }).waitFor();
  expect(await page.locator('iframe').evaluate((frame) => frame.clientHeight)).toBeGreaterThan(430);
});

test('a page of another origin is answered, and told of every step', async () => {
  const { page } = await openPage('about:blank');
  await openDiagram(page);
  const told = await page.evaluate(async () => {
    const element: unknown = document.querySelector('podwalk-diagram');
    if (!(element instanceof HTMLElement)) return [];
    const heard: string[] = [];
    for (const type of ['step', 'state', 'event']) element.addEventListener(type, () => heard.push(type));
    const call = async (name: string, ...args: unknown[]) => {
      const method: unknown = Reflect.get(element, name);
      const result: unknown = typeof method === 'function' ? await method.apply(element, args) : undefined;
      return typeof result === 'object' && result !== null ? Reflect.get(result, 'title') : result;
    };
    const titles = [await call('step'), await call('back'), await call('seek', 'Ready')];
    const refused = await call('send', 'nothing.happens').catch((error: Error) => error.message);
    return [...titles, refused, ...new Set(heard)];
  });
  expect(told).toEqual([
    'Pulled',
    'Pulling',
    'Ready',
    'event: nothing.happens is not possible here',
    'event',
    'step',
    'state',
  ]);
});

test('no message, however odd, throws in an embed or changes where it stands', async () => {
  const { page } = await openPage('about:blank');
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  const diagram = await openDiagram(page);
  const before = await diagram.locator('main').innerHTML();
  const answers = await page.evaluate(async () => {
    const frame = document.querySelector<HTMLIFrameElement>('podwalk-diagram iframe')?.contentWindow;
    const heard: string[] = [];
    addEventListener('message', ({ data }) => {
      if (data.type === 'error' && typeof data.id === 'string') heard.push(`${data.id} ${data.code}`);
    });
    const cyclic: Record<string, unknown> = { podwalk: 1, type: 'send', event: 'image.pulled.web', id: 'cyclic' };
    cyclic.payload = { cyclic };
    const odd: unknown[] = [
      undefined,
      null,
      0,
      'step',
      [],
      [1, 'step'],
      new Map([['podwalk', 1]]),
      new Date(),
      /x/,
      new Error('x'),
      new ArrayBuffer(8),
      10n,
      { type: 'step' },
      { podwalk: '1', type: 'step', id: 'text version' },
      { podwalk: 2, type: 'step', id: 'later version' },
      { podwalk: 1, id: 'no type' },
      { podwalk: 1, type: 'constructor', id: 'constructor' },
      { podwalk: 1, type: { toString: 'step' }, id: 'object type' },
      { podwalk: 1, type: 'seek', id: 'seek nowhere' },
      { podwalk: 1, type: 'seek', at: Number.NaN, id: 'seek NaN' },
      { podwalk: 1, type: 'seek', state: 'x'.repeat(100_000), id: 'seek far' },
      { podwalk: 1, type: 'seek', state: 'NoSuchState', id: 'seek wrong' },
      { podwalk: 1, type: 'send', event: 'xstate.init', id: 'send init' },
      { podwalk: 1, type: 'send', event: 'xstate.stop', id: 'send stop' },
      { podwalk: 1, type: 'send', event: 'xstate.done.state.pod.containers', id: 'send done' },
      { podwalk: 1, type: 'send', event: 'containers.stopped', id: 'send wiring' },
      { podwalk: 1, type: 'send', event: 'image.pulled.web', payload: { type: 'x' }, id: 'send type' },
      { podwalk: 1, type: 'send', event: 'image.pulled.web', payload: { at: 5 }, id: 'send at' },
      { podwalk: 1, type: 'send', event: 'toString', id: 'send toString' },
      { podwalk: 1, type: 'setTheme', theme: '</style>', id: 'theme' },
      { podwalk: 1, type: 'export', format: 'html', id: 'export' },
      { podwalk: 1, type: 'state', snapshot: {}, id: 'from the frame' },
      cyclic,
    ];
    for (const message of odd) frame?.postMessage(message, '*');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return heard;
  });
  expect(thrown).toEqual([]);
  expect(await diagram.locator('main').innerHTML()).toBe(before);
  expect([...answers].sort()).toEqual([
    'constructor unknown-type',
    'cyclic wrong-value',
    'export wrong-value',
    'from the frame unknown-type',
    'later version unknown-version',
    'no type unknown-type',
    'object type unknown-type',
    'seek NaN wrong-value',
    'seek far wrong-value',
    'seek nowhere wrong-value',
    'seek wrong not-possible',
    'send at wrong-value',
    'send done not-possible',
    'send init not-possible',
    'send stop not-possible',
    'send toString not-possible',
    'send type wrong-value',
    'send wiring not-possible',
    'text version unknown-version',
    'theme wrong-value',
  ]);
});

test('only the page around an embed is heard, and only from an origin that its address names', async () => {
  const { page } = await openPage('about:blank');
  const diagram = await openDiagram(page);
  const [frame] = page.frames().filter((one) => one.url().includes('/embed/pod'));
  const before = await shownIn(diagram);
  await frame?.evaluate(() => postMessage({ podwalk: 1, type: 'step', id: 1 }, '*'));
  await page.evaluate(() => {
    const stranger = document.createElement('iframe');
    stranger.srcdoc = '<script>parent.frames[0].postMessage({ podwalk: 1, type: "step", id: 1 }, "*")</script>';
    document.body.append(stranger);
  });
  await page.waitForTimeout(500);
  expect(await shownIn(diagram)).toBe(before);

  await page.evaluate((base) => {
    document.querySelector('podwalk-diagram')?.remove();
    const deaf = document.createElement('iframe');
    deaf.src = `${base}/embed/pod?origin=https://docs.example&state=Pulling`;
    document.body.append(deaf);
  }, inject('baseUrl'));
  const deaf = page.frameLocator('iframe[src*="docs.example"]');
  await deaf.locator('html[data-ready]').waitFor();
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[src*="docs.example"]');
    frame?.contentWindow?.postMessage({ podwalk: 1, type: 'step', id: 1 }, '*');
  });
  await page.waitForTimeout(500);
  expect(await shownIn(deaf)).toBe('Pulling');
});

test('whatever one does with an embed, it loads 60 kB of script in all', async () => {
  const { page, errors } = await openPage('about:blank');
  const scripts = new Map<string, number>();
  page.on('response', async (response) => {
    if (response.status() !== 200 || !response.url().includes('/scripts/')) return;
    scripts.set(response.url(), gzipSync(await response.body(), { level: 9 }).length);
  });
  const diagram = await openDiagram(page);
  const asked = await page.evaluate(async () => {
    const element: unknown = document.querySelector('podwalk-diagram');
    if (!(element instanceof HTMLElement)) return [];
    const call = async (name: string, ...args: unknown[]) => {
      const method: unknown = Reflect.get(element, name);
      return typeof method === 'function' ? await method.apply(element, args) : undefined;
    };
    element.setAttribute('theme', 'light');
    await call('step');
    await call('back');
    await call('seek', 'OOMKilled');
    await call('seek', 3);
    await call('play');
    await call('pause');
    await call('getSnapshot');
    return [await call('export', 'svg'), await call('export', 'link')];
  });
  expect(asked[0]).toMatch(/^<svg[\s\S]+<\/svg>\s*$/);
  expect(decodeLink(asked[1]).machine).toBe('pod');
  await diagram.getByRole('button', { name: 'Forward' }).click();
  await diagram.getByRole('button', { name: 'Schedule' }).click();
  await diagram.locator('#choices button').last().click();
  await page.setViewportSize({ width: 500, height: 800 });
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', ' ', '1']) await page.keyboard.press(key);
  for (const query of ['run=image.notFound.web', 'state=Terminating&depth=2', 'at=9&autoplay=1&loop=1&focus=pull']) {
    await page.goto(`${inject('baseUrl')}/embed/pod?${query}`);
    await page.locator('html[data-ready]').waitFor();
  }
  await page.goto(`${inject('baseUrl')}/embed/kubernetes#${asked[1]}`);
  await page.locator('html[data-ready]').waitFor();
  const sum = [...scripts.values()].reduce((all, size) => all + size, 0);
  expect(sum).toBeGreaterThan(40_000);
  expect(sum).toBeLessThanOrEqual(60_000);
  expect(errors.filter((error) => !error.startsWith('request to another origin'))).toEqual([]);
});

test('only a link with a manifest of its own has an embed load more, and leads on to that manifest again', async () => {
  const { page } = await openPage('about:blank');
  const later: string[] = [];
  page.on('request', (request) => {
    if (/\/scripts\/(subject|manifest)-/.test(request.url())) later.push(request.url());
  });
  const manifest = readFileSync(join(import.meta.dirname, '../../docs/orders.yaml'), 'utf8');
  const subject = { manifest, workload: 0 };
  const link = encodeLink({ machine: 'pod', subject, events: [], cursor: 0, clock: 0 });
  await page.goto(`${inject('baseUrl')}/embed/pod?depth=2#${link}`);
  await page.locator('html[data-ready]').waitFor();
  expect(later).toHaveLength(2);
  const [walk] = await Promise.all([page.context().waitForEvent('page'), page.locator('#open').click()]);
  expect(decodeLink(new URL(walk.url()).hash).subject).toEqual(subject);
});

test.each(['', '?title=1&theme=dark', '?controls=none', '?state=CrashLoopBackOff&controls=min'])(
  'nothing shifts in an embed while it wakes up: %s',
  async (query) => {
    const { page } = await openPage('about:blank', { viewport: { width: 720, height: 420 } });
    await page.goto(`${inject('baseUrl')}/embed/pod${query}`);
    await page.locator('html[data-ready]').waitFor();
    await page.waitForTimeout(300);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0));
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
  },
);

test('every parameter has an example that lives, and code to copy', async () => {
  const { page, context, errors } = await openRunning('/embed');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const { name, example } of manual) {
    await page.getByRole('button', { name: `Show ${name}`, exact: true }).click();
    await page.frameLocator('iframe[title="The example"]').locator('html[data-ready]').waitFor();
    await page.getByRole('button', { name: /^Cop/ }).first().click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toContain(`src="${inject('baseUrl')}/embed/${example}"`);
  }
  expect(errors).toEqual([]);
});

test('a diagram does not keep the page from scrolling', async () => {
  const { page } = await openPage('about:blank');
  await openDiagram(page);
  await page.mouse.move(300, 300);
  for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 400);
  await page.waitForFunction(() => scrollY > 600);
});

test.each(chartIds)('every format of the machine %s has an address that strangers may read', async (machine) => {
  const { page } = await openRunning('/');
  for (const id of formatIds) {
    const { file, media } = formatOf(id);
    const answer = await page.request.get(`/machines/${machine}/${file}`);
    expect(answer.status(), file).toBe(formatIdsOf(machine).includes(id) ? 200 : 404);
    if (answer.status() === 404) continue;
    expect(answer.headers(), file).toMatchObject({
      'content-type': `${media}; charset=utf-8`,
      'access-control-allow-origin': '*',
    });
  }
});

async function shownIn(diagram: FrameLocator): Promise<string> {
  return diagram.getByRole('heading', { level: 2 }).innerText();
}

async function openDiagram(page: Page) {
  await page.goto(hostUrl);
  const diagram = page.frameLocator('podwalk-diagram iframe');
  await diagram.locator('html[data-ready]').waitFor();
  return diagram;
}
