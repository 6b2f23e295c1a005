import { commonGraph } from '@/machines/common-graph.ts';
import { planOf } from './arrangement.ts';
import { boxOf } from './bounds.ts';
import type { Frame } from './frame.ts';
import { gridOf } from './grid.ts';
import type { Item, LineLight, Scene } from './item.ts';
import { toLook } from './look.ts';
import type { SceneInput } from './scene-input.ts';
import { layOutStages } from './spine.ts';

/** Draws the moment: the same input always gives the same picture, and what has not changed stays equal. */
export function toScene(input: SceneInput): Scene {
  const { chart, graph, trail, choices, timers, moment, width } = input;
  const plan = planOf(chart, commonGraph(graph, trail));
  const sidecars = new Set(input.containers.filter(({ kind }) => kind === 'sidecar').map(({ name }) => name));
  const look = toLook(plan, trail, choices, timers, input.clock ?? moment.at, sidecars, input.basis);
  const frame: Frame = { plan, look, grid: gridOf(width), ground: 'paper' };
  const { items, height } = layOutStages(frame, input);
  const token = items.find((item) => item.kind === 'state' && item.states.includes(trail.current.at(-1) ?? ''));
  return {
    width,
    height: Math.ceil(height),
    items: items.map((item) => withBasis(item, input)).sort((a, b) => layerOf(a) - layerOf(b)),
    ...(token ? { focus: boxOf(token) } : {}),
  };
}

/** A way of which nothing is recorded is dotted, and a time that nobody knows is not written. */
function withBasis(item: Item, { basis, trail }: SceneInput): Item {
  if (!basis) return item;
  if ('texts' in item) return { ...item, texts: item.texts.filter(({ text }) => text !== '') };
  if (item.kind !== 'line' || item.light !== 'taken' || !item.transitions) return item;
  const taken = item.transitions.filter((id) => trail.transitions.has(id));
  return taken.some((id) => basis.recorded.has(id)) ? item : { ...item, inferred: true };
}

const layers: Record<Item['kind'], number> = {
  band: 0,
  line: 1,
  cap: 3,
  station: 3,
  budget: 3,
  ladder: 3,
  capsule: 4,
  state: 4,
  note: 2,
  lane: 4,
  pill: 5,
};

const lights: readonly LineLight[] = ['rail', 'hair', 'quiet', 'idle', 'taken', 'next', 'timer', 'possible'];

function layerOf(item: Item): number {
  return layers[item.kind] + (item.kind === 'line' ? lights.indexOf(item.light) / 10 : 0);
}
