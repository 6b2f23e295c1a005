import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Testimony } from '@/lib/journey/testimony.ts';
import { WatchFollower } from '@/lib/journey/watch.ts';
import { type Observation, readRecording } from '@/lib/kubernetes/recording.ts';
import { folder, scenarios } from '../../recordings.ts';
import { isReasoned } from '../evidence.ts';
import { allOf, type Figure } from './figure.ts';

/** How many recordings there are, how much of them is explained, what their Events say of it, and how long it takes. */
export function pathFigures(): readonly Figure[] {
  const recordings = scenarios.map((scenario) => readRecording(readFileSync(join(folder, scenario), 'utf8'), scenario));
  const begun = performance.now();
  const outcomes = recordings.map(follow);
  const seconds = (performance.now() - begun) / 1000;
  const pods = outcomes.flatMap(({ explained }) => explained);
  const events = outcomes.flatMap(({ testimonies }) => testimonies);
  const evidence = events.filter(({ kind }) => kind === 'evidence').length;
  const listed = events.filter((one) => one.kind === 'none' && isReasoned(one)).length;
  return [
    allOf(`observations of ${recordings.length} recordings explained`, pods.filter(Boolean).length, pods.length),
    allOf(
      `events that prove a step (${evidence}) or are known to carry none (${listed})`,
      evidence + listed,
      events.length,
    ),
    {
      claim: `replaying all ${recordings.length} recordings`,
      found: `${seconds.toFixed(1)} s`,
      asked: 'at most 5 s',
      holds: seconds <= 5,
      varies: true,
    },
  ];
}

interface Outcome {
  readonly explained: readonly boolean[];
  readonly testimonies: readonly Testimony[];
}

function follow(observations: readonly Observation[]): Outcome {
  const follower = new WatchFollower();
  const explained: boolean[] = [];
  let end = 0;
  for (const seen of observations) {
    end = Date.parse(seen.at ?? '');
    if (seen.kind === 'Event') follower.hear(seen.object, end);
    if (seen.kind === 'Pod') explained.push(follower.explain(seen, end).explained);
  }
  follower.end(end);
  return { explained, testimonies: follower.testimonies };
}
