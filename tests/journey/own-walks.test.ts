import { describe, expect, test } from 'vitest';
import { toRecording } from '@/lib/exporters/recording.ts';
import { choicesAt, wayOn } from '@/lib/journey/choices.ts';
import { momentOf, startJourney, take } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { WatchFollower } from '@/lib/journey/watch.ts';
import { readRecording } from '@/lib/kubernetes/recording.ts';
import type { Chart } from '@/machines/chart.ts';
import { podChart } from '@/machines/pod.ts';
import { pods } from '../machines/pods.ts';
import { drawn, randomFrom } from '../truth/random.ts';

/** What replay cannot follow yet: containers that are lost while none of them was seen to run. */
const left: ReadonlySet<string> = new Set(['node.shutDown', 'sandbox.lost']);
const walksOfEach = 4;
const longest = 70;

// The machine says what can happen, the projection what the API shows of it, and replay has to find the way again.
describe('a walk that the machine allows is explained, observation by observation, for', () => {
  test.each(Object.entries(pods))('%s', (name, spec) => {
    const chart = podChart(spec);
    for (let seed = 0; seed < walksOfEach; seed += 1) {
      const seen = readRecording(toRecording(walked(chart, seed)));
      const follower = new WatchFollower();
      for (const one of seen) {
        const at = Date.parse(one.at ?? '');
        if (one.kind === 'Event') follower.hear(one.object, at);
        if (one.kind === 'Pod')
          expect(follower.explain(one, at), `${name}, walk ${seed}, ${one.at}`).toMatchObject({ explained: true });
      }
    }
  });
});

/** Mostly what happens next, now and then anything that can. */
function walked(chart: Chart, seed: number): Journey {
  const random = randomFrom(seed);
  let journey = startJourney(chart);
  while (journey.cursor < longest) {
    const { snapshot } = momentOf(journey);
    const open = choicesAt(chart, momentOf(journey)).filter(
      ({ blocked, event }) => blocked === undefined && !left.has(event.type),
    );
    const next = wayOn(open);
    const goesOn = random() < (snapshot.context.boundAt === undefined ? 0.97 : 0.75);
    const choice = goesOn && next ? next : drawn(open, random);
    if (choice === undefined) break;
    journey = take(chart, journey, choice.event);
  }
  return journey;
}
