import { describe, expect, inject, test } from 'vitest';
import { formatIds, formats, pixelFormatIds, pixelFormats } from '@/lib/exporters/index.ts';
import { linkCarriedBy } from '@/lib/journey/link-in-file.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { addressOf } from '@/lib/status/word.ts';
import { statusWords } from '@/lib/status/words.ts';
import { scenarios } from '@/lib/world/library.ts';
import { chunksOf, sizeOf } from '../raster/chunks.ts';

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
  ['/scenarios/good-luck/walk.csv', 'There is no scenario good-luck. The page /scenarios lists all.'],
  ['/scenarios/crash-loop/diagram.gif', 'There is no diagram.gif of a walk. There are machine.json, '],
])('%s is not there, and a sentence says so', async (path, sentence) => {
  const answer = await get(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
  expect((await answer.text()).startsWith(sentence)).toBe(true);
});

test.each(['/machines/pdo/machine.json', '/machines/pod/machine.exe', '/cards/nobody.png', '/oembed/pdo.json'])(
  '%s is not there',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

function get(path: string): Promise<Response> {
  return fetch(`${inject('baseUrl')}${path}`);
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}
