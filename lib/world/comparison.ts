import { enabledTransitions } from '@/lib/journey/choices.ts';
import { momentOf, startJourney, take } from '@/lib/journey/journey.ts';
import { encodeLink, type MomentLink } from '@/lib/journey/link.ts';
import { manifestOf } from '@/lib/journey/link-manifest.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { podSubject } from '@/lib/journey/subject.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { scenarioCalled } from './library.ts';
import { plainWorldText } from './plain-world.ts';
import { type WorldWalk, walkInWorld, walkOnInWorld, workloadOf } from './world-walk.ts';

/** One of two walks that are compared: the two texts that decide it. */
export interface Side {
  readonly manifest: string;
  /** Which of the manifest's workloads, from 0. */
  readonly workload: number;
  readonly world: string;
  /** The scenario that both texts come from, as long as nobody has changed them. */
  readonly scenario?: string;
  /** What happened in a walk that somebody walked; absent where the world decides. */
  readonly events?: readonly WalkEvent[];
}

/** Two walks, and the time at which they are looked at. */
export interface Comparison {
  readonly a: Side;
  readonly b: Side;
  /** Virtual milliseconds. */
  readonly at: number;
}

export const policies = ['Always', 'OnFailure', 'Never'] as const;

/** The side that a scenario is. Throws an InputError where there is none of that name. */
export function scenarioSide(name: string): Side {
  const scenario = scenarioCalled(name);
  if (scenario) return { manifest: scenario.manifest, workload: 0, world: scenario.world, scenario: name };
  throw new InputError({ what: `there is no scenario ${name}`, remedy: 'Choose one of the list.' });
}

/** The comparison that a page begins with: a process that crashes, under two policies. */
export function firstComparison(): Comparison {
  const a = scenarioSide('crash-loop');
  return { a, b: underPolicy(a, 'Never'), at: 0 };
}

/** The same side under another restartPolicy: where it was walked by hand, the same happens as far as it can. */
export function underPolicy({ manifest, workload, world, events }: Side, policy: string): Side {
  return { manifest: withPolicy(manifest, policy), workload, world, ...(events ? { events } : {}) };
}

/**
 * The walk of a side. Events of a walk that somebody walked happen as long as they can; where one cannot, the world
 * decides from there on. Throws an InputError where one of the texts is wrong.
 */
export function walkOfSide({ manifest, workload, world, events }: Side): WorldWalk {
  const link = { manifest, workload };
  if (events === undefined) return walkInWorld(link, world);
  const subject = podSubject(workloadOf(link), link);
  let journey = startJourney(subject.chart);
  for (const event of events) {
    if (enabledTransitions(subject.chart, momentOf(journey).snapshot, event.type).length === 0) {
      return walkOnInWorld(subject, journey, world);
    }
    journey = take(subject.chart, journey, event);
  }
  return { subject, journey };
}

/** The same manifest with another restartPolicy of its pod. */
export function withPolicy(manifest: string, policy: string): string {
  const [, indent = ''] = /^( *)containers:/m.exec(manifest) ?? [];
  const line = `${indent}restartPolicy: ${policy}`;
  const written = new RegExp(`^${indent}restartPolicy:.*$`, 'm');
  if (written.test(manifest)) return manifest.replace(written, line);
  return manifest.replace(/^ *containers:/m, (containers) => `${line}\n${containers}`);
}

/** The restartPolicy that a manifest gives its pod. */
export function policyIn(manifest: string): string {
  const [, indent = ''] = /^( *)containers:/m.exec(manifest) ?? [];
  return new RegExp(`^${indent}restartPolicy: *(\\w+)`, 'm').exec(manifest)?.[1] ?? 'Always';
}

/** The address at which a walk is compared with the same pod under another policy, at the link's time. */
export function comparisonAddress(link: MomentLink): string {
  const a = sideOf(link);
  const b = underPolicy(a, policyIn(a.manifest) === 'Never' ? 'Always' : 'Never');
  return `/compare#${encodeComparison({ a, b, at: link.clock })}`;
}

/** The fragment of the address of a comparison, without its `#`. */
export function encodeComparison({ a, b, at }: Comparison): string {
  return `a=${sideWord(a)}&b=${sideWord(b)}&at=${at}`;
}

/** Reads such a fragment; a side may also be the link of a walk. Throws an InputError where it is broken. */
export function decodeComparison(fragment: string): Comparison {
  const words = new URLSearchParams(fragment.replace(/^#/, ''));
  const first = firstComparison();
  const read = (key: 'a' | 'b') => (words.has(key) ? sideNamed(words.get(key) ?? '') : first[key]);
  const at = Number(words.get('at') ?? 0);
  return { a: read('a'), b: read('b'), at: Number.isFinite(at) && at >= 0 ? at : 0 };
}

function sideWord({ manifest, workload, world, scenario, events = [] }: Side): string {
  if (scenario !== undefined) return scenario;
  return encodeLink({ machine: 'pod', subject: { manifest, workload, world }, events, cursor: 0, clock: 0 });
}

function sideNamed(word: string): Side {
  return word.startsWith('1.') ? sideOf(decodeLink(word)) : scenarioSide(word);
}

function sideOf({ subject, events }: MomentLink): Side {
  const workload = subject && 'workload' in subject ? subject.workload : 0;
  const world = subject?.world ?? plainWorldText(workloadOf(subject).spec);
  return { manifest: manifestOf(subject), workload, world, ...(events.length > 0 ? { events } : {}) };
}
