import type { ContainerStatus } from '@/lib/kubernetes/pod.ts';
import type { ContainerSpec, PodSpec } from '@/machines/pod-spec.ts';
import type { Sighting } from '../sighting.ts';

/** Something that Kubernetes never shows, with the number of the fact that says so. */
export interface Rule {
  readonly name: string;
  readonly fact: string;
  /** One sentence, without its full stop, when the case breaks the rule. */
  readonly breach: (judged: Case) => string | undefined;
}

/** An observation to be judged, beside the last one that was explained. */
export interface Case {
  readonly spec: PodSpec;
  readonly now: Sighting;
  readonly before: Sighting | undefined;
  /** The containers that the spec names and that have a status. */
  readonly containers: readonly ContainerCase[];
}

/** One container of a case. */
export interface ContainerCase {
  readonly own: ContainerSpec;
  readonly now: ContainerStatus;
  readonly before: ContainerStatus | undefined;
  /** Its restarts when its back-off last began anew, as far as was seen. */
  readonly backOffFrom: number;
  /** Its restarts when its image was last changed: the next one is for that (facts R7). */
  readonly imageChangedAt: number | undefined;
}

/** A rule that is broken when one container breaks it. */
export function ruleForEach(
  name: string,
  fact: string,
  breach: (container: ContainerCase, judged: Case) => string | undefined,
): Rule {
  return {
    name,
    fact,
    breach: (judged) => {
      for (const container of judged.containers) {
        const sentence = breach(container, judged);
        if (sentence !== undefined) return sentence;
      }
      return undefined;
    },
  };
}

/** The garbage collector, or a lost node, ends a pod without asking its kubelet (facts 6.10). */
export function isGivenUp({ now: { pod } }: Case): boolean {
  const { reason, conditions } = pod.status;
  const is = (type: string) => conditions.find((condition) => condition.type === type);
  const isUnheard = is('Ready')?.status === 'False' && is('ContainersReady')?.status === 'True';
  return reason === 'NodeLost' || isUnheard || conditions.some((condition) => condition.reason === 'DeletionByPodGC');
}
