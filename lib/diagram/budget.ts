import type { GraphTransition } from '@/machines/graph.ts';
import type { Box } from './box.ts';
import { goneOf } from './clock.ts';
import type { Frame } from './frame.ts';
import type { BudgetItem } from './item.ts';
import type { StagePlan } from './plan.ts';
import { rect, round, type Shape, textShape } from './shape.ts';

/**
 * The time that states on the line share until a timer ends it from outside: how much is gone, where one state gave way
 * to the next, and what comes at the end.
 */
export function toBudget({ stage, groups }: StagePlan, y: number, { look, grid, plan }: Frame): BudgetItem | undefined {
  if (grid.summary === undefined || stage.number !== undefined) return undefined;
  for (const { rows } of groups) {
    for (const { state, families } of rows) {
      const timer = state && look.timerOf(state);
      const way = families
        .flatMap(({ spurs }) => spurs.flatMap(({ causes }) => causes.flat()))
        .find((cause) => isEndOf(cause, state?.id, timer?.event));
      if (!timer || !way) continue;
      const box = { x: grid.summary, y: y - 6, width: grid.width - grid.margin - grid.summary, height: 12 };
      const end = plan.graph.states.find(({ id }) => id === way.target)?.meta.title ?? '';
      const seconds = Math.round((timer.due - timer.from) / 1000);
      const share = (at: number) => (at - timer.from) / (timer.due - timer.from);
      const cuts = rows
        .flatMap((row) => (row.state ? (look.trail.states.get(row.state.id)?.firstAt ?? []) : []))
        .map(share);
      return {
        kind: 'budget',
        id: `budget:${stage.id}`,
        box,
        gone: goneOf(timer, look.clock),
        cuts: cuts.filter((cut) => cut > 0.02 && cut < 0.98),
        texts: [
          { x: box.x, y: y - 20, text: `one budget of ${seconds} s`, style: 'note', ink: 'ink-3' },
          {
            x: box.x + box.width,
            y: y + 20,
            text: `${end} at ${look.timeText(timer.due)}`,
            style: 'note',
            ink: 'ink-3',
            anchor: 'end',
          },
        ],
      };
    }
  }
  return undefined;
}

function isEndOf(
  { sources, event, meta }: GraphTransition,
  state: string | undefined,
  timer: string | undefined,
): boolean {
  return meta.way === 'timer' && event === timer && state !== undefined && sources.includes(state);
}

/** Draws a budget of time. */
export function budgetShapes({ box, gone, cuts, texts }: BudgetItem): readonly Shape[] {
  const end = box.x + box.width * gone;
  const rest: Box = { x: end, y: box.y + 0.5, width: Math.max(0, box.x + box.width - end), height: box.height - 1 };
  return [
    rect({ ...box, width: end - box.x }, 0, 'ink'),
    { ...rect(rest, 0, 'none'), stroke: 'wait-fill', strokeWidth: 1, dash: '3 2' },
    ...cuts.map((cut): Shape => {
      const d = `M${round(box.x + box.width * cut)} ${round(box.y)}v${box.height}`;
      return { tag: 'path', d, stroke: 'sheet', strokeWidth: 2 };
    }),
    { tag: 'path', d: `M${round(end)} ${round(box.y - 5)}v${box.height + 10}`, stroke: 'now', strokeWidth: 2 },
    { tag: 'circle', cx: end, cy: box.y + box.height / 2, r: 5, fill: 'now', stroke: 'sheet', strokeWidth: 2 },
    ...texts.map(textShape),
  ];
}
