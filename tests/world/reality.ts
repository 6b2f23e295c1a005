import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journey } from '@/lib/journey/moment.ts';
import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import { type Observation, type PodObservation, readRecording } from '@/lib/kubernetes/recording.ts';
import { sideEvents } from '@/lib/kubernetes/side-events.ts';
import { scenarioCalled, settingOf } from '@/lib/world/library.ts';
import { rowsOf, tellingsOf } from '@/lib/world/showing.ts';
import { simulate } from '@/lib/world/simulator.ts';
import { folder, scenarios as recordings } from '../recordings.ts';

/** How a simulated sequence stands to a recorded one: `part` where the watch may have coalesced the rest of it. */
type Likeness = 'same' | 'part' | 'other';

/** What the simulation of a recorded scenario has in common with its recording. */
export interface Resemblance {
  readonly scenario: string;
  /** The distinct pairs of READY and STATUS, as `1/1 Running`, in their order. */
  readonly rows: Likeness;
  /** The reasons of the pod's Events in the order in which the API first has them. */
  readonly events: Likeness;
  /** The same with every repeat, one that follows at once counted once: stricter, and not asked for. */
  readonly repeats: Likeness;
  /** Reasons that the simulation has within the time of the recording, and the recording has not. */
  readonly invented: readonly string[];
  readonly recorded: Sequences;
  readonly simulated: Sequences;
}

interface Sequences {
  readonly rows: readonly string[];
  readonly events: readonly string[];
}

/** The figure: how many of the recorded scenarios a world explains. */
export interface Reality {
  readonly all: number;
  /** READY, STATUS and the order of the Events are those of the recording, and nothing is invented. */
  readonly matched: number;
  /** Those of them in which every repeat of an Event has its place too. */
  readonly repeated: number;
  readonly others: readonly Resemblance[];
}

/** The recordings of one scenario each; those of `random/` were drawn, and have no world. */
export const recordedScenarios: readonly string[] = recordings
  .filter((file) => !file.includes('/'))
  .map((file) => file.replace(/\.jsonl$/, ''));

/** Holds every recorded scenario's simulation against its recording. */
export function reality(): Reality {
  const all = recordedScenarios.map(resemblanceOf);
  const others = all.filter((one) => !matches(one));
  const repeated = all.filter((one) => matches(one) && one.repeats !== 'other').length;
  return { all: all.length, matched: all.length - others.length, repeated, others };
}

/** Whether the recording may be what a watch showed of the simulated walk. */
export function matches({ rows, events, invented }: Resemblance): boolean {
  return rows !== 'other' && events !== 'other' && invented.length === 0;
}

/** Simulates a scenario of the library and holds it against the pods of its name in the recording. */
export function resemblanceOf(scenario: string): Resemblance {
  const found = scenarioCalled(scenario);
  if (!found) throw new RangeError(`scenario: ${scenario} is not in the library`);
  const { workload, world } = settingOf(found);
  const lives = livesOf(readRecording(readFileSync(join(folder, `${scenario}.jsonl`), 'utf8')), workload.name);
  const results = (lives.length > 0 ? lives : [nobody]).map(({ length, ...recorded }) => {
    // The waits of a cluster are longer than ours by chance, never shorter: what it showed is looked for in more time.
    const { journey } = simulate(workload, world, 2 * length + 60_000);
    const simulated = sequencesOf(journey);
    const during = journey.moments.filter(({ at }) => at <= length);
    const reasons = new Set([...recorded.events, ...recorded.aside]);
    return {
      scenario,
      rows: likeness(recorded.rows, simulated.rows),
      events: likeness([...new Set(recorded.events)], [...new Set(simulated.events)]),
      repeats: likeness(recorded.events, simulated.events),
      invented: sequencesOf({ moments: during, cursor: 0 }).events.filter((reason) => !reasons.has(reason)),
      recorded: { rows: recorded.rows, events: recorded.events },
      simulated,
    };
  });
  const worst = results.find((one) => !matches(one)) ?? results.find(({ rows }) => rows === 'part') ?? results[0];
  if (!worst) throw new RangeError(`scenario: ${scenario} has no recording`);
  return worst;
}

interface Life extends Sequences {
  /** From its first line to the end of the recording, in ms. */
  readonly length: number;
  /** Reasons that tell of something beside the line. */
  readonly aside: readonly string[];
}

const nobody: Life = { rows: [], events: [], aside: [], length: 10_000 };

/** The pods of a recording that are called like a workload, or like it with what its controller adds. */
function livesOf(observations: readonly Observation[], name: string): readonly Life[] {
  const pods = observations.filter((seen): seen is PodObservation => seen.kind === 'Pod');
  const names = [...new Set(pods.map(({ object }) => object.metadata.name))];
  const end = Math.max(...observations.map(({ at }) => timeOf(at)));
  return names
    .filter((one) => one === name || one.startsWith(`${name}-`))
    .map((one) => {
      const own = pods.filter(({ object }) => object.metadata.name === one);
      const told = observations.flatMap((seen) =>
        seen.kind === 'Event' && isAbout(seen.object, one) ? [seen.object] : [],
      );
      return {
        rows: collapsed(own.map(({ printed }) => `${printed?.Ready} ${printed?.Status}`)),
        events: collapsed(told.map(({ reason }) => reason).filter((reason) => sideEvents[reason] === undefined)),
        aside: told.map(({ reason }) => reason).filter((reason) => sideEvents[reason] !== undefined),
        length: end - timeOf(own[0]?.at),
      };
    });
}

/** The machine has no ephemeral containers, so their Events are not looked for. */
function isAbout({ involvedObject: { kind, name, fieldPath } }: KubeEvent, pod: string): boolean {
  return kind === 'Pod' && name === pod && !fieldPath?.startsWith('spec.ephemeralContainers');
}

function sequencesOf({ moments }: Journey): Sequences {
  return {
    rows: collapsed(rowsOf(moments).map(({ row }) => `${row.ready} ${row.status}`)),
    events: collapsed(tellingsOf(moments).map(({ reason }) => reason)),
  };
}

function likeness(recorded: readonly string[], simulated: readonly string[]): Likeness {
  let found = 0;
  for (const one of simulated) if (one === recorded[found]) found += 1;
  if (found < recorded.length) return 'other';
  return recorded.length === simulated.length ? 'same' : 'part';
}

function collapsed(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => word !== words[index - 1]);
}

function timeOf(at: string | undefined): number {
  return at === undefined ? 0 : Date.parse(at);
}
