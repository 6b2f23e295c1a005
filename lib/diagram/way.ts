import type { GraphTransition } from '@/machines/graph.ts';
import { bypass } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item, LineItem } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { toPill } from './pill.ts';
import type { Row } from './plan.ts';

/** The px from a row to the next one that its ways down the line need for their pills. */
export function wayRoom({ ways, state }: Row): number {
  const note = state?.meta.note ? 12 : 0;
  return ways.length === 0 ? 44 : 64 + note + (ways.length - 1) * 34;
}

/** The pills of the ways down the line, their caps on it, the last above `base`, and the by-passes on its left. */
export function wayItems(row: Row, index: number, base: number, frame: GroupFrame): readonly Item[] {
  const { columns, look, group, ys } = frame;
  const y = ys[index] ?? 0;
  const last = base - (base - y >= 84 + 34 * (row.ways.length - 1) ? 42 : 32);
  return row.ways.flatMap((transitions, position): readonly Item[] => {
    const way = transitions[0];
    if (!way) return [];
    const at = last - (row.ways.length - 1 - position) * 34;
    const choice = transitions.map(({ id }) => look.choiceOf(id)).find((found) => found !== undefined);
    const target = group.rows.findIndex(({ state }) => state?.id === way.target);
    const around = way.meta.way === 'shortcut' && (target === -1 || target > index + 1);
    const light = strongest(transitions.map((one) => lineLook(one, look)));
    const line: readonly Item[] =
      around && target !== -1 ? [bypassLine(way, bypass(columns.line, y + 8, (ys[target] ?? base) - 8), light)] : [];
    return [
      ...line,
      ...(choice ? [toPill(choice, columns.line - 14.5 - (around ? 20 : 0), at, columns.end - columns.line)] : []),
    ];
  });
}

function bypassLine(way: GraphTransition, d: string, light: LineItem['light']): LineItem {
  return {
    kind: 'line',
    id: `bypass:${way.id}`,
    d,
    light,
    transitions: [way.id],
    joins: [`state:${way.sources[0] ?? ''}`, `state:${way.target ?? ''}`],
    name: way.meta.label,
  };
}
