import { drawnOf } from '@/lib/diagram/drawn.ts';
import type { Item } from '@/lib/diagram/item.ts';

/**
 * An item's shapes as the inside of an SVG element. They are set as one text, as in every other picture of ours: a step
 * changes hundreds of them, and React would look at each attribute. All that is in the text is escaped.
 */
export function shapesOf(item: Item): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: drawnOf(item).markup } };
}
