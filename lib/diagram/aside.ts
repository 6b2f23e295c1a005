import { siding, type Turnout } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { toPill } from './pill.ts';
import type { Slot } from './slots.ts';
import { clip } from './text.ts';

/** What happens at a state and leads nowhere else, or back up the line: a stub with its words, or its pill. */
export function toAside({ transitions }: Slot, y: number, start: Turnout, frame: GroupFrame): readonly Item[] {
  const { columns, look, plan } = frame;
  const choice = transitions.map(({ id }) => look.choiceOf(id)).find((found) => found !== undefined);
  const way = transitions.find(({ id }) => id === choice?.transition) ?? transitions[0];
  if (!way) return [];
  const light = strongest(transitions.map((one) => lineLook(one, look)));
  const target = plan.graph.states.find(({ id }) => id === way.target && !way.sources.includes(id));
  const end = columns.pill - (choice ? 0 : 6);
  const points = [
    { x: columns.left, y: start.y },
    { x: columns.left, y },
    { x: end, y },
  ];
  const line: Item = {
    kind: 'line',
    id: `aside:${way.id}`,
    d: siding(start, points, false),
    light: light === 'taken' ? 'quiet' : light,
    transitions: transitions.map(({ id }) => id),
    name: way.meta.label,
  };
  const outcome = target ? `to ${target.meta.title}` : 'and stays here';
  const note = (x: number, text: string): Item => ({
    kind: 'note',
    id: `aside-note:${way.id}`,
    texts: [{ x, y, text: clip(text, 'note', columns.end - x), style: 'note', ink: 'ink-3' }],
  });
  if (!choice) return [line, note(columns.pill, `${way.meta.label}, ${outcome}`)];
  const pill = toPill(choice, columns.pill, y, columns.end - columns.pill);
  const beside = pill.box.x + pill.box.width + 10;
  return [line, pill, ...(columns.end - beside > 60 ? [note(beside, outcome)] : [])];
}
