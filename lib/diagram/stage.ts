import type { Frame, Laid } from './frame.ts';
import { stopOf } from './frame.ts';
import { layOutGroup } from './group.ts';
import type { StagePlan } from './plan.ts';
import type { SceneInput } from './scene.ts';
import { toState } from './state.ts';
import { type Fold, tokensIn } from './station.ts';

/** Lays out what is inside of a step: the tokens that a folded row holds, or all of its groups. */
export function layOutStage(stagePlan: StagePlan, y: number, fold: Fold, frame: Frame, _input: SceneInput): Laid {
  if (fold === 'peek') return layOutPeek(stagePlan, y, frame);
  const { grid } = frame;
  let top = y + 50;
  const parts = stagePlan.groups.map((group) => {
    const laid = layOutGroup(group, grid.line, top, frame);
    top = laid.bottom + 30;
    return laid;
  });
  return {
    items: parts.flatMap(({ items }) => items),
    stops: parts.flatMap(({ stops }) => stops),
    bottom: parts.at(-1)?.bottom ?? y + 14,
  };
}

function layOutPeek(stagePlan: StagePlan, y: number, frame: Frame): Laid {
  const { grid, look } = frame;
  const [token] = tokensIn(stagePlan, frame);
  if (!token) return { items: [], stops: [], bottom: y };
  const at = y + grid.peek / 2;
  const wording = { x: grid.name, size: 'name', note: 'none', left: 'beside', end: grid.width - grid.margin } as const;
  return {
    items: [toState(token, grid.line, at, wording, frame)],
    stops: [stopOf(token, grid.line, at, look)],
    bottom: at + 14,
  };
}
