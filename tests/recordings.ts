import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ActionObservation, type PodObservation, readRecording } from '../lib/kubernetes/recording.ts';

/** The folder of what a real cluster showed; its README says where it comes from. */
export const folder = join(import.meta.dirname, 'recordings');

/** The recorded scenarios, named by their paths within the folder. */
export const scenarios: readonly string[] = [...jsonLinesIn('.'), ...jsonLinesIn('random')];

/** Every Pod of a scenario, in the order in which the watch saw it. */
export function recordedPods(scenario: string): readonly PodObservation[] {
  return readRecording(readFileSync(join(folder, scenario), 'utf8'), scenario).filter(
    (seen): seen is PodObservation => seen.kind === 'Pod',
  );
}

/** What was done to the cluster in a scenario. */
export function recordedActions(scenario: string): readonly ActionObservation[] {
  return readRecording(readFileSync(join(folder, scenario), 'utf8'), scenario).filter(
    (seen): seen is ActionObservation => seen.kind === 'Action',
  );
}

function jsonLinesIn(sub: string): readonly string[] {
  return readdirSync(join(folder, sub))
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => (sub === '.' ? file : `${sub}/${file}`));
}
