import { specSeen } from '@/lib/journey/watch.ts';
import type { StageId } from '@/machines/chart.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { type Answer, type Brief, briefOf } from '../answer.ts';
import { titleOf } from '../catalogue.ts';
import type { Explanation } from '../explanation.ts';
import { originOf } from '../origin.ts';
import { located, type ReportedEvidence } from '../report.ts';
import { type StatusWord, statusTruth } from '../status-truth.ts';
import { stepsSeen } from '../step-seen.ts';
import type { TriedRow } from '../trial/course.ts';
import { fixesIn, patchIn, type ReportedFix } from '../trial/report-fix.ts';
import { courseLink, coursesLink } from '../trial/tried-address.ts';
import { whatIf } from '../trial/what-if.ts';
import { type Parting, partingOf } from '../way/parting.ts';
import { type Span, waterfallOf } from '../way/waterfall.ts';
import { restartsLost, type Way, wayOf } from '../way/way.ts';
import type { PodLine } from './digest.ts';

/** Everything that a page says of one pod. It can be sent between threads. */
export interface OpenedPod
  extends Brief,
    Pick<
      Explanation,
      'outlook' | 'restarts' | 'states' | 'confidence' | 'alternatives' | 'ruledOut' | 'commands' | 'next'
    > {
  /** The number by which its way is asked for. */
  readonly pod: number;
  readonly known: Answer['known'];
  /** The steps that it may stand in; more than one where what was given does not tell. Empty when it is gone. */
  readonly places: readonly StageId[];
  /** What the cause is called; empty when nothing is wrong. */
  readonly title: string;
  readonly evidence: readonly ReportedEvidence[];
  readonly notes: readonly ReportedEvidence[];
  /** What else is wrong, one sentence each. */
  readonly also: readonly string[];
  readonly truth: readonly StatusWord[];
  /** What would end it and can be tried, by its number. */
  readonly fixes: readonly ReportedFix[];
  /** A pod of the same owner that fares otherwise: the well one beside a sick one, or a sick one beside a well one. */
  readonly replica: PodLine | undefined;
  /** Several observations were joined by their name, because they have no uid. */
  readonly joined: boolean;
  /** The time from which ages count, in milliseconds since 1970. */
  readonly now: number;
}

/** The way of a pod without its machine, which is compiled from the spec wherever it is drawn. */
export interface OpenedWay extends Way {
  readonly spec: PodSpec;
  readonly spans: readonly Span[];
  /** Of each container, how many restarts the way leaves out. */
  readonly restarts: ReadonlyMap<string, number>;
  /** The step in which the cause probably lies, where that is an earlier one than shows it. */
  readonly origin: StageId | undefined;
  /** The time up to which it is told, in milliseconds since 1970. */
  readonly now: number;
}

/** Two pods beside each other, and where their ways part. */
export interface OpenedPair extends Parting {
  /** The first step of each is taken at this time, RFC 3339; null where nobody knows. */
  readonly begin: readonly [string | null, string | null];
}

/** What came of a fix in the simulator. It can be sent between threads. */
export interface TriedFix extends Pick<ReportedFix, 'patch' | 'command'> {
  readonly says: string;
  readonly anew: boolean;
  /** Rows of kubectl if nothing is done; empty where no way to the Pod is known, or where it is gone. */
  readonly left: readonly TriedRow[];
  readonly tried: readonly TriedRow[];
  /** Fragments of the pages on which the way is walked, and compared with what comes if nothing is done. */
  readonly walk: string;
  readonly compare: string | undefined;
}

/** Tries a fix of a pod. Throws an InputError where the value cannot stand in its field. */
export function triedFix(explanation: Explanation, number: number, to: string | undefined): TriedFix {
  const fix = explanation.trial.fixes[number];
  if (!fix) throw new RangeError(`fix ${number}: there are ${explanation.trial.fixes.length}`);
  const { says, anew, left, tried } = whatIf(explanation, fix, to);
  return {
    ...patchIn(explanation.facts, fix, to),
    says,
    anew,
    left: left?.rows ?? [],
    tried: tried.rows,
    walk: courseLink(tried),
    // A new pod begins with its build: beside the old one, its first step would be the first difference.
    compare: left && !anew ? coursesLink(left, tried) : undefined,
  };
}

/** The ways of two pods beside each other. */
export function openedPair(one: Explanation, other: Explanation): OpenedPair {
  const [left, right] = [wayOf(one.facts).steps, wayOf(other.facts).steps];
  return { ...partingOf(left, right), begin: [left[0]?.at ?? null, right[0]?.at ?? null] };
}

/** All that is said of a pod but its way. */
export function openedPod(
  { explanation, locate, known }: Answer,
  pod: number,
  { joined, replica }: Pick<OpenedPod, 'joined' | 'replica'>,
): OpenedPod {
  const { facts, cause, also } = explanation;
  return {
    ...briefOf(explanation),
    pod,
    known,
    places: facts.gone ? [] : stepsSeen(facts.pod, facts.events),
    joined,
    replica,
    title: cause === null ? '' : titleOf(cause),
    outlook: explanation.outlook,
    restarts: explanation.restarts,
    states: explanation.states,
    confidence: explanation.confidence,
    alternatives: explanation.alternatives,
    ruledOut: explanation.ruledOut,
    commands: explanation.commands,
    next: explanation.next,
    evidence: explanation.evidence.map((one) => located(one, locate)),
    notes: explanation.notes.map((one) => located(one, locate)),
    also: also.map(({ finding }) => finding.verdict),
    truth: known === 'pod' ? statusTruth(facts) : [],
    fixes: known === 'pod' ? fixesIn(explanation) : [],
    now: facts.now,
  };
}

/** The way of a pod, for which a machine is compiled and walked. */
export function openedWay({ facts, cause }: Explanation): OpenedWay {
  return {
    ...wayOf(facts),
    spec: specSeen(facts.history[0]?.object ?? facts.pod),
    spans: waterfallOf(facts),
    restarts: restartsLost(facts),
    origin: originOf(cause),
    now: facts.now,
  };
}
