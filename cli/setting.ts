import { InputError } from '../lib/kubernetes/input-error.ts';
import type { Workload } from '../lib/kubernetes/manifest.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import { type Setting, scenarioCalled, scenarios, settingOf } from '../lib/world/library.ts';
import { spanOf } from '../lib/world/span.ts';
import { fairWorld, type World } from '../lib/world/world.ts';
import { readWorld } from '../lib/world/world-text.ts';
import { type Streams, UsageError } from './command.ts';
import { fileLimit, readInput } from './input.ts';
import { readWorkload } from './workload.ts';

/** What of the command line says which pod is walked, and in which world. */
export interface SettingOptions {
  readonly files: readonly string[];
  readonly name: string | undefined;
  readonly world: string | undefined;
  readonly scenario: string | undefined;
}

/** Reads the manifest and the world that the command line names; without a world nothing goes wrong. */
export async function readSetting(options: SettingOptions, streams: Streams): Promise<Setting> {
  const { files, name, world, scenario } = options;
  if (scenario !== undefined) return settingCalled(scenario, options);
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`simulate reads one manifest, ${files.length} are given. Give - for standard input.`);
  }
  if (file === '-' && world === '-') throw new UsageError('only one of manifest and world can be standard input.');
  const workload = await readWorkload(file, name, streams);
  return { workload, world: world === undefined ? fairWorld : await readWorldFor(workload, world, streams) };
}

/** How long a walk lasts, in ms. */
export function readUntil(written = '5m'): number {
  const until = spanOf(written);
  if (until === undefined) throw new UsageError(`--until cannot be ${written}. Write it like 90s, 5m or 1h30m.`);
  if (until > longestWalk) throw new UsageError(`--until cannot be ${written}. Two days are the most.`);
  return until;
}

const longestWalk = 48 * 3_600_000;

function settingCalled(scenario: string, { files, name, world }: SettingOptions): Setting {
  const given = files.length > 0 ? 'the manifest' : name !== undefined ? '--name' : world && '--world';
  if (given) throw new UsageError(`a scenario has its own manifest and world. Leave ${given} out, or --scenario.`);
  const found = scenarioCalled(scenario);
  if (found) return settingOf(found);
  const names = scenarios.map((one) => one.name);
  const near = nearestName(scenario, names) ?? names.find((one) => one.includes(scenario));
  const remedy = near === undefined ? `Choose one such as ${names.slice(0, 3).join(', ')}` : `Did you mean ${near}`;
  throw new UsageError(`there is no scenario ${scenario}. ${remedy}${near === undefined ? '.' : '?'}`);
}

/** Reads the world in a file for the pod of a workload. */
export async function readWorldFor({ spec }: Workload, file: string, streams: Streams): Promise<World> {
  const input = await readInput(file, streams);
  if (input.source.trim() !== '') return readWorld(input.source, { file: input.file, spec, limit: fileLimit });
  throw new InputError({ file: input.file, what: 'the world is empty', remedy: 'Begin with `kind: World`.' });
}
