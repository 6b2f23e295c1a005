import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, inject, test } from 'vitest';
import { formatIds, formats, pixelFormatIds, pixelFormats } from '@/lib/exporters/index.ts';
import { linkCarriedBy } from '@/lib/journey/link-in-file.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { addressOf } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import { scenarios } from '@/lib/world/library.ts';
import { chunksOf, sizeOf } from '../raster/chunks.ts';
import { openPage } from './browser.ts';

/** Words of every kind: on the way, in trouble, of an init container, and one that the machine never prints. */
const words = [
  'Running',
  'ImagePullBackOff',
  'CrashLoopBackOff',
  'Init:CrashLoopBackOff',
  'Terminating',
  'ContainerCannotRun',
];
const named = ['crash-loop', 'image-not-found', 'insufficient-cpu'];
const places = [
  ...statusWords.filter(({ word }) => words.includes(word)).map(addressOf),
  ...scenarios.filter(({ name }) => named.includes(name)).map(({ name }) => `/scenarios/${name}`),
];

test('the places that are asked are there', () => {
  expect(places).toHaveLength(words.length + named.length);
});

describe.each(places)('beside the page %s', (place) => {
  test('its card is as large as those want it who show links', async () => {
    const answer = await get(`${place}/card.png`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(sizeOf(await bytesOf(answer))).toEqual({ width: 1200, height: 630 });
  });

  test('its picture opens again at the moment that the page shows', async () => {
    const answer = await get(`${place}/diagram.svg`);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(text).toMatch(/^<svg [\s\S]+<\/svg>\n$/);
    const { machine, events, cursor } = decodeLink(linkCarriedBy(text) ?? '');
    expect([machine, cursor > 0 && cursor <= events.length]).toEqual(['pod', true]);
  });

  test('its machine is whole as JSON and as SCXML', async () => {
    const json: unknown = await (await get(`${place}/machine.json`)).json();
    expect(json).toMatchObject({ id: 'pod', podwalk: { format: 1 } });
    expect(await (await get(`${place}/machine.scxml`)).text()).toMatch(/^<\?xml[\s\S]+<scxml [\s\S]+<\/scxml>\n$/);
  });
});

test.each([...formatIds.map((id) => formats[id]), ...pixelFormatIds.map((id) => pixelFormats[id])])(
  'a scenario as $title is there for strangers',
  async ({ file, media }) => {
    const answer = await get(`/scenarios/crash-loop/${file.replace(/^graph/, 'diagram')}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')?.split(';')[0]).toBe(media);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect((await bytesOf(answer)).length).toBeGreaterThan(200);
  },
);

test.each(['home', 'pods', 'scenarios', 'pod', 'kubernetes'])('the card of %s is as large', async (name) => {
  const answer = await get(`/cards/${name}.png`);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(sizeOf(await bytesOf(answer))).toEqual({ width: 1200, height: 630 });
});

test('the animated PNG of a machine has a picture for each moment of its walk', async () => {
  const chunks = chunksOf(await bytesOf(await get('/machines/pod/walk.png')));
  expect(chunks.filter(({ name }) => name === 'fcTL').length).toBeGreaterThan(10);
});

test.each([
  ['/pods/Happy/diagram.svg', 'There is no STATUS Happy. The page /pods lists all.'],
  [
    '/pods/CrashLoopBackof/card.png',
    'There is no STATUS CrashLoopBackof. Did you mean CrashLoopBackOff? The page /pods lists all.',
  ],
  ['/scenarios/good-luck/walk.csv', 'There is no scenario good-luck. The page /scenarios lists all.'],
  ['/scenarios/crash-lop/walk.csv', 'There is no scenario crash-lop. Did you mean crash-loop?'],
  ['/scenarios/crash-loop/diagram.gif', 'There is no file of a walk called diagram.gif. There are machine.json, '],
  ['/machines', "A machine's files stand below its name, such as /machines/pod/machine.json. There are pod, "],
  ['/machines/pod', "A machine's files stand below its name, such as /machines/pod/machine.json."],
  ['/machines/pdo', 'There is no machine pdo. Did you mean pod? There are pod, kubernetes, container.'],
  ['/machines/pdo/machine.json', 'There is no machine pdo. Did you mean pod? There are pod, kubernetes, container.'],
  [
    '/machines/pod/machine.jsn',
    'There is no file of the machine pod called machine.jsn. Did you mean machine.json? There are machine.json, ',
  ],
  ['/machines/pod/machine.json/deeper', "A machine's files stand below its name"],
  ['/cards', 'A card has a name, such as /cards/pod.png.'],
  ['/cards/hom.png', 'There is no card hom.png. Did you mean home.png? There are home.png, '],
  ['/oembed', 'An oEmbed answer is a file of its machine. There are /oembed/pod.json, '],
  ['/oembed/pdo.json', 'There is no oEmbed answer pdo.json. Did you mean pod.json? There are pod.json, '],
  ['/schemas/podwalk-world-2.json', 'There are two schemas: /schemas/podwalk-machine-1.json and '],
])('%s is not there, and a sentence says so', async (path, sentence) => {
  const answer = await get(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
  const text = await answer.text();
  expect(text.slice(0, sentence.length)).toBe(sentence);
  expect(text.trimEnd().split('\n')).toHaveLength(1);
});

test('the same wrong name is answered in the same way again', async () => {
  const [first, second] = [await get('/machines/nobody/machine.json'), await get('/machines/nobody/machine.json')];
  expect([first.status, second.status]).toEqual([404, 404]);
  expect(await second.text()).toBe(await first.text());
});

test('a frame of a machine that there is not says so, and may be framed like every embed', async () => {
  const { page, errors } = await openPage('/embed/pdo?title=1');
  expect(await page.getByRole('heading').innerText()).toBe('There is no machine pdo.');
  expect(await page.locator('p').innerText()).toContain('Did you mean pod? There are pod, kubernetes, container.');
  expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  const answer = await get('/embed/<b>x');
  expect([answer.status, answer.headers.get('x-frame-options')]).toEqual([404, null]);
  expect(await answer.text()).not.toContain('<b>');
});

test.each([
  ['/pods/ImagePullBackof', '/pods/ImagePullBackOff'],
  ['/scenarios/crash-lop', '/scenarios/crash-loop'],
  ['/walk/kubernets', '/walk/kubernetes'],
  ['/explian', '/explain'],
])('the page %s is not there, and leads to %s', async (path, meant) => {
  const { page, errors } = await openPage(path, { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  expect((await get(path)).status).toBe(404);
  await page.getByRole('link', { name: meant, exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('link', { name: meant, exact: true }).click();
  await page.waitForURL(`**${meant}`);
});

test('without scripts a page that is not there still leads on', async () => {
  const { page } = await openPage('/no/such/page', { javaScriptEnabled: false });
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Nothing stands at this address');
  await page.getByRole('main').getByRole('link', { name: 'Scenarios' }).click();
  await page.waitForURL('**/scenarios');
});

function get(path: string): Promise<Response> {
  return fetch(`${inject('baseUrl')}${path}`);
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}
