import { beginWalk, walked } from '@/embed/walk.ts';
import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { barMarkup, sideMarkup } from '@/lib/embed/markup.ts';
import { pictureMarkup } from '@/lib/embed/picture.ts';
import { goTo, replayEvents } from '@/lib/journey/journey.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import { chartFrom } from '@/machines/compiled.ts';

/** Everything that an embed shows at each moment of a walk, with the machine of a document. */
export function shownWalk(machine: string, events: readonly WalkEvent[]): readonly string[] {
  const chart = chartFrom(JSON.parse(machine));
  const first = beginWalk(chart);
  const journey = replayEvents(chart, events);
  return journey.moments.map((_, index) => {
    const { view, graph } = walked(first, goTo(journey, index));
    const scene = toScene({ ...sightOf(chart, graph, view), zoom: 'step', width: 440 });
    const row = projectRow(view.moment.snapshot, view.moment.at);
    return [
      sideMarkup(view, row),
      barMarkup(view, index, journey.moments.length, false),
      pictureMarkup(scene, chart.title, true),
    ].join('\n');
  });
}
