import type { Zoom } from '../lib/diagram/scene-input.ts';
import {
  type FormatId,
  formatIds,
  formatOf,
  formats,
  type PixelFormatId,
  pixelFormatIds,
  pixelFormats,
} from '../lib/exporters/index.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import { type ChartId, chartIds, isChartId } from '../machines/charts.ts';
import { UsageError } from './command.ts';
import { parseOptions } from './options.ts';

const themes = ['auto', 'light', 'dark'] as const;
const zooms = ['spine', 'step', 'everything'] as const satisfies readonly Zoom[];

/** The words of all formats, texts first. */
const allFormatIds = [...formatIds, ...pixelFormatIds] as const;

/** What a command line asks `export` for. */
export interface ExportRequest {
  readonly machine: ChartId;
  readonly format: FormatId | PixelFormatId;
  readonly manifest: string | undefined;
  readonly name: string | undefined;
  readonly world: string | undefined;
  readonly scenario: string | undefined;
  readonly at: string | undefined;
  readonly state: string | undefined;
  readonly zoom: Zoom | undefined;
  readonly theme: (typeof themes)[number] | undefined;
  readonly scale: number;
  readonly output: string | undefined;
}

/** Reads the arguments of `export`. Throws a UsageError for whatever does not fit together. */
export function readExportRequest(argv: readonly string[]): ExportRequest {
  const { values, positionals } = parseOptions('export', argv, {
    format: { type: 'string' },
    manifest: { type: 'string' },
    name: { type: 'string' },
    world: { type: 'string' },
    scenario: { type: 'string' },
    at: { type: 'string' },
    state: { type: 'string' },
    zoom: { type: 'string' },
    theme: { type: 'string' },
    scale: { type: 'string' },
    output: { type: 'string', short: 'o' },
  });
  const machine = machineOf(positionals);
  const format = chosen('format', values.format, allFormatIds);
  if (format === undefined) throw new UsageError(`--format is missing. Choose ${listOf(allFormatIds)}.`);
  const { manifest, name, world, scenario, at, state } = values;
  const zoom = chosen('zoom', values.zoom, zooms);
  const theme = chosen('theme', values.theme, themes);
  refuseIdle(format, values);
  if (theme === 'auto' && isPixelFormat(format)) {
    throw new UsageError(`the pixels of ${format} cannot follow a reader's system. Choose --theme light or dark.`);
  }
  refuseForeign(machine, format, values);
  if (manifest === undefined && name !== undefined) {
    throw new UsageError('--name chooses from a manifest. Give one with --manifest.');
  }
  const output = values.output?.replace(/^=/, '');
  const scale = scaleOf(values.scale);
  return { machine, format, manifest, name, world, scenario, at, state, zoom, theme, scale, output };
}

/** Whether a format is one of pixels. */
export function isPixelFormat(id: FormatId | PixelFormatId): id is PixelFormatId {
  return id in pixelFormats;
}

/** What a format is of. */
export function subjectOfFormat(id: FormatId | PixelFormatId): 'machine' | 'moment' | 'walk' {
  return isPixelFormat(id) ? pixelFormats[id].of : formats[id].of;
}

/** Words as one reads them out: `a, b or c`. */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Options that would change nothing are refused, so that nobody believes they did. */
function refuseIdle(format: FormatId | PixelFormatId, values: Values): void {
  const moves = subjectOfFormat(format) !== 'machine';
  const drawn = isPixelFormat(format) || format === 'svg' || format === 'animation';
  const meanings = [
    { option: 'at', means: moves, remedy: 'one of a moment or a walk' },
    { option: 'state', means: moves, remedy: 'one of a moment or a walk' },
    { option: 'world', means: moves, remedy: 'one of a moment or a walk' },
    { option: 'zoom', means: format === 'svg' || format === 'png', remedy: '--format svg or png' },
    { option: 'theme', means: drawn, remedy: '--format svg, animation, png or apng' },
    { option: 'scale', means: isPixelFormat(format), remedy: '--format png or apng' },
  ];
  for (const { option, means, remedy } of meanings) {
    if (means || values[option] === undefined) continue;
    throw new UsageError(`--${option} means nothing to ${format}. Leave it out, or choose ${remedy}.`);
  }
}

/** Only a pod has a manifest, a world and a Pod. */
function refuseForeign(machine: ChartId, format: FormatId | PixelFormatId, values: Values): void {
  if (machine === 'pod') return;
  const given = ['manifest', 'world', 'scenario'].find((option) => values[option] !== undefined);
  if (given !== undefined) {
    throw new UsageError(`the machine ${machine} is the same for every pod. Leave --${given} out, or export pod.`);
  }
  if (!isPixelFormat(format) && formatOf(format).podOnly) {
    throw new UsageError(`${format} is made from a Pod, and the machine ${machine} has none. Export pod.`);
  }
}

function machineOf([machine, ...more]: readonly string[]): ChartId {
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

function scaleOf(written = '1'): number {
  const scale = /^\d+(\.\d+)?$/.test(written) ? Number(written) : 0;
  if (scale > 0 && Number.isFinite(scale)) return scale;
  throw new UsageError(`--scale cannot be ${written}. Write a number such as 1, 2 or 0.5.`);
}
