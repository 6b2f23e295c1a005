import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { configTrials } from './config-trials.ts';
import { endingTrials } from './ending-trials.ts';
import { type Fix, nothingToTry, type Trial, type Try } from './fix.ts';
import { imageTrials } from './image-trials.ts';
import { probeTrials } from './probe-trials.ts';
import { processTrials } from './process-trials.ts';
import { schedulingTrials } from './scheduling-trials.ts';

/** By the id of the cause; where there is none, nothing that the simulator knows would end it. */
export const trials: Readonly<Record<string, Try>> = {
  ...schedulingTrials,
  ...imageTrials,
  ...configTrials,
  ...processTrials,
  ...probeTrials,
  ...endingTrials,
};

/** How a cause that was found can be tried. Of a pod that is gone only its manifest can be changed. */
export function trialOf(facts: Facts, cause: string, finding: Finding): Trial {
  const { world, fixes } = trials[cause]?.(facts, finding) ?? nothingToTry;
  return { world, fixes: fixes.filter((fix) => isFit(fix) && (fix.edit !== undefined || !facts.gone)) };
}

/** What stands in a field may be such that no other value follows from it. */
function isFit({ edit }: Fix): boolean {
  try {
    edit?.patch(edit.to ?? '');
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
