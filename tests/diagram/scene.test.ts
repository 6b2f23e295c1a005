import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toFlow } from '@/components/map/flow.ts';
import type { Item, Scene } from '@/lib/diagram/item.ts';
import { palette } from '@/lib/diagram/palette.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import { commonGraph } from '@/machines/common-graph.ts';
import { charts, graphOf, longWalk, sceneOf, walkTo } from './scenes.ts';

const named = Object.entries(charts).map(([name, chart]) => ({ name, chart }));

test('the colours of the pictures are those of the pages', () => {
  const css = readFileSync(join(import.meta.dirname, '../../app/tokens.css'), 'utf8');
  const [light = '', dark = ''] = css.split('[data-theme="dark"]');
  const colours = (block: string) =>
    Object.fromEntries([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
  expect(palette.light).toEqual(colours(light));
  expect(palette.dark).toEqual(colours(dark));
});

describe.each(named)('in the picture of $name', ({ chart }) => {
  const journeys = longWalk(chart, 60);

  test('every state that can be seen has a place where everything is open, and so has every way', () => {
    const scene = sceneOf(chart, walkTo(chart, []), { zoom: 'everything' });
    const graph = commonGraph(graphOf(chart), { states: new Set(), transitions: new Set() });
    const states = new Set(scene.items.flatMap((item) => (item.kind === 'state' ? item.states : [])));
    const ways = new Set(scene.items.flatMap((item) => (item.kind === 'line' ? (item.transitions ?? []) : [])));
    const drawn = (id: string | undefined) => id !== undefined && states.has(id);
    const seen = graph.states.filter(({ meta }) => meta.mark !== 'gate');
    expect(seen.filter(({ id }) => !drawn(id)).map(({ id }) => id)).toEqual([]);
    const lost = graph.transitions.filter(
      ({ id, meta, sources, target }) =>
        meta.way !== 'action' &&
        sources.some(drawn) &&
        !ways.has(id) &&
        !(target === undefined || drawn(target) || !graph.states.some((state) => state.id === target)),
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  test('nothing moves while the same step and lane are open and the same steps hold tokens', () => {
    const places = new Map<string, Map<string, string>>();
    for (const journey of journeys) {
      const scene = sceneOf(chart, journey);
      const known = places.get(foldingOf(scene)) ?? new Map<string, string>();
      for (const item of scene.items) {
        const place = placeOf(item);
        if (place === undefined) continue;
        expect(known.get(item.id) ?? place, `${item.id} after ${journey.moments.at(-1)?.event?.type}`).toBe(place);
        known.set(item.id, place);
      }
      places.set(foldingOf(scene), known);
    }
  });

  test('every id stands for one item', () => {
    for (const journey of journeys) {
      const ids = sceneOf(chart, journey).items.map(({ id }) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  test('the place of the token that moved last is known, so that it can be kept in sight', () => {
    for (const journey of journeys) {
      const scene = sceneOf(chart, journey);
      expect(scene.focus, trailOf(journey).current.join()).toBeDefined();
    }
  });
});

test('a step leaves what it does not touch as it was, so that nothing of it is drawn again', () => {
  const chart = charts.one;
  if (!chart) throw new RangeError('chart: one');
  const [before, after] = [walkTo(chart, ['containers.web.checking']), walkTo(chart, ['containers.web.Pulling'])];
  const first = toFlow(sceneOf(chart, before));
  const second = toFlow(sceneOf(chart, after), first);
  const stations = [...second.seated].filter(([, item]) => item.kind === 'station' && !item.open);
  expect(stations.filter(([seat, item]) => first.seated.get(seat) !== item).map(([seat]) => seat)).toEqual([]);
});

function foldingOf(scene: Scene): string {
  const bands = scene.items.filter(({ kind }) => kind === 'band').map(({ id }) => id);
  const lanes = scene.items.filter((item) => item.kind === 'lane').map((item) => `${item.id}${item.look}${item.open}`);
  const heights = scene.items.flatMap((item) => (item.kind === 'station' ? [item.mark.y] : []));
  return [...bands, ...lanes, ...heights].join();
}

function placeOf(item: Item): string | undefined {
  switch (item.kind) {
    case 'state':
    case 'station':
      return `${Math.round(item.mark.x)},${Math.round(item.mark.y)}`;
    case 'pill':
      return `${Math.round(item.box.x)},${Math.round(item.box.y)}`;
    default:
      return undefined;
  }
}
