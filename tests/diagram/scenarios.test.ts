import { describe, expect, test } from 'vitest';
import { toSvg } from '@/lib/exporters/svg.ts';
import { goTo } from '@/lib/journey/journey.ts';
import { scenarios, settingOf } from '@/lib/world/library.ts';
import { simulate } from '@/lib/world/simulator.ts';
import { complaintsOf, crossedNodes } from './complaints.ts';
import { sceneOf, widths, zooms } from './scenes.ts';

/** So many moments of each walk are looked at, the last one among them. */
const looks = 5;

const sizes = widths.flatMap((width) => zooms.map((zoom) => ({ width, zoom })));

describe.each(scenarios)('in the pictures of the scenario $name', (scenario) => {
  const { workload, world } = settingOf(scenario);
  const { chart, journey } = simulate(workload, world, 600_000);
  const last = journey.moments.length - 1;
  const moments = [...new Set(Array.from({ length: looks }, (_, look) => Math.round((last * (look + 1)) / looks)))];

  test('nothing lies on something else, and no line runs through a state', () => {
    const complaints = moments.flatMap((moment) =>
      sizes.flatMap((size) => {
        const scene = sceneOf(chart, goTo(journey, moment), size);
        return [...complaintsOf(scene), ...crossedNodes(scene)].map(
          (sentence) => `moment ${moment}, ${size.width} px, ${size.zoom}: ${sentence}`,
        );
      }),
    );
    expect(complaints.slice(0, 8)).toEqual([]);
  });

  test('light and dark are the same picture in other colours', () => {
    const scene = sceneOf(chart, journey);
    const [light, dark] = (['light', 'dark'] as const).map((theme) =>
      toSvg(scene, { title: '', description: '', theme }).replaceAll(/#[\da-f]{6}/g, 'colour'),
    );
    expect(dark).toBe(light);
  });
});
