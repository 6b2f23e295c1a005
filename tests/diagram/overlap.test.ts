import { describe, expect, test } from 'vitest';
import { partsOf } from '@/lib/diagram/bounds.ts';
import type { Box } from '@/lib/diagram/box.ts';
import type { Item, Scene } from '@/lib/diagram/item.ts';
import { charts, longWalk, sceneOf, widths, zooms } from './scenes.ts';

const walks = Object.entries(charts).map(([name, chart]) => ({
  name,
  chart,
  journeys: longWalk(chart, 240).filter((_, index) => index % 6 === 0),
}));

describe.each(walks)('in the picture of $name', ({ chart, journeys }) => {
  test.each(widths.flatMap((width) => zooms.map((zoom) => ({ width, zoom }))))(
    'at $width px, $zoom, no mark, word or pill lies on another, and all lie inside',
    ({ width, zoom }) => {
      const complaints = journeys.flatMap((journey, index) =>
        complaintsOf(sceneOf(chart, journey, { width, zoom })).map((sentence) => `moment ${index}: ${sentence}`),
      );
      expect(complaints.slice(0, 8)).toEqual([]);
    },
  );
});

interface Part {
  readonly item: Item;
  readonly box: Box;
}

function complaintsOf(scene: Scene): string[] {
  const parts = scene.items.flatMap((item) => partsOf(item).map((box): Part => ({ item, box })));
  const outside = parts.filter(
    ({ box }) =>
      box.x < -0.5 || box.y < -0.5 || box.x + box.width > scene.width + 0.5 || box.y + box.height > scene.height + 0.5,
  );
  const sorted = [...parts].sort((a, b) => a.box.y - b.box.y);
  const overlaps: string[] = [];
  sorted.forEach((a, index) => {
    for (let other = index + 1; other < sorted.length; other += 1) {
      const b = sorted[other];
      if (!b || b.box.y > a.box.y + a.box.height) break;
      if (a.item.id !== b.item.id && meets(a.box, b.box))
        overlaps.push(`${a.item.id} lies on ${b.item.id} ${show(a.box)} ${show(b.box)}`);
    }
  });
  return [...outside.map(({ item, box }) => `${item.id} is outside ${show(box)}`), ...overlaps];
}

/** Two boxes meet if they share more than a hair: line boxes of text are taller than its letters. */
function meets(a: Box, b: Box): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 1 && down > 2.5;
}

function show({ x, y, width, height }: Box): string {
  return `(${[x, y, x + width, y + height].map(Math.round).join(' ')})`;
}
