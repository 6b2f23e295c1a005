import { boxOf } from './bounds.ts';
import type { Box } from './box.ts';
import { draw } from './drawing.ts';
import type { Item, StationItem } from './item.ts';
import { toMarkup } from './markup.ts';
import type { Ink } from './palette.ts';

/** An item as a page shows it. */
export interface Drawn {
  /** Where it stands in its scene. */
  readonly box: Box;
  /** The corner of the scene from which its shapes are counted. */
  readonly top: number;
  /** Its shapes as SVG text, in the page's own colours and fonts. */
  readonly markup: string;
}

/** An item's shapes and their place, made once: a page that looks ahead has them ready when the step comes. */
export function drawnOf(item: Item): Drawn {
  const found = known.get(item);
  if (found) return found;
  const box = boxOf(item);
  const [top, shown] = item.kind === 'station' ? [box.y, raised(item, box.y)] : [0, item];
  const drawn: Drawn = { box, top, markup: markupOf(shown) };
  known.set(item, drawn);
  return drawn;
}

const known = new WeakMap<Item, Drawn>();

function markupOf(item: Item): string {
  return draw(item)
    .map((shape) => toMarkup(shape, colour, 'free'))
    .join('');
}

function colour(ink: Ink): string {
  return `var(--${ink})`;
}

/** Opening a step moves all stations below it; counted from their own row they stay the same. */
function raised(item: StationItem, by: number): StationItem {
  const up = <T extends { readonly y: number }>(placed: T): T => ({ ...placed, y: placed.y - by });
  return {
    ...item,
    mark: up(item.mark),
    texts: item.texts.map(up),
    ...(item.glyph ? { glyph: up(item.glyph) } : {}),
    ...(item.sketch ? { sketch: up(item.sketch) } : {}),
  };
}
