import { writeFileSync } from 'node:fs';
import { toScene, type Zoom } from '../lib/diagram/scene.ts';
import { sightOf } from '../lib/diagram/view-scene.ts';
import { toJson } from '../lib/exporters/json.ts';
import { type SvgTheme, toSvg } from '../lib/exporters/svg.ts';
import { walkTo } from '../lib/journey/going.ts';
import { startJourney } from '../lib/journey/journey.ts';
import type { Journey } from '../lib/journey/moment.ts';
import { timelineChart } from '../lib/journey/timeline.ts';
import { announcementOf, viewOf } from '../lib/journey/view.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import type { Chart } from '../machines/chart.ts';
import { chartIds, chartOf, isChartId } from '../machines/charts.ts';
import { type Graph, toGraph } from '../machines/graph.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { parseOptions } from './options.ts';
import { readWorkload } from './workload.ts';

const formats = ['json', 'svg'] as const;
const themes = ['auto', 'light', 'dark'] as const satisfies readonly SvgTheme[];
const zooms = ['spine', 'step', 'everything'] as const satisfies readonly Zoom[];

/** `podwalk export`: a machine as data, or one of its moments as a picture. */
export const exporting: Command = {
  name: 'export',
  summary: 'Write a machine as JSON, or a moment of it as a picture',
  help: `Usage: podwalk export MACHINE --format FORMAT [options]

Writes a machine as an XState v5 config in JSON, or a moment of its walk as SVG.
MACHINE is ${listOf(chartIds)}. The pod's machine is compiled from a manifest,
or without one from the sample pod hello.

Options:
      --format FORMAT   json or svg
      --manifest FILE   The manifest that the pod's machine is compiled from; - is standard input
      --name NAME       Which workload, where the manifest has several: NAME or KIND/NAME
      --state PATH      svg: the moment at which that state is reached on a short way, for
                        example containers.web.CrashLoopBackOff; its last word is enough
                        where only one state has it
      --zoom ZOOM       svg: how much is open: spine, step (the default) or everything
      --theme THEME     svg: auto (the default: as the reader's system is set), light or dark
  -o, --output FILE     Where to write; without it, standard output
  -h, --help            Print this help

Example: podwalk export pod --format svg --state CrashLoopBackOff -o crash-loop.svg
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('export', argv, {
    format: { type: 'string' },
    manifest: { type: 'string' },
    name: { type: 'string' },
    state: { type: 'string' },
    zoom: { type: 'string' },
    theme: { type: 'string' },
    output: { type: 'string', short: 'o' },
  });
  const machine = machineOf(positionals);
  const format = chosen('format', values.format, formats);
  if (format === undefined) throw new UsageError(`--format is missing. Choose ${listOf(formats)}.`);
  const view = {
    state: values.state,
    zoom: chosen('zoom', values.zoom, zooms),
    theme: chosen('theme', values.theme, themes),
  };
  const given = (['state', 'zoom', 'theme'] as const).find((name) => view[name] !== undefined);
  if (format === 'json' && given !== undefined) {
    throw new UsageError(`--${given} is for pictures. Leave it out, or write --format svg.`);
  }
  if (machine !== 'pod' && values.manifest !== undefined) {
    throw new UsageError(`the machine ${machine} is the same for every pod. Leave --manifest out, or export pod.`);
  }
  if (values.manifest === undefined && values.name !== undefined) {
    throw new UsageError('--name chooses from a manifest. Give one with --manifest.');
  }
  const workload =
    values.manifest === undefined ? undefined : await readWorkload(values.manifest, values.name, streams);
  const chart = chartOf(machine, workload?.spec);
  const text = format === 'json' ? toJson(chart) : toPicture(chart, workload?.name, view);
  write(text, values.output?.replace(/^=/, ''), streams);
  return 0;
}

function machineOf([machine, ...more]: readonly string[]) {
  if (machine === undefined) throw new UsageError(`no machine is named. Choose ${listOf(chartIds)}.`);
  if (more.length > 0) throw new UsageError('export writes one machine. Run it once for each.');
  if (isChartId(machine)) return machine;
  throw new UsageError(`there is no machine ${machine}. Choose ${listOf(chartIds)}.`);
}

function chosen<T extends string>(option: string, value: string | undefined, all: readonly T[]): T | undefined {
  const found = all.find((one) => one === value);
  if (value !== undefined && found === undefined) {
    throw new UsageError(`there is no ${option} ${value}. Choose ${listOf(all)}.`);
  }
  return found;
}

interface View {
  readonly state?: string;
  readonly zoom?: Zoom;
  readonly theme?: SvgTheme;
}

/** px; as wide as the map of the page on a common screen. */
const width = 944;

function toPicture(chart: Chart, name: string | undefined, { state, zoom = 'step', theme = 'auto' }: View): string {
  const graph = toGraph(chart);
  const journey = state === undefined ? startJourney(chart) : journeyTo(chart, graph, state);
  const view = viewOf(chart, timelineChart(chart.stages, graph), journey);
  const scene = toScene({ ...sightOf(chart, graph, view), zoom, width });
  const title = name === undefined ? chart.title : `${chart.title}: ${name}`;
  return toSvg(scene, { title, description: announcementOf(view), theme });
}

function journeyTo(chart: Chart, graph: Graph, wanted: string): Journey {
  const journey = walkTo(chart, startJourney(chart), stateOf(graph, wanted));
  if (journey !== undefined) return journey;
  throw new UsageError(`this pod never reaches ${wanted}. Choose another state, or another manifest.`);
}

function stateOf(graph: Graph, wanted: string): string {
  const ids = graph.states.map(({ id }) => id);
  if (ids.includes(wanted)) return wanted;
  const ends = ids.filter((id) => id.endsWith(`.${wanted}`));
  if (ends.length > 1) throw new UsageError(`several states are called ${wanted}. Choose ${listOf(ends)}.`);
  const [only] = ends;
  if (only !== undefined) return only;
  const near = nearestName(wanted, ids) ?? nearestName(wanted, ids.map(lastWord));
  const remedy = near === undefined ? 'The JSON lists all states.' : `Did you mean ${near}?`;
  throw new UsageError(`there is no state ${wanted}. ${remedy}`);
}

function lastWord(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function write(text: string, file: string | undefined, { stdout }: Streams): void {
  if (file === undefined || file === '-') {
    stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new InputError({ file, what: `the file cannot be written (${code})`, remedy: 'Check the path.' });
  }
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
