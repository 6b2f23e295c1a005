import { lanesOf } from './bundle.ts';
import { layOutCompact } from './compact.ts';
import type { Frame, Laid } from './frame.ts';
import { layOutGroup } from './group.ts';
import { layOutLanes } from './lanes.ts';
import { layOutPeek } from './peek.ts';
import type { StagePlan } from './plan.ts';
import type { SceneInput } from './scene.ts';
import { layOutSequence } from './sequence.ts';
import { type Fold, tokensIn } from './station.ts';

/** Lays out what is inside of a step: the tokens that a folded row holds, or all of its groups. */
export function layOutStage(stagePlan: StagePlan, y: number, fold: Fold, frame: Frame, input: SceneInput): Laid {
  if (fold === 'peek') return layOutPeek(stagePlan, y, frame);
  const { groups, stage } = stagePlan;
  if (input.zoom === 'everything' && !isShown(stagePlan, frame, input)) return layOutCompact(groups, y + 44, frame);
  if (stage.id === 'accept') return layOutSequence(groups, y, frame, input);
  const lanes = lanesOf(stagePlan);
  const rest = groups.filter((group) => !lanes.includes(group));
  const first = lanes.length ? layOutLanes(lanes, y, frame, input) : undefined;
  let top = first ? first.bottom + 36 : y + 50;
  const parts = rest.map((group) => {
    const laid = layOutGroup(group, frame.grid.line, top, frame);
    top = laid.bottom + 36;
    return laid;
  });
  return {
    items: [...(first?.items ?? []), ...parts.flatMap(({ items }) => items)],
    stops: parts.flatMap(({ stops }) => stops),
    bottom: parts.at(-1)?.bottom ?? first?.bottom ?? y + 14,
  };
}

/** Where every step is open, the walk's own is so in full. */
function isShown(stagePlan: StagePlan, frame: Frame, { trail }: SceneInput): boolean {
  return trail.stage === stagePlan.stage.id && tokensIn(stagePlan, frame).length > 0;
}
