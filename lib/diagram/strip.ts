import { commonGraph } from '@/machines/common-graph.ts';
import { actors } from './actor.ts';
import { planOf } from './arrangement.ts';
import { bypass, track } from './curve.ts';
import type { Frame } from './frame.ts';
import { gridOf } from './grid.ts';
import type { Item, LineLight, Scene } from './item.ts';
import { toLook } from './look.ts';
import type { MarkLook } from './mark.ts';
import type { StagePlan } from './plan.ts';
import type { SceneInput } from './scene-input.ts';
import { statesOf } from './station.ts';
import { type Run, wrap } from './text.ts';

/** Where the line of the strip runs, and how tall the strip is. */
const [line, height] = [84, 176];

/**
 * The line from left to right, for places where nothing opens: a cover, a README. A station for each step, who acts
 * above it, its name below, and a stub where something can go wrong.
 */
export function toStrip(input: Omit<SceneInput, 'zoom' | 'open' | 'lane'>): Scene {
  const { chart, graph, trail, choices, timers, moment, width } = input;
  const plan = planOf(chart, commonGraph(graph, trail));
  const look = toLook(plan, trail, choices, timers, input.clock ?? moment.at);
  const frame: Frame = { plan, look, grid: gridOf(width), ground: 'sheet' };
  const pitch = width / plan.stages.length;
  const xs = plan.stages.map((_, index) => Math.round(pitch * (index + 0.5)));
  const now = plan.stages.findIndex(({ stage }) => stage.id === trail.stage);
  const items = plan.stages.flatMap((stagePlan, index) => stationItems(stagePlan, index, now, xs, pitch, frame));
  const band: Item = { kind: 'band', id: 'band:strip', box: { x: 0, y: 0, width, height }, ground: 'sheet' };
  const order = (item: Item) => ['band', 'line', 'station', 'state'].indexOf(item.kind);
  return { width, height, items: [band, ...[...items].sort((a, b) => order(a) - order(b))] };
}

function stationItems(
  stagePlan: StagePlan,
  index: number,
  now: number,
  xs: readonly number[],
  pitch: number,
  frame: Frame,
): readonly Item[] {
  const { stage } = stagePlan;
  const { look } = frame;
  const x = xs[index] ?? 0;
  const next = xs[index + 1];
  const past = look.hasBeenIn(stage.id);
  const light: LineLight = index < now ? 'taken' : index === now ? 'next' : 'idle';
  const mark: MarkLook =
    index === now
      ? 'station-now'
      : index === now + 1
        ? 'station-next'
        : past
          ? 'station-done'
          : stage.optional
            ? 'station-optional'
            : 'station';
  const ink = index === now ? 'now' : past ? 'ink' : 'ink-2';
  const style = index === now ? 'label' : 'note';
  const names = wrap(stage.title, style, pitch - 8);
  const texts: readonly Run[] = [
    { x, y: 44, text: actors[stage.actor].name, style: 'tick', ink: 'ink-3', anchor: 'middle' },
    ...names.map((text, at): Run => ({ x, y: 122 + at * 16, text, style, ink, anchor: 'middle' })),
  ];
  const failures = statesOf(stagePlan.groups).filter(({ meta }) => meta.mark === 'failure' || meta.mark === 'wait');
  const hot = index === now && failures.some(({ id }) => look.isPossible(id));
  return [
    ...(next === undefined
      ? []
      : [
          {
            kind: 'line',
            id: `strip:${stage.id}`,
            d: track([
              { x, y: line },
              { x: next, y: line },
            ]),
            light,
          } as const,
        ]),
    ...(stage.optional && next !== undefined ? [around(stage.id, xs[index - 1] ?? x, next)] : []),
    ...(failures.length
      ? stubItems(
          stage.id,
          x,
          hot,
          failures.map(({ id }) => id),
        )
      : []),
    {
      kind: 'station',
      id: `station:${stage.id}`,
      stage: stage.id,
      box: { x: x - pitch / 2, y: 8, width: pitch, height: height - 16 },
      mark: { x, y: line, look: mark, ground: 'sheet', ...(stage.number ? { number: stage.number } : {}) },
      texts,
      glyph: { actor: stage.actor, x, y: 24, ink: 'ink-3' },
      open: index === now,
      name: stage.number ? `Step ${stage.number}, ${stage.title}` : stage.title,
    },
  ];
}

/** Above the line, around a step that may be left out: the column's by-pass, turned. */
function around(stage: string, from: number, to: number): Item {
  const d = bypass(line - 2, from + 14, to - 14, 20)
    .replace(/(-?[\d.]+) (-?[\d.]+)/g, '$2 $1')
    .replace(/V/g, 'H');
  return { kind: 'line', id: `bypass:${stage}`, d, light: 'quiet' };
}

function stubItems(stage: string, x: number, hot: boolean, states: readonly string[]): readonly Item[] {
  const at = { x: x + 34, y: line + 15 };
  const d = `M${x + 12} ${line + 1}C${x + 21} ${line + 2} ${x + 19} ${at.y} ${at.x - 8} ${at.y}`;
  return [
    { kind: 'line', id: `stub:${stage}`, d, light: hot ? 'possible' : 'quiet' },
    {
      kind: 'state',
      id: `stub-mark:${stage}`,
      states,
      mark: { ...at, look: hot ? 'possible' : 'failure', ground: 'sheet' },
      texts: [],
      name: 'what can go wrong',
    },
  ];
}
