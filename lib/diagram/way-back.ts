import type { StageId } from '@/machines/chart.ts';
import type { GraphTransition } from '@/machines/graph.ts';
import { type Point, straight, track } from './curve.ts';
import type { GroupFrame } from './frame.ts';
import type { Item, LineItem } from './item.ts';
import { lineLook, strongest } from './look.ts';
import { pillWidth, toPill } from './pill.ts';
import { type Place, placeOf, placeWidth } from './place.ts';
import type { Plan } from './plan.ts';
import type { FamilySlots, Slot } from './slots.ts';
import { widthOf } from './text.ts';

/** The px that a name's right side needs where a way back ends in the sign or the name of another place. */
export function connectionWidth(state: string, plan: Plan, stage: StageId, near: boolean): number {
  return placeWidth(placeOf(state, plan, stage, near)) + 24;
}

/** The ways back from a wait, or from failures without one, to the line: left along the row, pills on the way. */
export function returnItems(slots: FamilySlots, row: number, head: Point, frame: GroupFrame): readonly Item[] {
  const { family, returns, spurs } = slots;
  if (returns.length === 0) return [];
  const { columns, look } = frame;
  const y = frame.ys[row] ?? 0;
  const startsOf = (ways: readonly GraphTransition[]) => {
    if (ways.some(({ sources }) => family.head && sources.includes(family.head.state.id)))
      return [{ x: head.x - 10, y: head.y }];
    const own = spurs.find(({ spur }) => ways.some(({ sources }) => sources.includes(spur.state.id))) ?? spurs[0];
    return [{ x: head.x, y: y + (own?.y ?? 0) - 8 }, head];
  };
  const goal = goalOf(slots, row, head.y, frame);
  // Where a wait stands at the corner the way has it as a stop, and must not cut across its mark.
  const throughHead = (starts: readonly Point[], rest: readonly Point[]) => {
    const [first, corner] = starts;
    if (!family.head || !first || !corner) return track(straight([...starts, ...rest]), 10);
    return `${track([first, corner])}${track(straight([corner, ...rest]), 10)}`;
  };
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
      d: throughHead(startsOf(slot.transitions), [...loop, ...goal.points]),
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
  const able = returns.filter(({ transitions }) => transitions.some(({ id }) => look.choiceOf(id)));
  const hides = (slot: Slot) => able.some((other) => other !== slot && other.y === slot.y) && !able.includes(slot);
  const lines = quiet
    ? [{ ...lineOf({ transitions: returns[0]?.transitions ?? [], y: head.y - y }, 'quiet'), transitions: all }]
    : returns.flatMap((slot, index) =>
        lights[index] === 'quiet' || hides(slot) ? [] : [lineOf(slot, lights[index] ?? 'quiet')],
      );
  const others = spurs
    .slice(1)
    .flatMap(({ spur, y: own }, index) => joining(spur.state.id, own, index, slots, y, frame));
  return [
    ...others,
    ...lines,
    ...captionItems(slots, goal, row, frame),
    ...returns.flatMap(({ transitions, y: at }) => {
      const choice = transitions.map(({ id }) => look.choiceOf(id)).find((found) => found !== undefined);
      if (!choice) return [];
      const x = Math.max(columns.pill, goal.tip.x + 18);
      const below =
        !slots.family.head?.state ||
        !transitions.some(({ sources }) => sources.includes(slots.family.head?.state.id ?? ''));
      const tight = columns.right - x < pillWidth(choice.label);
      return [
        tight && below
          ? toPill(choice, head.x - 14.5, y + at + (family.head ? 44 : 30), columns.end - head.x)
          : toPill(choice, x, y + at, columns.right - x),
      ];
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
  readonly place?: Place;
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
  const target = targetOf(family.returns, frame) ?? back?.state ?? '';
  const place = placeOf(target, frame.plan, frame.group.stage, columns.line >= 200);
  const width = placeWidth(place);
  const start = level === y ? reach - width - 8 : columns.name + 24;
  const tip = { x: start + width + 6, y: level };
  return { tip, place, points: [{ x: tip.x + 6, y: level }] };
}

/** Where the way that can be taken now leads, if one can. */
function targetOf(returns: readonly (readonly GraphTransition[])[], { look }: GroupFrame): string | undefined {
  return returns.flat().find(({ id }) => look.choiceOf(id))?.target;
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
  const all = returns.flatMap(({ transitions }) => transitions);
  const way = (all.find(({ sources }) => family.head && sources.includes(family.head.state.id)) ?? all[0])?.meta.way;
  const words = way === 'repair' ? 'somebody mends it' : way === 'progress' ? 'goes on' : 'tries again';
  const x = Math.max(columns.pill + 8, goal.tip.x + 24);
  const room = columns.right - x > widthOf(words, 'note') + 8;
  return [
    ...placeItems(goal, id, y, frame),
    ...(idle && room && (family.back || goal.place)
      ? [
          {
            kind: 'note',
            id: `again:${id}`,
            ground,
            texts: [{ x, y, text: words, style: 'note', ink: 'ink-3' }],
          } as const,
        ]
      : []),
  ];
}

/** The place that a way back leads to, where that is not to be seen: its station's number, or its name. */
function placeItems({ place, tip }: Goal, id: string, y: number, { ground }: GroupFrame): readonly Item[] {
  if (!place) return [];
  if ('sign' in place) {
    const mark = { x: tip.x - 15, y, ground, ...place.sign };
    return [{ kind: 'note', id: `place:${id}`, texts: [], mark }];
  }
  const text = { x: tip.x - 6, y, text: place.title, style: 'note', ink: 'ink-3', anchor: 'end' } as const;
  return [{ kind: 'note', id: `place:${id}`, texts: [text] }];
}
