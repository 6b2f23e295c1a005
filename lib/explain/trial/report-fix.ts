import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { Explanation } from '../explanation.ts';
import type { Command } from '../finding.ts';
import type { Fix } from './fix.ts';
import { patchFor } from './patch.ts';
import { whatIf } from './what-if.ts';

/** A fix as a report and a page show it. */
export interface ReportedFix {
  readonly says: string;
  /** What must hold besides; null where the change is enough. */
  readonly given: string | null;
  /** The field that changes; null where nothing in the manifest does. */
  readonly field: string | null;
  /** What stands there and what to put there; null where nothing stands there, or the field is taken away. */
  readonly from: string | null;
  readonly to: string | null;
  /** The change as a strategic merge patch of the Pod, in YAML; null where there is none. */
  readonly patch: string | null;
  readonly command: Command | null;
  /** What comes of it in the simulator, where it was tried. */
  readonly outcome?: string;
}

/** All fixes of an explanation, and what comes of each if they are to be tried, which takes up to a second. */
export function fixesIn(explanation: Explanation, tries = false): readonly ReportedFix[] {
  const { facts, trial } = explanation;
  return trial.fixes.map((fix) => {
    const { edit } = fix;
    return {
      says: fix.says,
      given: fix.given ?? null,
      field: edit?.field ?? null,
      from: edit?.from ?? null,
      to: edit?.to ?? null,
      ...patchIn(facts, fix, edit?.to),
      ...(tries ? { outcome: outcomeOf(explanation, fix) } : {}),
    };
  });
}

/** Of a Pod that tells too little for a manifest there is no machine to try anything on. */
function outcomeOf(explanation: Explanation, fix: Fix): string {
  try {
    return whatIf(explanation, fix).says;
  } catch (error) {
    if (error instanceof InputError) return `it cannot be tried: ${error.message}`;
    throw error;
  }
}

/** The patch and its command, with another value in it. Throws an InputError where that cannot stand there. */
export function patchIn(
  facts: Explanation['facts'],
  fix: Fix,
  to: string | undefined,
): Pick<ReportedFix, 'patch' | 'command'> {
  const { yaml, command } = patchFor(facts, fix, to);
  return { patch: yaml === '' ? null : yaml, command: command ?? null };
}
