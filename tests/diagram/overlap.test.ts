import { describe, expect, test } from 'vitest';
import { complaintsOf, crossedNodes } from './complaints.ts';
import { charts, longWalk, sceneOf, widths, zooms } from './scenes.ts';

const walks = Object.entries(charts).map(([name, chart]) => ({
  name,
  chart,
  journeys: longWalk(chart, 240).filter((_, index) => index % 6 === 0),
}));

describe.each(walks)('in the picture of $name', ({ chart, journeys }) => {
  test.each(widths.flatMap((width) => zooms.map((zoom) => ({ width, zoom }))))(
    'at $width px, $zoom, no mark, word or pill lies on another, all lie inside, and no line runs through a state',
    ({ width, zoom }) => {
      const complaints = journeys.flatMap((journey, index) => {
        const scene = sceneOf(chart, journey, { width, zoom });
        return [...complaintsOf(scene), ...crossedNodes(scene)].map((sentence) => `moment ${index}: ${sentence}`);
      });
      expect(complaints.slice(0, 8)).toEqual([]);
    },
  );
});
