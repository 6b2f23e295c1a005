import type { Frame, Laid, Stop } from './frame.ts';
import type { Item } from './item.ts';
import type { StagePlan } from './plan.ts';
import type { SceneInput } from './scene.ts';
import { layOutStage } from './stage.ts';
import { type Fold, tokensIn, toStation } from './station.ts';
import { bypassItems, trunkItems } from './trunk.ts';

/** Stacks the steps from top to bottom, each folded, peeking or open, and runs the line through all of them. */
export function layOutStages(frame: Frame, input: SceneInput): { items: readonly Item[]; height: number } {
  const { grid, plan, look } = frame;
  const items: Item[] = [];
  const stops: Stop[] = [];
  const spans: { id: string; optional: boolean; top: number; bottom: number }[] = [];
  let edge = 0;
  plan.stages.forEach((stagePlan, index) => {
    const { stage } = stagePlan;
    const fold = foldOf(stagePlan, input, frame);
    const own: Frame = fold === 'open' && groundOf(index, input) === 'sheet' ? { ...frame, ground: 'sheet' } : frame;
    const y = edge + (fold === 'open' ? 30 : grid.row / 2);
    const station = toStation(stagePlan, y, fold, own);
    const visited = look.trail.stages.has(stage.id);
    const skipped = stage.optional && !visited;
    stops.push({
      id: stage.id,
      x: grid.line,
      y,
      visited,
      current: false,
      next: false,
      ...(skipped ? { skipped } : {}),
    });
    items.push(station);
    const laid: Laid | undefined = fold === 'folded' ? undefined : layOutStage(stagePlan, y, fold, own, input);
    if (laid) {
      items.push(...laid.items);
      stops.push(...laid.stops);
    }
    const bottom = fold === 'open' ? (laid?.bottom ?? y) + 22 : edge + (fold === 'peek' ? grid.peek : grid.row);
    if (fold === 'open') {
      const box = { x: 0, y: edge, width: grid.width, height: bottom - edge };
      items.push({ kind: 'band', id: `band:${stage.id}`, box, ground: own.ground });
    }
    spans.push({ id: stage.id, optional: stage.optional === true, top: y, bottom: laid?.stops.at(-1)?.y ?? y });
    edge = bottom;
  });
  return { items: [...items, ...trunkItems(stops, 'pod'), ...bypassItems(spans, frame)], height: edge };
}

function foldOf(stagePlan: StagePlan, { zoom, open, trail }: SceneInput, frame: Frame): Fold {
  const { id } = stagePlan.stage;
  const shown = open ?? trail.stage;
  if (zoom === 'everything' || (zoom === 'step' && id === shown)) return 'open';
  return tokensIn(stagePlan, frame).length ? 'peek' : 'folded';
}

function groundOf(index: number, { zoom, open, trail }: SceneInput): Frame['ground'] {
  if (zoom === 'everything') return index % 2 === 0 ? 'sheet' : 'paper';
  return open === undefined || open === trail.stage ? 'sheet' : 'paper';
}
