import { bundleItems, lanesOf } from './bundle.ts';
import type { Frame, Laid, Stop } from './frame.ts';
import type { Item } from './item.ts';
import type { StagePlan } from './plan.ts';
import type { SceneInput } from './scene.ts';
import { layOutStage } from './stage.ts';
import { type Fold, rowHeight, tokensIn, toStation } from './station.ts';
import { bypassItems, trunkItems } from './trunk.ts';

/** A step that has its place: its station, what it shows, and where the line goes on. */
interface Placed {
  readonly stagePlan: StagePlan;
  readonly station: Stop;
  readonly laid?: Laid;
  readonly bottom: number;
}

/** Stacks the steps from top to bottom, each folded, peeking or open, and runs the line through all of them. */
export function layOutStages(frame: Frame, input: SceneInput): { items: readonly Item[]; height: number } {
  const { grid, plan } = frame;
  const items: Item[] = [];
  const placed: Placed[] = [];
  let edge = 0;
  plan.stages.forEach((stagePlan, index) => {
    const { stage } = stagePlan;
    const fold = foldOf(stagePlan, input, frame);
    const own: Frame = fold === 'open' && groundOf(index, input) === 'sheet' ? { ...frame, ground: 'sheet' } : frame;
    const height = rowHeight(stagePlan, frame);
    const y = edge + (fold === 'open' ? 30 : fold === 'peek' ? Math.max(height / 2, 18) : height / 2);
    items.push(toStation(stagePlan, y, fold, own));
    const laid: Laid | undefined = fold === 'folded' ? undefined : layOutStage(stagePlan, y, fold, own, input);
    if (laid) items.push(...laid.items);
    const bottom =
      fold === 'open' ? (laid?.bottom ?? y) + 22 : edge + height + (fold === 'peek' ? grid.peek - grid.row : 0);
    if (fold === 'open') {
      const box = { x: 0, y: edge, width: grid.width, height: bottom - edge };
      items.push({ kind: 'band', id: `band:${stage.id}`, box, ground: own.ground });
    }
    placed.push({ stagePlan, station: stationStop(stagePlan, y, frame), ...(laid ? { laid } : {}), bottom });
    edge = bottom;
  });
  const spans = placed.map(({ stagePlan: { stage }, station, laid }) => ({
    id: stage.id,
    optional: stage.optional === true,
    top: station.y,
    bottom: laid?.stops.at(-1)?.y ?? station.y,
  }));
  return { items: [...items, ...lineItems(placed, frame, input), ...bypassItems(spans, frame)], height: edge };
}

function stationStop({ stage }: StagePlan, y: number, { grid, look }: Frame): Stop {
  const visited = look.trail.stages.has(stage.id);
  const skipped = stage.optional && !visited;
  return { id: stage.id, x: grid.line, y, visited, current: false, next: false, ...(skipped ? { skipped } : {}) };
}

/** The line from the first station to the last: one line, or a bundle where each container has its own. */
function lineItems(placed: readonly Placed[], frame: Frame, input: SceneInput): readonly Item[] {
  const items: Item[] = [];
  let run: Stop[] = [];
  const close = () => {
    items.push(...trunkItems(run, 'pod'));
    run = [];
  };
  placed.forEach(({ stagePlan, station, laid }, index) => {
    const next = placed[index + 1];
    const lanes = lanesOf(stagePlan);
    run.push(station);
    (laid?.stops ?? []).forEach((stop, at) => {
      if (laid?.breaks?.includes(at)) close();
      run.push(stop);
    });
    if (laid?.breaks?.includes(laid.stops.length)) close();
    if (!next || lanes.length === 0) return;
    const bundled =
      lanesOf(next.stagePlan).length > 0 && next.stagePlan.groups.every(({ container }) => container !== undefined);
    if (laid?.breaks || !bundled || input.zoom === 'everything') return;
    close();
    items.push(...bundleItems(lanes, laid?.stops.at(-1)?.y ?? station.y, next.station.y, frame));
  });
  close();
  return items;
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
