import type { Facts } from './facts.ts';
import type { Alternative, Command, Confidence, Evidence, Finding, RuledOut } from './finding.ts';
import type { Next } from './forecast.ts';
import type { Trial } from './trial/fix.ts';

/** What is said of one pod. Its way is looked for by `wayOf`, because that takes longer. */
export interface Explanation {
  readonly facts: Facts;
  /** The word in kubectl's STATUS column. */
  readonly status: string;
  readonly ready: string;
  readonly restarts: string;
  /** The states that the Pod may stand in, as paths below the machine of its spec. */
  readonly states: readonly string[];
  readonly healthy: boolean;
  readonly verdict: string;
  readonly outlook: string;
  /** The id of the cause; null when nothing is wrong. */
  readonly cause: string | null;
  readonly confidence: Confidence;
  readonly container?: string;
  readonly evidence: readonly Evidence[];
  readonly alternatives: readonly Alternative[];
  readonly ruledOut: readonly RuledOut[];
  /** What else is wrong with the pod, less deep. */
  readonly also: readonly { readonly cause: string; readonly finding: Finding }[];
  readonly commands: readonly Command[];
  readonly next: readonly Next[];
  /** Warnings that do no harm now. */
  readonly notes: readonly Evidence[];
  /** How the cause can be tried in the simulator: nothing to try when nothing is wrong. */
  readonly trial: Trial;
}
