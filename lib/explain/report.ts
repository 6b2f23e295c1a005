import type { Explanation } from './explanation.ts';
import type { Alternative, Command, Confidence, Evidence, RuledOut } from './finding.ts';
import type { Next } from './forecast.ts';
import { type Place, stepsOf } from './input/place.ts';
import type { Refused } from './refused.ts';
import { fixesIn, type ReportedFix } from './trial/report-fix.ts';
import type { Way, WayStep } from './way/way.ts';

/** What `podwalk explain -o json` prints of one pod: an interface for scripts, so it only grows. */
export interface Report {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string | null;
  readonly status: string;
  readonly states: readonly string[];
  readonly healthy: boolean;
  readonly verdict: string;
  readonly outlook: string;
  readonly cause: string | null;
  readonly confidence: Confidence;
  readonly container: string | null;
  readonly alternatives: readonly Alternative[];
  readonly ruledOut: readonly RuledOut[];
  readonly also: readonly { readonly cause: string; readonly container: string | null; readonly verdict: string }[];
  readonly evidence: readonly ReportedEvidence[];
  readonly path: readonly Omit<WayStep, 'id' | 'label'>[];
  /** How many restarts came before the path, of which nothing is recorded. */
  readonly lost: number;
  readonly next: readonly Next[];
  readonly commands: readonly Command[];
  readonly fixes: readonly ReportedFix[];
}

/** Evidence with its line in what was given. */
export interface ReportedEvidence extends Evidence {
  readonly file: string | null;
  readonly line: number | null;
}

/** That a way begins with restarts of which nothing is recorded. */
export function lostSaid(lost: number): string {
  return `${lost} earlier ${lost === 1 ? 'restart is' : 'restarts are'} not recorded`;
}

/** Finds the line on which a piece of evidence stands. */
export type Locate = (evidence: Evidence) => Place | undefined;

/** The report on a pod, with its way if that was looked for; its fixes are tried in the simulator if that is asked for. */
export function reportOn(
  explanation: Explanation,
  { steps, lost }: Pick<Way, 'steps' | 'lost'>,
  locate: Locate,
  tries = false,
): Report {
  const { facts, also, evidence, container } = explanation;
  return {
    kind: 'Pod',
    namespace: facts.namespace,
    name: facts.name,
    uid: facts.pod.metadata.uid ?? null,
    status: explanation.status,
    states: explanation.states,
    healthy: explanation.healthy,
    verdict: explanation.verdict,
    outlook: explanation.outlook,
    cause: explanation.cause,
    confidence: explanation.confidence,
    container: container ?? null,
    alternatives: explanation.alternatives,
    ruledOut: explanation.ruledOut,
    also: also.map(({ cause, finding }) => ({ cause, container: finding.container ?? null, verdict: finding.verdict })),
    evidence: evidence.map((one) => located(one, locate)),
    path: steps.map(({ at, event, from, to, basis }) => ({ at, event, from, to, basis })),
    lost,
    next: explanation.next,
    commands: explanation.commands,
    fixes: fixesIn(explanation, tries),
  };
}

/** The report on something that was refused, of which there is no pod. */
export function reportOnRefusal({ kind, namespace, name, cause, verdict, outlook, message, place }: Refused): Report {
  const owner = kind === 'Pod' ? undefined : `kubectl -n ${namespace} describe ${kind.toLowerCase()} ${name}`;
  return {
    kind,
    namespace,
    name,
    uid: null,
    status: '',
    states: [],
    healthy: false,
    verdict,
    outlook,
    cause,
    confidence: 'certain',
    container: null,
    alternatives: [],
    ruledOut: [],
    also: [],
    evidence: [
      {
        claim: 'What the API server answered.',
        source: `${kind}/${namespace}/${name}`,
        path: 'message',
        value: message,
        file: place.file ?? null,
        line: place.line,
      },
    ],
    path: [],
    lost: 0,
    next: [],
    commands: owner ? [{ run: owner, risk: 'inspect', why: 'See how often, and since when.' }] : [],
    fixes: [],
  };
}

/** Evidence with the line on which it stands. */
export function located(evidence: Evidence, locate: Locate): ReportedEvidence {
  const place = locate(evidence);
  const line = place && (place.lineOf?.(stepsOf(evidence.path)) ?? place.line);
  return { ...evidence, file: place?.file ?? null, line: line ?? null };
}
