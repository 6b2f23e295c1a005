import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { cardScene, toCard } from '@/lib/exporters/card.ts';
import {
  type ExportInput,
  type FormatId,
  formatIds,
  formatOf,
  formats,
  type PixelFormatId,
  pixelFormats,
} from '@/lib/exporters/index.ts';
import { goTo } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import { nearestName } from '@/lib/kubernetes/nearest-name.ts';
import { toApng } from '@/lib/raster/apng.ts';
import { toPng } from '@/lib/raster/png.ts';
import { type WordWalk, walkAddress } from '@/lib/status/walk.ts';
import { toGraph } from '@/machines/graph.ts';

/** The files that stand beside the page of a walk, by the last part of their address. */
const files: Readonly<Record<string, FormatId>> = Object.fromEntries(
  formatIds.map((id) => [id === 'svg' ? 'diagram.svg' : formats[id].file, id]),
);

/** Those of them in pixels. */
const pixelFiles: Readonly<Record<string, PixelFormatId>> = { 'diagram.png': 'png', 'walk.png': 'apng' };

/** The picture that a link to the page brings along. */
const cardFile = 'card.png';

/** All of them. */
export const artifactFiles: readonly string[] = [...Object.keys(files), ...Object.keys(pixelFiles), cardFile];

/** Where `scripts/build-fonts.mjs` writes. */
const fonts = `${process.cwd()}/dist/fonts`;

/** What a card says beside its picture. */
interface Words {
  readonly title: string;
  readonly text: string;
}

/** One of the files beside the page of a walk. */
export async function artifactOf(file: string, walk: WordWalk, words: Words): Promise<Response> {
  if (file === cardFile) return cardOf(walk, words);
  const [id, pixelId] = [files[file], pixelFiles[file]];
  if (id !== undefined) {
    const { of, media, write } = formatOf(id);
    return respond(write(inputOf(walk, of)), `${media}; charset=utf-8`);
  }
  if (pixelId !== undefined) return await pixelsOf(pixelId, inputOf(walk, pixelFormats[pixelId].of));
  return missingName('file of a walk called', file, artifactFiles);
}

/** A picture in pixels, one for each px; those on the command line can have more. */
export async function pixelsOf(id: PixelFormatId, input: ExportInput): Promise<Response> {
  const { media, frames } = pixelFormats[id];
  const pictures = frames(input);
  const raster = { scale: 1, fonts };
  const bytes = await (id === 'png' ? toPng(pictures[0]?.svg ?? '', raster) : toApng(pictures, raster));
  return respond(bytes, media);
}

/**
 * What somebody gets who asks for a name that there is not: what is missing, which one they may have meant, and where all
 * are. `there` says that as a sentence; it is the list of the names where nothing is said.
 */
export function missingName(
  what: string,
  written: string,
  names: readonly string[],
  there = `There are ${names.join(', ')}.`,
): Response {
  const near = nearestName(written, names);
  return missing(`There is no ${what} ${written}.${near === undefined ? '' : ` Did you mean ${near}?`} ${there}`);
}

/** What somebody gets who asks for what there is not: one sentence. */
export function missing(sentence: string): Response {
  return new Response(`${sentence}\n`, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

function inputOf(walk: WordWalk, of: 'machine' | 'moment' | 'walk'): ExportInput {
  const { chart, name } = walk.subject;
  const { moments, cursor } = walk.journey;
  const journey = of === 'walk' ? { moments: moments.slice(0, cursor + 1), cursor } : walk.journey;
  const opens = walkAddress(walk).replace(/^.*#/, '');
  return { chart, journey, opens, ...(name === undefined ? {} : { name }) };
}

/** A card: some words, and the map where the walk stands. */
export async function cardOf({ subject: { chart }, journey }: WordWalk, words: Words): Promise<Response> {
  const graph = toGraph(chart);
  const view = viewOf(chart, timelineChart(chart.stages, graph), goTo(journey, journey.cursor));
  const scene = toScene({ ...sightOf(chart, graph, view), zoom: 'step', width: cardScene });
  const png = await toPng(toCard({ ...words, scene }), { scale: 1, fonts });
  return respond(png, 'image/png');
}

function respond(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=86400' },
  });
}
