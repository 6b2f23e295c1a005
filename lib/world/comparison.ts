import { encodeLink } from '@/lib/journey/link.ts';
import { manifestOf } from '@/lib/journey/link-manifest.ts';
import { decodeLink } from '@/lib/journey/link-reading.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { scenarioCalled } from './library.ts';
import { plainWorldText } from './plain-world.ts';
import { workloadOf } from './world-walk.ts';

/** One of two walks that are compared: the two texts that decide it. */
export interface Side {
  readonly manifest: string;
  readonly world: string;
  /** The scenario that both texts come from, as long as nobody has changed them. */
  readonly scenario?: string;
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
  if (scenario) return { manifest: scenario.manifest, world: scenario.world, scenario: name };
  throw new InputError({ what: `there is no scenario ${name}`, remedy: 'Choose one of the list.' });
}

/** The comparison that a page begins with: a process that crashes, under two policies. */
export function firstComparison(): Comparison {
  const a = scenarioSide('crash-loop');
  return { a, b: { manifest: withPolicy(a.manifest, 'Never'), world: a.world }, at: 0 };
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

/** The address at which a pod in its world is compared with the same under another policy. */
export function comparisonAddress(manifest: string, world: string): string {
  const other = policyIn(manifest) === 'Never' ? 'Always' : 'Never';
  const b = { manifest: withPolicy(manifest, other), world };
  return `/compare#${encodeComparison({ a: { manifest, world }, b, at: 0 })}`;
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

function sideWord({ manifest, world, scenario }: Side): string {
  if (scenario !== undefined) return scenario;
  const subject = { manifest, workload: 0, world };
  return encodeLink({ machine: 'pod', subject, events: [], cursor: 0, clock: 0 });
}

function sideNamed(word: string): Side {
  if (!word.startsWith('1.')) return scenarioSide(word);
  const { subject } = decodeLink(word);
  return { manifest: manifestOf(subject), world: subject?.world ?? plainWorldText(workloadOf(subject).spec) };
}
