import type { Box } from './box.ts';
import type { Item } from './item.ts';
import { type Mark, reachOf } from './mark.ts';
import { runBox } from './text.ts';

/** The rectangle around everything that an item draws, in whole px. */
export function boxOf(item: Item): Box {
  if (item.kind === 'band' || item.kind === 'pill' || item.kind === 'station') return outward(item.box);
  return outward(around(partsOf(item)));
}

/** The rectangles of an item's marks, words and boxes, each of which must be free of every other. */
export function partsOf(item: Item): readonly Box[] {
  switch (item.kind) {
    case 'band':
    case 'line':
      return [];
    case 'pill':
      return [item.box];
    case 'station':
      return [
        markBox(item.mark),
        ...item.texts.map(runBox),
        ...(item.glyph ? [{ x: item.glyph.x - 8, y: item.glyph.y - 8, width: 16, height: 16 }] : []),
        ...(item.sketch ? [{ x: item.sketch.x - 3, y: item.sketch.y - 3, width: 70, height: 13 }] : []),
      ];
    case 'state': {
      const [, ...rest] = item.texts;
      return [markBox(item.mark), ...(item.filled ? [item.filled.box, ...rest.map(runBox)] : item.texts.map(runBox))];
    }
    case 'note':
      return [...(item.mark ? [markBox(item.mark)] : []), ...item.texts.map(runBox)];
    case 'lane':
      return item.look === 'tab' ? [item.box] : [...(item.mark ? [markBox(item.mark)] : []), ...item.texts.map(runBox)];
    case 'ladder': {
      const count = item.rungs.length;
      return [{ x: item.x, y: item.y - 42, width: count * 23, height: 60 }];
    }
    case 'budget':
      return [{ ...item.box, y: item.box.y - 5, height: item.box.height + 10 }, ...item.texts.map(runBox)];
    case 'cap':
      return [{ x: item.x - 11, y: item.y - 11, width: 22, height: 22 }];
    case 'capsule':
      return [item.box];
  }
}

function markBox(mark: Mark): Box {
  const reach = reachOf(mark);
  return { x: mark.x - reach, y: mark.y - reach, width: 2 * reach, height: 2 * reach };
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function outward({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}
