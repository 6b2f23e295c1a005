import { toScene } from '@/lib/diagram/scene.ts';
import type { Zoom } from '@/lib/diagram/scene-input.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { announcementOf, viewOf } from '@/lib/journey/view.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { type Frame, toAnimation, toFrames } from './animation.ts';
import { toCsv } from './csv.ts';
import { toDot } from './dot.ts';
import { toJson } from './json.ts';
import { toKwok } from './kwok.ts';
import { toMarkdown } from './markdown.ts';
import { toMermaid } from './mermaid.ts';
import { toPlantUml } from './plantuml.ts';
import { toRecording } from './recording.ts';
import { toScxml } from './scxml.ts';
import { toSmcat } from './smcat.ts';
import { toSvg } from './svg.ts';

/** What an export is made from. */
export interface ExportInput {
  readonly chart: Chart;
  readonly journey: Journey;
  /** The pod's name, for the title of a picture. */
  readonly name?: string;
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly zoom?: Zoom;
  /** What a picture is of, for who cannot see it; absent: the moment in words. */
  readonly description?: string;
  /** The fragment of the link that opens it in Podwalk again. */
  readonly opens?: string;
}

/** A way to take a machine, a moment or a walk along. */
interface Offer {
  /** What it is of: decides which options mean something. */
  readonly of: 'machine' | 'moment' | 'walk';
  /** The last part of its address, and of its file's name. */
  readonly file: string;
  readonly media: string;
  readonly title: string;
  /** One sentence: what one gets. */
  readonly says: string;
  /** It is made from what the API shows of a Pod, so the overviews have none. */
  readonly podOnly?: true;
}

/** A way to take it along as a text. */
export interface Format extends Offer {
  readonly write: (input: ExportInput) => string;
}

/**
 * A way to take it along in pixels. Only who has a drawer of SVG can finish it: `lib/raster` on the server and in a
 * terminal, the browser itself on a page.
 */
export interface PixelFormat extends Offer {
  /** The pictures to draw, in the colours of one theme; light where the input leaves it open. */
  readonly frames: (input: ExportInput) => readonly Frame[];
}

/** px; as wide as the map of the page on a common screen. */
const width = 944;

