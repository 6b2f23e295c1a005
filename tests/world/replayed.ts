import { toRecording } from '@/lib/exporters/recording.ts';
import { WatchFollower } from '@/lib/journey/watch.ts';
import { readRecording } from '@/lib/kubernetes/recording.ts';
import { scenarioCalled, settingOf } from '@/lib/world/library.ts';
import { simulate } from '@/lib/world/simulator.ts';
import { recordedScenarios } from './reality.ts';

/** How many observations of simulated walks there are, and how many of them replay explains. */
export interface Replayed {
  readonly observations: number;
  readonly explained: number;
}

/** Writes the walk of every recorded scenario as a recording, for that long (ms), and follows it as `replay` does. */
export function replayed(until: number): Replayed {
  let observations = 0;
  let explained = 0;
  for (const text of recordedScenarios.map((scenario) => writtenOf(scenario, until)).filter((one) => one !== '')) {
    const follower = new WatchFollower();
    for (const seen of readRecording(text)) {
      const at = Date.parse(seen.at ?? '');
      if (seen.kind === 'Event') follower.hear(seen.object, at);
      if (seen.kind !== 'Pod') continue;
      observations += 1;
      if (follower.explain(seen, at).explained) explained += 1;
    }
  }
  return { observations, explained };
}

function writtenOf(scenario: string, until: number): string {
  const found = scenarioCalled(scenario);
  if (!found) throw new RangeError(`scenario: ${scenario} is not in the library`);
  const { workload, world } = settingOf(found);
  return toRecording(simulate(workload, world, until).journey);
}
