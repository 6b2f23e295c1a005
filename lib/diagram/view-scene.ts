import { containersOf } from '@/lib/journey/containers.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf, type WalkView } from '@/lib/journey/view.ts';
import type { Chart } from '@/machines/chart.ts';
import { type Graph, toGraph } from '@/machines/graph.ts';
import type { Scene } from './item.ts';
import { toScene } from './scene.ts';
import type { SceneInput, Zoom } from './scene-input.ts';

/** What a picture depends on beside how wide it is and how much of it is open. */
export type Sight = Omit<SceneInput, 'width' | 'zoom'>;

/** What a picture of a moment depends on; `clock` is virtual milliseconds. */
export function sightOf(chart: Chart, graph: Graph, view: WalkView, clock = view.moment.at): Sight {
  return {
    chart,
    graph,
    containers: containersOf(view.moment),
    trail: view.trail,
    choices: [...view.possible, ...view.blocked],
    timers: view.timers,
    moment: view.moment,
    clock,
  };
}

/** The picture of a machine before anything has happened. */
export function firstScene(chart: Chart, zoom: Zoom, width: number): Scene {
  const graph = toGraph(chart);
  const view = viewOf(chart, timelineChart(chart.stages, graph), startJourney(chart));
  return toScene({ ...sightOf(chart, graph, view), zoom, width });
}
