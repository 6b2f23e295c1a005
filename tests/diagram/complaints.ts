import { partsOf } from '@/lib/diagram/bounds.ts';
import type { Box } from '@/lib/diagram/box.ts';
import type { Item, LineItem, Scene } from '@/lib/diagram/item.ts';
import { reachOf } from '@/lib/diagram/mark.ts';
import { type Place, polylineOf } from '../../scripts/crossings.ts';

interface Part {
  readonly item: Item;
  readonly box: Box;
}

/** What of a picture lies on something else, or outside of it. */
export function complaintsOf(scene: Scene): string[] {
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

/**
 * Which lines run through a state's mark or words. A line may end at a mark, and it may have a mark as a stop, as the
 * line of the pod's life has: then it runs through its middle, or beside the other containers' lines that stop there.
 */
export function crossedNodes({ items }: Scene): string[] {
  const lines = items.filter((item) => item.kind === 'line');
  const nodes = items.filter((item) => item.kind === 'state' || item.kind === 'station');
  return lines.flatMap((line) => {
    const places = fineCourse(line);
    return nodes.flatMap((node) => {
      const { x, y } = node.mark;
      const reach = reachOf(node.mark) - 1;
      const near = (place: Place, most: number) => Math.hypot(place.x - x, place.y - y) < most;
      const [, ...words] = partsOf(node);
      const between = places.slice(4, -4);
      const ends = [places[0], places.at(-1)].some((place) => place && near(place, reach + 6));
      const stops = ends || line.id.startsWith('bundle:') || places.some((place) => near(place, 3.5));
      const hit =
        (!stops && between.some((place) => near(place, reach))) ||
        words.some((box) => between.some((place) => isInside(place, box)));
      return hit ? [`${line.id} ${line.d} runs through ${node.id} at ${Math.round(x)} ${Math.round(y)}`] : [];
    });
  });
}

/** A line as a place every two px. */
function fineCourse({ d }: LineItem): readonly Place[] {
  const places = polylineOf(d);
  return places.flatMap((to, index) => {
    const from = places[index - 1] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 2));
    return Array.from({ length: steps }, (_, step) => {
      const share = (step + 1) / steps;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    });
  });
}

/** Inside by more than a hair: line boxes of text are taller than its letters. */
function isInside({ x, y }: Place, box: Box): boolean {
  return x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 3 && y < box.y + box.height - 3;
}