/** Every format, by the word that the command line and the page know it by. */
export const formats = {
  json: {
    of: 'machine',
    file: 'machine.json',
    media: 'application/json',
    title: 'JSON',
    says: 'An XState v5 config with the meaning of its names and walks that prove it. Nothing is lost.',
    write: ({ chart, opens }) => toJson(chart, opens),
  },
  scxml: {
    of: 'machine',
    file: 'machine.scxml',
    media: 'application/scxml+xml',
    title: 'SCXML',
    says: 'For engines of the W3C standard: the same states after every step, checked in one.',
    write: ({ chart }) => toScxml(chart),
  },
  mermaid: {
    of: 'machine',
    file: 'machine.mmd',
    media: 'text/vnd.mermaid',
    title: 'Mermaid',
    says: 'A stateDiagram-v2 for Markdown and wikis.',
    write: ({ chart }) => toMermaid(chart),
  },
  dot: {
    of: 'machine',
    file: 'machine.dot',
    media: 'text/vnd.graphviz',
    title: 'Graphviz DOT',
    says: 'A digraph with a cluster for every region.',
    write: ({ chart }) => toDot(chart),
  },
  plantuml: {
    of: 'machine',
    file: 'machine.puml',
    media: 'text/plain',
    title: 'PlantUML',
    says: 'A state diagram with regions and inner events.',
    write: ({ chart }) => toPlantUml(chart),
  },
  smcat: {
    of: 'machine',
    file: 'machine.smcat',
    media: 'text/plain',
    title: 'state-machine-cat',
    says: 'Its own language, with regions and inner events.',
    write: ({ chart }) => toSmcat(chart),
  },
  markdown: {
    of: 'machine',
    file: 'machine.md',
    media: 'text/markdown',
    title: 'Markdown',
    says: 'Tables of all states and transitions, and where it is written.',
    write: ({ chart }) => toMarkdown(chart),
  },
  kwok: {
    of: 'machine',
    file: 'stages.yaml',
    media: 'application/yaml',
    title: 'KWOK Stages',
    says: 'Every failure that a kubelet shows, for the simulated nodes of KWOK.',
    podOnly: true,
    write: ({ chart }) => toKwok(chart),
  },
  svg: {
    of: 'moment',
    file: 'graph.svg',
    media: 'image/svg+xml',
    title: 'SVG',
    says: 'The map at this moment. Dropped on Podwalk, it opens again.',
    write: toPicture,
  },
  animation: {
    of: 'walk',
    file: 'walk.svg',
    media: 'image/svg+xml',
    title: 'Animated SVG',
    says: 'The walk so far, for a README: it plays without scripts, and opens again when dropped on Podwalk.',
    write: ({ chart, journey, name, theme = 'auto', opens }) =>
      toAnimation(chart, journey, { title: titleOf(chart, name), theme, ...(opens === undefined ? {} : { opens }) }),
  },
  csv: {
    of: 'walk',
    file: 'walk.csv',
    media: 'text/csv',
    title: 'CSV',
    says: 'A row for each moment: time, event, states and the row of kubectl.',
    write: ({ chart, journey }) => toCsv(chart, journey),
  },
  recording: {
    of: 'walk',
    file: 'walk.jsonl',
    media: 'application/jsonl',
    title: 'Recording',
    says: 'What a watch of the Pod and its Events would have printed; podwalk replay reads it.',
    podOnly: true,
    write: ({ journey }) => toRecording(journey),
  },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

/** Every format in pixels, by the word that the command line and the page know it by. */
export const pixelFormats = {
  png: {
    of: 'moment',
    file: 'graph.png',
    media: 'image/png',
    title: 'PNG',
    says: 'The map at this moment in pixels, at any scale.',
    frames: (input) => [{ svg: toPicture({ ...input, theme: oneTheme(input) }), lasts: 0 }],
  },
  apng: {
    of: 'walk',
    file: 'walk.png',
    media: 'image/apng',
    title: 'Animated PNG',
    says: 'The walk so far in moving pixels, for where no SVG may stand.',
    frames: (input) => toFrames(input.chart, input.journey, oneTheme(input)),
  },
} as const satisfies Record<string, PixelFormat>;

export type PixelFormatId = keyof typeof pixelFormats;

/** The words of the formats in pixels, in the order in which they are offered. */
export const pixelFormatIds = ['png', 'apng'] as const satisfies readonly PixelFormatId[];

/** The words of the formats, in the order in which they are offered. */
export const formatIds = [
  'json',
  'scxml',
  'mermaid',
  'dot',
  'plantuml',
  'smcat',
  'markdown',
  'kwok',
  'svg',
  'animation',
  'csv',
  'recording',
] as const satisfies readonly FormatId[];

/** The words of the formats that a machine has. */
export function formatIdsOf(machine: string): readonly FormatId[] {
  return formatIds.filter((id) => machine === 'pod' || formatOf(id).podOnly === undefined);
}

/** The format of that word. */
export function formatOf(id: FormatId): Format {
  return formats[id];
}

function toPicture(input: ExportInput): string {
  const { chart, journey, name, theme = 'auto', zoom = 'step', description, opens } = input;
  const graph = toGraph(chart);
  const view = viewOf(chart, timelineChart(chart.stages, graph), journey);

  return toSvg(toScene({ ...sightOf(chart, graph, view), zoom, width }), {
    title: titleOf(chart, name),
    description: description ?? announcementOf(view),
    theme,
    ...(opens === undefined ? {} : { opens }),
  });
}

/** Pixels cannot follow the reader's system. */
function oneTheme({ theme }: ExportInput): 'light' | 'dark' {
  return theme === 'dark' ? 'dark' : 'light';
}

function titleOf(chart: Chart, name: string | undefined): string {
  return name === undefined ? chart.title : `${chart.title}: ${name}`;
}
