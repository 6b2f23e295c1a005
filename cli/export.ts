import type { Zoom } from '../lib/diagram/scene.ts';
import { type FormatId, formatIds, formatOf, formats } from '../lib/exporters/index.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import { chartIds, isChartId } from '../machines/charts.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { exportedMoment } from './exported-moment.ts';
import { parseOptions } from './options.ts';
import { write } from './output.ts';

const themes = ['auto', 'light', 'dark'] as const;
const zooms = ['spine', 'step', 'everything'] as const satisfies readonly Zoom[];

/** `podwalk export`: a machine, one of its moments or a walk, as a text in one of the formats. */
export const exporting: Command = {
  name: 'export',
  summary: 'Write a machine, a moment of it or a walk, in one of eleven formats',
  help: `Usage: podwalk export MACHINE --format FORMAT [options]

MACHINE is ${listOf(chartIds)}. The pod's machine is compiled from a manifest,
or without one from the sample pod hello.

Formats of a machine:
${rowsOf('machine')}
Formats of a moment; without --at and --state it is the first:
${rowsOf('moment')}
Formats of a walk; without --at and --state it is the one on which nothing goes wrong:
${rowsOf('walk')}
Options:
      --format FORMAT   One of the words above
      --manifest FILE   The manifest that the pod's machine is compiled from; - is standard input
      --name NAME       Which workload, where the manifest has several: NAME or KIND/NAME
      --at LINK         The moment that a link to Podwalk holds: its address, or what stands behind the #
      --state PATH      The moment at which that state is reached on a short way, for
                        example containers.web.CrashLoopBackOff; its last word is enough
                        where only one state has it
      --zoom ZOOM       svg: how much is open: spine, step (the default) or everything
      --theme THEME     svg, animation: auto (the default: as the reader's system is set), light or dark
  -o, --output FILE     Where to write; without it, standard output
  -h, --help            Print this help

docs/exports.md says what each format keeps and what it cannot hold.

Example: podwalk export pod --format svg --state CrashLoopBackOff -o crash-loop.svg
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('export', argv, {
    format: { type: 'string' },
    manifest: { type: 'string' },
    name: { type: 'string' },
    at: { type: 'string' },
    state: { type: 'string' },
    zoom: { type: 'string' },
    theme: { type: 'string' },
    output: { type: 'string', short: 'o' },
  });
  const machine = machineOf(positionals);
  const id = chosen('format', values.format, formatIds);
  if (id === undefined) throw new UsageError(`--format is missing. Choose ${listOf(formatIds)}.`);
  const zoom = chosen('zoom', values.zoom, zooms);
  const theme = chosen('theme', values.theme, themes);
  refuseIdle(id, values);
  if (machine !== 'pod' && values.manifest !== undefined) {
    throw new UsageError(`the machine ${machine} is the same for every pod. Leave --manifest out, or export pod.`);
  }
  if (machine !== 'pod' && id === 'recording') {
    throw new UsageError(`the machine ${machine} has no Pod that could be recorded. Export pod.`);
  }
  if (values.manifest === undefined && values.name !== undefined) {
    throw new UsageError('--name chooses from a manifest. Give one with --manifest.');
  }
  const { of, write: toText } = formatOf(id);
  const { manifest, name, at, state } = values;
  const exported = await exportedMoment({ machine, of, manifest, name, at, state }, streams);
  const text = toText({ ...exported, ...(zoom ? { zoom } : {}), ...(theme ? { theme } : {}) });
  write(text, values.output?.replace(/^=/, ''), streams);
  return 0;
}

/** Options that would change nothing are refused, so that nobody believes they did. */
function refuseIdle(id: FormatId, values: Readonly<Record<string, string | boolean | undefined>>): void {
  const { of } = formats[id];
  const idle = {
    at: of === 'machine',
    state: of === 'machine',
    zoom: id !== 'svg',
    theme: id !== 'svg' && id !== 'animation',
  };
  for (const [name, means] of Object.entries(idle)) {
    if (!means || values[name] === undefined) continue;
    const remedy =
      name === 'zoom' ? '--format svg' : name === 'theme' ? '--format svg or animation' : 'one of a moment or a walk';
    throw new UsageError(`--${name} means nothing to ${id}. Leave it out, or choose ${remedy}.`);
  }
}

function machineOf([machine, ...more]: readonly string[]) {
  if (machine === undefined) throw new UsageError(`no machine is named. Choose ${listOf(chartIds)}.`);
  if (more.length > 0) throw new UsageError('export writes one machine. Run it once for each.');
  if (isChartId(machine)) return machine;
  throw new UsageError(`there is no machine ${machine}. Choose ${listOf(chartIds)}.`);
}

function chosen<T extends string>(option: string, value: string | undefined, all: readonly T[]): T | undefined {
  const found = all.find((one) => one === value);
  if (value === undefined || found !== undefined) return found;
  const near = nearestName(value, all);
  const remedy = near === undefined ? `Choose ${listOf(all)}.` : `Did you mean ${near}?`;
  throw new UsageError(`there is no ${option} ${value}. ${remedy}`);
}

function rowsOf(of: 'machine' | 'moment' | 'walk'): string {
  const own = formatIds.filter((id) => formats[id].of === of);
  return own.map((id) => `  ${id.padEnd(10)} ${formats[id].says}\n`).join('');
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
