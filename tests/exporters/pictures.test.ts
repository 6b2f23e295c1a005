import { describe, expect, test } from 'vitest';
import { formatOf } from '@/lib/exporters/index.ts';
import { carriedLink } from '@/lib/journey/carried-link.ts';
import { walkTo } from '@/lib/journey/going.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { addressCarriedBy, linkCarriedBy } from '@/lib/journey/link-in-file.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { openLink } from '@/lib/journey/opening.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import { openSubject } from '@/lib/journey/subject.ts';
import { scenarioWalk } from '@/lib/status/scenario-walk.ts';
import { scenarios } from '@/lib/world/library.ts';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';
import { charts } from './charts.ts';

/** Bytes that a picture for a README may have. */
const [stillLimit, movingLimit] = [80_000, 150_000];

describe.each(charts)('the pictures of %s', { timeout: 60_000 }, (_, chart) => {
  const start = startJourney(chart);
  const machine = chart.id;
  const walk = walkOn(chart, start);

  test('stand alone: no script, no request, no font from elsewhere, a title and a description', () => {
    for (const id of ['svg', 'animation'] as const) {
      const text = formatOf(id).write({ chart, journey: walk });
      expect(text).not.toMatch(/<script|href=|url\(|@import|@font-face|<image|<foreignObject/);
      expect(text).toMatch(/role="img" aria-labelledby="podwalk-title podwalk-desc"/);
      expect(text).toMatch(/<title id="podwalk-title">[^<]+<\/title>\n<desc id="podwalk-desc">[^<]{10,}<\/desc>/);
      expect(text).toContain('prefers-color-scheme:dark');
    }
  });

  test('move only for those who want that', () => {
    const text = formatOf('animation').write({ chart, journey: walk });
    expect(text).toContain('@media(prefers-reduced-motion:reduce){g{animation:none!important}}');
    expect(formatOf('svg').write({ chart, journey: walk })).not.toContain('animation');
  });

  test('carry their walk, and open with it', async () => {
    if (!isChartId(machine)) throw new RangeError(machine);
    const opens = carriedLink(machine, {}, walk);
    for (const id of ['svg', 'animation', 'json'] as const) {
      const carried = linkCarriedBy(formatOf(id).write({ chart, journey: walk, opens }));
      expect(carried).toBe(opens);
      const here = { subject: { chart, name: 'x' }, journey: start };
      const { journey } = await openLink(machine, decodeLink(carried ?? ''), here, (link) =>
        openSubject(machine, link),
      );
      expect(journey.moments.map(({ event }) => event)).toEqual(walk.moments.map(({ event }) => event));
    }
  });

  test('are small enough for a README', () => {
    const still = formatOf('svg').write({ chart, journey: walk, zoom: 'step' });
    const moving = formatOf('animation').write({ chart, journey: walk });
    expect([still.length < stillLimit, moving.length < movingLimit]).toEqual([true, true]);
  });
});

test.each(chartIds)('the whole life of %s, with every step open, is small enough for a README', (id) => {
  const chart = chartOf(id);
  const journey = walkOn(chart, startJourney(chart));
  expect(formatOf('svg').write({ chart, journey, zoom: 'everything' }).length).toBeLessThan(stillLimit);
});

test('so is the animation of a way to each failure of the pod', { timeout: 60_000 }, () => {
  const chart = chartOf('pod');
  const failures = toGraph(chart).states.filter(
    ({ id, meta }) => meta.mark !== 'state' && id.startsWith('containers.'),
  );
  const sizes = failures.flatMap(({ id }) => {
    const journey = walkTo(chart, startJourney(chart), id);
    return journey ? [formatOf('animation').write({ chart, journey }).length] : [];
  });
  expect(sizes.length).toBeGreaterThan(10);
  expect(Math.max(...sizes)).toBeLessThan(movingLimit);
});

test('so are the pictures and the animation of every scenario', { timeout: 120_000 }, () => {
  const faults = scenarios.flatMap((scenario) => {
    const { subject, journey } = scenarioWalk(scenario);
    const { chart } = subject;
    const walked = { moments: journey.moments.slice(0, journey.cursor + 1), cursor: journey.cursor };
    const stills = (['step', 'everything'] as const).map((zoom) => formatOf('svg').write({ chart, journey, zoom }));
    const moving = formatOf('animation').write({ chart, journey: walked });
    const small = stills.every((text) => Buffer.byteLength(text) < stillLimit);
    return small && Buffer.byteLength(moving) < movingLimit ? [] : [scenario.name];
  });
  expect(faults).toEqual([]);
});

test('text of others carries no link', () => {
  expect(linkCarriedBy('<svg><metadata>1.abc</metadata></svg>')).toBeUndefined();
  expect(linkCarriedBy('{ "opens": "1.abc" }')).toBeUndefined();
  expect(addressCarriedBy('<metadata id="podwalk-link">1.abc</metadata>')).toBeUndefined();
});
