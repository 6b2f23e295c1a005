import { createElement, type ReactElement } from 'react';
import { draw } from '@/lib/diagram/drawing.ts';
import type { Item } from '@/lib/diagram/item.ts';
import type { Ink } from '@/lib/diagram/palette.ts';
import { attributesOf } from '@/lib/diagram/shape.ts';

/** An item's shapes as SVG elements, in the page's own colours. */
export function Shapes({ item }: { item: Item }): ReactElement {
  return (
    <>
      {draw(item).map((shape, index) =>
        createElement(
          shape.tag,
          { key: index, ...attributesOf(shape, colour) },
          shape.tag === 'text' ? shape.text : undefined,
        ),
      )}
    </>
  );
}

function colour(ink: Ink): string {
  return `var(--${ink})`;
}
