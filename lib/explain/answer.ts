import type { Pod } from '@/lib/kubernetes/pod.ts';
import type { StageId } from '@/machines/chart.ts';
import type { Case } from './case.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import type { Locate } from './report.ts';
import { stepSeen } from './step-seen.ts';

/** What a list of pods says of one. */
export interface Brief extends Pick<Explanation, 'status' | 'ready' | 'healthy' | 'verdict' | 'cause'> {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string | undefined;
  /** The step that it stands in; null when it is gone. */
  readonly step: StageId | null;
}

/** What is said of one pod, and where its evidence stands. */
export interface Answer {
  /** Made when it is first asked for, and kept. */
  readonly brief: Brief;
  /** All of it; of many pods it is made anew whenever it is asked for. */
  readonly explanation: Explanation;
  readonly locate: Locate;
  /** What it is known from. */
  readonly known: 'pod' | 'row';
  /** What replicas have in common: their owner, or their name up to its last part. */
  readonly family: string;
}

/**
 * Explanations of so many pods are kept, for whoever asks the same pod several things. Those of a whole cluster would take
 * more room than its pods, and what is forgotten only after a while takes longer to clear away than to make anew.
 */
const mostKept = 4;

/** Makes answers that share the room for their explanations. */
export class Answers {
  readonly #kept = new Map<Case, Explanation>();

  /** The answer on a case. */
  on(known: Case, locate: Locate): Answer {
    const explanationOf = () => this.#explanationOf(known);
    let brief: Brief | undefined;
    return {
      get brief() {
        brief ??= briefOf(explanationOf());
        return brief;
      },
      get explanation() {
        return explanationOf();
      },
      locate,
      known: 'pod',
      get family() {
        return familyOf(known.pod);
      },
    };
  }

  #explanationOf(known: Case): Explanation {
    const kept = this.#kept.get(known);
    if (kept) return kept;
    const made = explain(known);
    this.#kept.set(known, made);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest) this.#kept.delete(oldest);
    return made;
  }
}

/** The short form of an explanation. */
export function briefOf({ facts, status, ready, healthy, verdict, cause }: Explanation): Brief {
  const { namespace, name, pod } = facts;
  const step = facts.gone ? null : stepSeen(pod);
  return { namespace, name, uid: pod.metadata.uid, step, status, ready, healthy, verdict, cause };
}

function familyOf({ metadata: { namespace = 'default', name, ownerReferences } }: Pod): string {
  const owner = ownerReferences.find(({ controller }) => controller) ?? ownerReferences[0];
  // A rollout has two ReplicaSets, the old one well and the new one not.
  const [kind, whole] = owner ? [owner.kind, owner.name] : ['Pod', name];
  const isNumbered = kind === 'ReplicaSet' || kind === 'Pod';
  return `${namespace}/${kind}/${isNumbered ? whole.replace(/-[a-z0-9]+$/, '') : whole}`;
}
