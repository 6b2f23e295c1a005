import type { GraphTransition } from '@/machines/graph.ts';
import { type Point, straight, track } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item, LineItem } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { toPill } from './pill.ts';
import type { FamilySlots, Slot } from './slots.ts';
import { widthOf } from './text.ts';

/** The px that a name's right side needs where a way back ends in the name of another place. */
export function connectionWidth(state: string, frame: Pick<GroupFrame, 'plan'>): number {
  return widthOf(placeName(state, frame), 'note') + 24;
}

/** The ways back from a wait, or from failures without one, to the line: left along the row, pills on the way. */
export function returnItems(slots: FamilySlots, row: number, head: Point, frame: GroupFrame): readonly Item[] {
  const { family, returns, spurs } = slots;
  if (returns.length === 0) return [];
  const { columns, look } = frame;
  const y = frame.ys[row] ?? 0;
  const starts = family.head ? [{ x: head.x - 10, y: head.y }] : [{ x: head.x, y: y + (spurs[0]?.y ?? 0) - 8 }, head];
  const goal = goalOf(slots, row, head.y, frame);
  const { pill } = columns;
  const lineOf = (slot: Slot, light: LineItem['light']): LineItem => {
    const at = y + slot.y;
    const loop =
      at === head.y
        ? []
        : [
            { x: columns.right, y: head.y },
            { x: columns.right, y: at },
            { x: columns.left + 8, y: at },
            { x: columns.left + 8, y: head.y },
          ];
    return {
      kind: 'line',
      id: `back:${slot.transitions[0]?.id ?? ''}`,
      d: track(straight([...starts, ...loop, ...goal.points]), 10),
      light,
      arrow: { x: goal.tip.x, y: goal.tip.y, to: 'left' },
      transitions: slot.transitions.map(({ id }) => id),
      joins: [`state:${slot.transitions[0]?.sources[0] ?? ''}`, `state:${slot.transitions[0]?.target ?? ''}`],
      name: slot.transitions[0]?.meta.label ?? '',
    };
  };
  const lights = returns.map(({ transitions }) => strongest(transitions.map((way) => lineLook(way, look))));
  const all = returns.flatMap(({ transitions }) => transitions.map(({ id }) => id));
  const quiet = lights.every((light) => light === 'quiet');
  const lines = quiet
    ? [{ ...lineOf({ transitions: returns[0]?.transitions ?? [], y: head.y - y }, 'quiet'), transitions: all }]
    : returns.flatMap((slot, index) => (lights[index] === 'quiet' ? [] : [lineOf(slot, lights[index] ?? 'quiet')]));
  const others = spurs
    .slice(1)
    .flatMap(({ spur, y: own }, index) => joining(spur.state.id, own, index, slots, y, frame));
  return [
    ...others,
    ...lines,
    ...captionItems(slots, goal, row, frame),
    ...returns.flatMap(({ transitions, y: at }) => {
      const choice = transitions.map(({ id }) => look.choiceOf(id)).find((found) => found !== undefined);
      return choice ? [toPill(choice, pill, y + at, columns.right - pill - 8)] : [];
    }),
  ];
}

/** Lower failures of a family without a wait join the way back of the one above them. */
function joining(
  state: string,
  own: number,
  index: number,
  slots: FamilySlots,
  y: number,
  frame: GroupFrame,
): LineItem[] {
  if (slots.family.head) return [];
  const { columns, look } = frame;
  const above = slots.spurs[index]?.y ?? 0;
  const ways = slots.returns.flatMap(({ transitions }) => transitions).filter(({ sources }) => sources.includes(state));
  return [
    {
      kind: 'line',
      id: `join:${state}`,
      d: track([
        { x: columns.mark, y: y + own - 8 },
        { x: columns.mark, y: y + above + 8 },
      ]),
      light: strongest(ways.map((way) => lineLook(way, look))),
    },
  ];
}

interface Goal {
  readonly points: readonly Point[];
  readonly tip: Point;
  /** The name of the place that it leads to, where that is not to be seen. */
  readonly place?: string;
}

function goalOf({ family }: FamilySlots, row: number, level: number, frame: GroupFrame): Goal {
  const { columns, ys, reaches } = frame;
  const back = family.back;
  const reach = reaches[row] ?? columns.name;
  const y = ys[row] ?? 0;
  if (back && 'row' in back && back.row !== row) {
    const tip = { x: (reaches[back.row] ?? 0) + 4, y: ys[back.row] ?? 0 };
    const riser = columns.left - 16;
    return {
      tip,
      points: [
        { x: riser, y: level },
        { x: riser, y: tip.y },
        { x: tip.x + 6, y: tip.y },
      ],
    };
  }
  if (back && 'row' in back) {
    const tip = { x: reach + 4, y };
    const points =
      level === y
        ? []
        : [
            { x: columns.left - 16, y: level },
            { x: columns.left - 16, y },
          ];
    return { tip, points: [...points, { x: tip.x + 6, y }] };
  }
  const place = placeName(targetOf(family.returns, frame) ?? back?.state ?? '', frame);
  const start = level === y ? reach - connectionOffset(place) : columns.name + 24;
  const tip = { x: start + widthOf(place, 'note') + 8, y: level };
  return { tip, place, points: [{ x: tip.x + 6, y: level }] };
}

function connectionOffset(place: string): number {
  return widthOf(place, 'note') + 8;
}

/** Where the way that can be taken now leads, if one can. */
function targetOf(returns: readonly (readonly GraphTransition[])[], { look }: GroupFrame): string | undefined {
  return returns.flat().find(({ id }) => look.choiceOf(id))?.target;
}

function placeName(state: string, { plan }: Pick<GroupFrame, 'plan'>): string {
  const found = plan.graph.states.find(({ id }) => id === state);
  if (!found) return 'stopped';
  const stage = plan.stages.find(({ stage: { id } }) => id === found.meta.stage)?.stage;
  const onLine = found.meta.mark === 'state';
  return onLine && stage?.number ? `to step ${stage.number}` : found.meta.title;
}

function captionItems(
  { family, returns, level }: FamilySlots,
  goal: Goal,
  row: number,
  frame: GroupFrame,
): readonly Item[] {
  const { columns, look, ground, group } = frame;
  const id = `${group.stage}:${group.id}:${row}:${level ?? 0}`;
  const idle = returns.every(({ transitions }) => transitions.every(({ id: way }) => look.choiceOf(way) === undefined));
  const y = (frame.ys[row] ?? 0) + (level ?? 0);
  const words = returns[0]?.transitions[0]?.meta.way === 'repair' ? 'somebody mends it' : 'tries again';
  const room = columns.right - columns.pill > widthOf(words, 'note') + 16;
  return [
    ...(goal.place
      ? [
          {
            kind: 'note',
            id: `place:${id}`,
            texts: [{ x: goal.tip.x - 4, y, text: goal.place, style: 'note', ink: 'ink-3', anchor: 'end' }],
          } as const,
        ]
      : []),
    ...(idle && room && (family.back || goal.place)
      ? [
          {
            kind: 'note',
            id: `again:${id}`,
            ground,
            texts: [{ x: columns.pill + 8, y, text: words, style: 'note', ink: 'ink-3' }],
          } as const,
        ]
      : []),
  ];
}
