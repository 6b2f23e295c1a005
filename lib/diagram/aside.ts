import { siding, type Turnout } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { toGroupPill, toPill } from './pill.ts';
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

/** What leads to another step, as one: the inspector tells the things apart. */
export function toBeyond(slot: Slot, y: number, start: Turnout, frame: GroupFrame): readonly Item[] {
  const { columns, look, plan, group } = frame;
  const { transitions } = slot;
  const choices = transitions.flatMap(({ id }) => look.choiceOf(id) ?? []);
  if (choices.length === 1) return toAside({ transitions, y: slot.y }, y, start, frame);
  const id = `beyond:${group.stage}:${group.id}:${transitions[0]?.owner ?? ''}`;
  const points = [
    { x: columns.left, y: start.y },
    { x: columns.left, y },
    { x: columns.pill - (choices.length ? 0 : 6), y },
  ];
  const line: Item = {
    kind: 'line',
    id,
    d: siding(start, points, false),
    light: choices.length ? 'possible' : 'quiet',
    transitions: transitions.map((way) => way.id),
    name: transitions.map(({ meta }) => meta.label).join(', '),
  };
  if (choices.length)
    return [
      line,
      toGroupPill(id, choices, columns.pill, y, columns.end - columns.pill, `${choices.length} more things can end it`),
    ];
  const titles = transitions.map(
    ({ target }) => plan.graph.states.find((state) => state.id === target)?.meta.title ?? '',
  );
  const text = clip(`or ${[...new Set(titles)].join(', ')}`, 'note', columns.end - columns.pill);
  return [line, { kind: 'note', id: `note:${id}`, texts: [{ x: columns.pill, y, text, style: 'note', ink: 'ink-3' }] }];
}
