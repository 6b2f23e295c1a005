import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { cardScene, toCard } from '@/lib/exporters/card.ts';
import { type FormatId, formatOf } from '@/lib/exporters/index.ts';
import { goTo } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import { toPng } from '@/lib/raster/png.ts';
import { type WordWalk, walkAddress } from '@/lib/status/walk.ts';
import { toGraph } from '@/machines/graph.ts';

/** The files that stand beside the page of a walk, by the last part of their address. */
const files: Readonly<Record<string, FormatId>> = {
  'diagram.svg': 'svg',
  'machine.mmd': 'mermaid',
  'walk.csv': 'csv',
  'walk.jsonl': 'recording',
};

/** The picture that a link to the page brings along. */
const cardFile = 'card.png';

/** What a card says beside its picture. */
interface Words {
  readonly title: string;
  readonly text: string;
}

/** One of the files beside the page of a walk. */
export function artifactOf(file: string, walk: WordWalk, words: Words): Response {
  if (file === cardFile) return cardOf(walk, words);
  const id = files[file];
  if (id === undefined) return new Response(null, { status: 404 });
  const { chart, name } = walk.subject;
  const { of, media, write } = formatOf(id);
  const { moments, cursor } = walk.journey;
  const journey = of === 'walk' ? { moments: moments.slice(0, cursor + 1), cursor } : walk.journey;
  const opens = walkAddress(walk).replace(/^.*#/, '');
  return respond(write({ chart, journey, opens, ...(name === undefined ? {} : { name }) }), `${media}; charset=utf-8`);
}

/** A card: some words, and the map where the walk stands. */
export function cardOf({ subject: { chart }, journey }: WordWalk, words: Words): Response {
  const graph = toGraph(chart);
  const view = viewOf(chart, timelineChart(chart.stages, graph), goTo(journey, journey.cursor));
  const scene = toScene({ ...sightOf(chart, graph, view), zoom: 'step', width: cardScene });
  const png = toPng(toCard({ ...words, scene }), { scale: 1, fonts: `${process.cwd()}/dist/fonts` });
  return respond(new Uint8Array(png), 'image/png');
}

function respond(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=86400' },
  });
}
