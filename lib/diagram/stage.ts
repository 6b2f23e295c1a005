import { lanesOf } from './bundle.ts';
import { layOutCompact } from './compact.ts';
import type { Frame, Laid, Stop } from './frame.ts';
import type { Item } from './item.ts';
import { layOutLanes } from './lanes.ts';
import { layOutPeek } from './peek.ts';
import type { StagePlan } from './plan.ts';
import { layOutRows } from './rows.ts';
import type { SceneInput } from './scene-input.ts';
import { layOutSequence } from './sequence.ts';
import { type Fold, tokensIn } from './station.ts';

/** Lays out what is inside of a step: the tokens that a folded row holds, or all of its groups. */
export function layOutStage(stagePlan: StagePlan, y: number, fold: Fold, frame: Frame, input: SceneInput): Laid {
  if (fold === 'peek') return layOutPeek(stagePlan, y, frame);
  const { groups, stage } = stagePlan;
  if (input.zoom === 'everything' && !isShown(stagePlan, frame, input)) return layOutCompact(groups, y + 44, frame);
  if (stage.id === 'accept') return layOutSequence(groups, y, frame, input);
  const lanes = lanesOf(stagePlan);
  const items: Item[] = [];
  const stops: Stop[] = [];
  let breaks: readonly number[] | undefined;
  let bottom = y + 14;
  for (const group of groups) {
    const isLane = lanes.includes(group);
    if (isLane && breaks) continue;
    const start = stops.length ? bottom - 14 : y;
    const laid = isLane
      ? layOutLanes(lanes, start, frame, input)
      : layOutRows(group, frame.grid.line, start + 50, frame);
    items.push(...laid.items);
    if (isLane) {
      const entered = lanes.some(({ rows }) => rows.some(({ state }) => state && frame.look.isVisited(state.id)));
      const edge: Stop = {
        id: `lanes:${stage.id}`,
        x: frame.grid.line,
        y: start + 16,
        visited: entered,
        current: false,
        next: false,
      };
      stops.push(edge);
      breaks = [stops.length];
      if (groups.at(-1) !== group && !lanes.includes(groups.at(-1) ?? group)) {
        const goesOn = groups.at(-1)?.rows.some(({ state }) => state && frame.look.isVisited(state.id)) === true;
        stops.push({ ...edge, id: `joined:${stage.id}`, y: laid.bottom, visited: goesOn });
      }
    }
    stops.push(...laid.stops);
    bottom = laid.bottom;
  }
  return { items, stops, bottom, ...(breaks ? { breaks } : {}) };
}

/** Where every step is open, the walk's own is so in full. */
function isShown(stagePlan: StagePlan, frame: Frame, { trail }: SceneInput): boolean {
  return trail.stage === stagePlan.stage.id && tokensIn(stagePlan, frame).length > 0;
}
