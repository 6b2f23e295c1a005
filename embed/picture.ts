import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { toSvg } from '@/lib/exporters/svg.ts';
import { announcementOf } from '@/lib/journey/view.ts';
import type { Walk } from './walk.ts';

/** The shown moment as an SVG that stands alone. */
export function exportedSvg({ chart, graph, view, zoom }: Walk, opens: string): string {
  const scene = toScene({ ...sightOf(chart, graph, view), zoom, width: 944 });
  return toSvg(scene, { title: chart.title, description: announcementOf(view), theme: 'auto', opens });
}
