import { useEffect } from 'react';
import { drawnOf } from '@/lib/diagram/drawn.ts';
import type { Zoom } from '@/lib/diagram/scene-input.ts';
import { sceneOf } from '@/lib/diagram/scene-memory.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { evidenceOf } from '@/lib/journey/evidence.ts';
import { goTo } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { stepForward } from '@/lib/journey/stride.ts';
import { courseOf, type TimelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import type { Chart } from '@/machines/chart.ts';
import type { Graph } from '@/machines/graph.ts';

/** While its reader does not act, a page works out the moments before and after the shown one, and draws them. */
export function useForesight(
  chart: Chart,
  graph: Graph,
  lookup: TimelineChart,
  journey: Journey,
  picture: { readonly zoom: Zoom; readonly width: number },
): void {
  const { zoom, width } = picture;
  useEffect(() => {
    const wait = setTimeout(() => {
      for (const near of [stepForward(chart, journey), goTo(journey, journey.cursor - 1)]) {
        if (near === journey) continue;
        const view = viewOf(chart, lookup, near);
        courseOf(lookup, near.moments, near.cursor === near.moments.length - 1 ? view.wait : undefined);
        evidenceOf(view.moment, view.before);
        sceneOf({ ...sightOf(chart, graph, view), zoom, width }).items.forEach(drawnOf);
      }
    }, rest);
    return () => clearTimeout(wait);
  }, [chart, graph, lookup, journey, zoom, width]);
}

/** Milliseconds after a step: its motion comes first. */
const rest = 60;
