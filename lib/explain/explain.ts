import { placePod } from '@/lib/kubernetes/placement.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import type { Case } from './case.ts';
import { catalogue } from './catalogue.ts';
import { courseSentence } from './course-sentence.ts';
import type { Explanation } from './explanation.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Command, Finding } from './finding.ts';
import { forecastOf } from './forecast.ts';
import { notesOn } from './notes.ts';
import { nothingToTry } from './trial/fix.ts';
import { fixesIn, type ReportedFix } from './trial/report-fix.ts';
import { trialOf } from './trial/trials.ts';

/** Says what is the matter with a pod, and what that rests on. */
export function explain(known: Case): Explanation {
  const facts = factsOf(known);
  const row = printedRow(known.pod, known.now);
  // In a list of many pods nobody asks for what takes longest.
  const common = { facts, status: row.status, ready: row.ready, restarts: row.restarts };
  const [first, ...also] = isPlainlyWell(facts) ? [] : findingsIn(facts);
  if (!first) {
    return {
      ...common,
      get states() {
        return statesOf(facts);
      },
      ...courseSentence(facts),
      healthy: true,
      cause: null,
      confidence: 'certain',
      alternatives: [],
      ruledOut: [],
      also: [],
      commands: [],
      get next() {
        return forecastOf(facts, null);
      },
      get notes() {
        return notesOn(facts);
      },
      trial: nothingToTry,
    };
  }
  const { finding, cause } = first;
  return {
    ...common,
    get states() {
      return statesOf(facts);
    },
    healthy: false,
    cause,
    verdict: finding.verdict,
    outlook: finding.outlook,
    confidence: finding.confidence,
    ...(finding.container === undefined ? {} : { container: finding.container }),
    evidence: finding.evidence,
    alternatives: finding.alternatives ?? [],
    ruledOut: finding.ruledOut ?? [],
    also,
    get commands() {
      return withPatch(finding.commands, fixesIn(this));
    },
    get next() {
      return forecastOf(facts, cause);
    },
    get notes() {
      return notesOn(facts);
    },
    get trial() {
      return trialOf(facts, cause, finding);
    },
  };
}

/** A change that is not among the commands yet is one more thing to do. */
function withPatch(commands: readonly Command[], fixes: readonly ReportedFix[]): readonly Command[] {
  if (commands.some(({ risk }) => risk === 'changes')) return commands;
  const changes = fixes.flatMap(({ says, command }) =>
    command?.risk === 'changes' ? [{ ...command, why: `${says} ${command.why}` }] : [],
  );
  return [...commands, ...changes.slice(0, 1)];
}

/** All causes that fit, deepest first, each once for a container; where nothing is wrong there are none. */
function findingsIn(facts: Facts): readonly { readonly cause: string; readonly finding: Finding }[] {
  const found = catalogue.flatMap(({ id, look }) => look(facts).map((finding) => ({ cause: id, finding })));
  const [first] = found;
  const seen = new Set<string>();
  return found.filter(({ cause, finding }) => {
    const key = `${cause} ${finding.container ?? ''}`;
    // That little is known is no second cause, and what a container lacks is said once.
    if (seen.has(key) || (cause === 'not-enough-evidence' && first?.cause !== cause)) return false;
    seen.add(key);
    return true;
  });
}

/** Most pods of a cluster: running, ready, never restarted, and not being deleted. */
function isPlainlyWell({ pod, deleting, containers, events }: Facts): boolean {
  if (deleting || events.some(({ type }) => type === 'Warning')) return false;
  if (pod.status.phase !== 'Running' || pod.spec.nodeName === undefined) return false;
  if (pod.status.conditions.find(({ type }) => type === 'Ready')?.status !== 'True') return false;
  return containers.every(({ kind, status }) =>
    kind === 'init' ? status?.state.terminated?.exitCode === 0 : status?.ready === true && status.restartCount === 0,
  );
}

function statesOf({ pod }: Facts): readonly string[] {
  if (pod.spec.containers.length === 0) return [];
  return [...placePod(toPodSpec(pod), pod).values()].flat();
}
