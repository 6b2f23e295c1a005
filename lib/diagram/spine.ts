import { toBudget } from './budget.ts';
import { bundleItems, lanesOf } from './bundle.ts';
import type { Frame, Laid, Stop } from './frame.ts';
import type { Item } from './item.ts';
import type { StagePlan } from './plan.ts';
import { railItems } from './rail.ts';
import type { SceneInput } from './scene-input.ts';
import { sidecarLanes } from './sidecar.ts';
import { layOutStage } from './stage.ts';
import { type Fold, rowHeight, statesOf, tokensIn, toStation } from './station.ts';
import { bypassItems, trunkItems } from './trunk.ts';

/** A step that has its place: its station, what it shows, and where the line goes on. */
interface Placed {
  readonly stagePlan: StagePlan;
  readonly station: Stop;
  readonly laid?: Laid;
  readonly edge: number;
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
    const budget = fold === 'open' ? toBudget(stagePlan, y, own) : undefined;
    items.push(toStation(stagePlan, y, fold, own, budget !== undefined), ...(budget ? [budget] : []));
    const laid: Laid | undefined = fold === 'folded' ? undefined : layOutStage(stagePlan, y, fold, own, input);
    if (laid) items.push(...laid.items);
    const bottom =
      fold === 'open' ? (laid?.bottom ?? y) + 22 : edge + height + (fold === 'peek' ? grid.peek - grid.row : 0);
    if (fold === 'open') {
      const box = { x: 0, y: edge, width: grid.width, height: bottom - edge };
      items.push({ kind: 'band', id: `band:${stage.id}`, box, ground: own.ground });
    }
    placed.push({ stagePlan, station: stationStop(stagePlan, y, frame), ...(laid ? { laid } : {}), edge, bottom });
    edge = bottom;
  });
  const spans = placed.map(({ stagePlan: { stage }, station, laid }) => ({
    id: stage.id,
    optional: stage.optional === true,
    top: station.y,
    bottom: laid?.stops.at(-1)?.y ?? station.y,
  }));
  const token = items.find((item) => item.kind === 'state' && item.states.includes(input.trail.current.at(-1) ?? ''));
  const edges = placed.map(({ stagePlan, station, edge: top }) => ({
    id: stagePlan.stage.id,
    edge: top,
    y: station.y,
  }));
  const sidecars = placed.find(({ laid }) => laid?.sidecars?.length);
  return {
    items: [
      ...items,
      ...lineItems(placed, frame, input),
      ...bypassItems(spans, frame),
      ...railItems(edges, edge, token?.kind === 'state' ? token.mark.y : undefined, input.choices, frame),
      ...(sidecars?.laid?.sidecars && grid.size === 'wide' && input.zoom !== 'everything'
        ? sidecarLanes(
            sidecars.laid.sidecars,
            edges.slice(placed.indexOf(sidecars) + 1, placed.indexOf(sidecars) + 4),
            sidecars.bottom,
            frame,
          )
        : []),
    ],
    height: edge,
  };
}

function stationStop({ stage, groups }: StagePlan, y: number, { grid, look }: Frame): Stop {
  const visited = look.hasBeenIn(stage.id);
  const next = !visited && statesOf(groups).some(({ id }) => look.isNext(id));
  const skipped = stage.optional && !visited;
  const inferred = visited && !look.isRecorded(statesOf(groups).map(({ id }) => id));
  return {
    id: `station:${stage.id}`,
    x: grid.line,
    y,
    visited,
    current: false,
    next,
    ...(skipped ? { skipped } : {}),
    ...(inferred ? { inferred } : {}),
  };
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
