import { draw } from '@/lib/diagram/drawing.ts';
import { escaped } from '@/lib/diagram/escaped.ts';
import type { Item, Scene } from '@/lib/diagram/item.ts';
import { toMarkup } from '@/lib/diagram/markup.ts';

/** The map of an embed as SVG. Once scripts run, what can be pressed is a button of it; until then it is a picture. */
export function pictureMarkup({ width, height, items }: Scene, title: string, runs: boolean): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="${runs ? 'group' : 'img'}" aria-label="${escaped(title)}">`,
    ...items.map((item) => itemMarkup(item, runs ? actOf(item) : undefined)),
    '</svg>',
  ].join('');
}

function itemMarkup(item: Item, act: Act | undefined): string {
  const shapes = draw(item)
    .map((shape) => toMarkup(shape, (ink) => `var(--${ink})`))
    .join('');
  if (act === undefined) return `<g aria-hidden="true">${shapes}</g>`;
  const { name, value, label } = act;
  return `<g role="button" tabindex="0" data-act="${name}" data-value="${escaped(value)}" data-id="${escaped(item.id)}" aria-label="${escaped(label)}">${hitOf(item)}${shapes}</g>`;
}

interface Act {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

/** What pressing an item does. */
function actOf(item: Item): Act | undefined {
  switch (item.kind) {
    case 'pill': {
      const [choice] = item.choices;
      if (item.choices.length > 1) return { name: 'list', value: '', label: item.text };
      return choice && { name: 'choose', value: choice.transition, label: choice.label };
    }
    case 'cap': {
      const [choice] = item.choices;
      return choice && !item.done ? { name: 'choose', value: choice.transition, label: item.name } : undefined;
    }
    case 'station':
      return { name: 'peek', value: item.stage, label: item.name };
    case 'lane':
      return { name: 'lane', value: item.container, label: item.name };
    default:
      return undefined;
  }
}

function hitOf(item: Item): string {
  if (item.kind !== 'station' && item.kind !== 'lane') return '';
  const { x, y, width, height } = item.box;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="transparent"/>`;
}
