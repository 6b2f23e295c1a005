import type { GraphState } from '@/machines/graph.ts';
import { type Frame, type Laid, stopOf } from './frame.ts';
import { isGoal } from './group.ts';
import type { Item } from './item.ts';
import { type Group, keyOf, type StagePlan } from './plan.ts';
import { toState } from './state.ts';
import { tokensIn } from './station.ts';
import { clip, type Run, widthOf } from './text.ts';

/** Shows the tokens that a folded step holds: one as it is, several as a count of each state. */
export function layOutPeek(stagePlan: StagePlan, y: number, frame: Frame): Laid {
  const { grid, look } = frame;
  const tokens = tokensIn(stagePlan, frame);
  const [token] = tokens;
  if (!token) return { items: [], stops: [], bottom: y };
  const at = y + grid.peek / 2 - 2;
  const end = grid.width - grid.margin;
  if (tokens.length > 1) return { items: countItems(stagePlan, tokens, at, end, frame), stops: [], bottom: at + 14 };
  const wording = {
    x: grid.name,
    size: 'name',
    note: 'none',
    left: 'beside',
    isGoal: isGoalOf(token, stagePlan),
    end,
  } as const;
  return {
    items: [toState(token, grid.line, at, wording, frame)],
    stops: [stopOf(token, grid.line, at, look)],
    bottom: at + 14,
  };
}

function countItems(
  { stage, groups }: StagePlan,
  tokens: readonly GraphState[],
  y: number,
  end: number,
  frame: Frame,
): readonly Item[] {
  const { grid, ground } = frame;
  const byKey = new Map<string, GraphState[]>();
  for (const token of tokens) byKey.set(keyOf(token), [...(byKey.get(keyOf(token)) ?? []), token]);
  const all = groups.filter(({ container }) => container !== undefined).length;
  const ordered = [...byKey.values()].sort((a, b) => b.length - a.length);
  const ready = ordered.find(([one]) => one && isGoalOf(one, { groups }));
  const texts: Run[] = [];
  let x = grid.name;
  for (const states of ordered) {
    const [first] = states;
    if (!first || end - x < 80) break;
    const count = `${states.length} of ${all} ${first.meta.title}`;
    const names = states.map(({ meta }) => meta.container ?? '').join(', ');
    const head = clip(count, 'strong', end - x);
    texts.push({ x, y, text: head, style: 'strong', ink: 'ink' });
    x += widthOf(head, 'strong') + 8;
    if (end - x < 40) break;
    const tail = clip(names, 'note', Math.min(220, end - x));
    texts.push({ x, y, text: tail, style: 'note', ink: 'ink-3' });
    x += widthOf(tail, 'note') + 20;
  }
  const words: Item = { kind: 'note', id: `tokens:${stage.id}`, texts };
  const mark: Item = ready
    ? {
        kind: 'capsule',
        id: `capsule:${stage.id}`,
        box: { x: grid.line - 12, y: y - 10, width: 24, height: 20 },
        ground,
      }
    : {
        kind: 'state',
        id: `tokens-mark:${stage.id}`,
        states: tokens.map(({ id }) => id),
        mark: { x: grid.line, y, look: 'current', ground },
        texts: [],
        name: texts.map(({ text }) => text).join(' '),
      };
  return [words, mark];
}

function isGoalOf(state: GraphState, { groups }: Pick<StagePlan, 'groups'>): boolean {
  return groups.some((group: Group) => group.rows.some((row, index) => row.state === state && isGoal(group, index)));
}
