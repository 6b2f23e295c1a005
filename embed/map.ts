import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { pictureMarkup } from '@/lib/embed/picture.ts';
import type { Walk } from './walk.ts';

/** Draws the map of a moment, with the token in sight. */
export function drawMap(map: HTMLElement, { chart, graph, view, zoom, open, lane }: Walk): void {
  const scene = toScene({
    ...sightOf(chart, graph, view),
    zoom,
    width: widthOf(map),
    ...(open ? { open } : {}),
    ...(lane ? { lane } : {}),
  });
  map.innerHTML = pictureMarkup(scene, chart.title, true);
  if (scene.focus) bringIntoSight(map, scene.focus.y, scene.focus.y + scene.focus.height);
}

/** px of the map: the whole width where the panel lies below it. */
function widthOf(map: HTMLElement): number {
  return Math.max(320, Math.min(944, Math.floor(map.clientWidth)));
}

function bringIntoSight(map: HTMLElement, top: number, bottom: number): void {
  const margin = 24;
  if (top - margin < map.scrollTop) map.scrollTop = top - margin;
  else if (bottom + margin > map.scrollTop + map.clientHeight) map.scrollTop = bottom + margin - map.clientHeight;
}
