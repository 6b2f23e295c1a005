import type { ApiContainer, ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import type { ContainerSpec, PodSpec } from '@/machines/pod-spec.ts';
import { conditionRules } from './refusals/condition-rules.ts';
import { containerRules } from './refusals/container-rules.ts';
import { objectRules } from './refusals/object-rules.ts';
import { orderRules } from './refusals/order-rules.ts';
import type { ContainerCase, Rule } from './refusals/rule.ts';
import { timeRules } from './refusals/time-rules.ts';
import type { Sighting } from './sighting.ts';

/** Why an observation cannot be. */
export interface Refusal {
  readonly rule: string;
  readonly fact: string;
  readonly sentence: string;
}

/** Everything that is refused in words; the machine refuses more, and has the last say. */
export const rules: readonly Rule[] = [
  ...objectRules,
  ...timeRules,
  ...containerRules,
  ...orderRules,
  ...conditionRules,
];

/** Judges the observations of one pod, each by the last one that was explained. */
export class Judge {
  readonly #spec: PodSpec;
  #before: Sighting | undefined;
  readonly #backOffFrom = new Map<string, number>();
  readonly #imageChangedAt = new Map<string, number>();

  constructor(spec: PodSpec) {
    this.#spec = spec;
  }

  /** The first rule that an observation breaks, `undefined` when it breaks none. */
  refusalOf(now: Sighting): Refusal | undefined {
    const judged = { spec: this.#spec, now, before: this.#before, containers: this.#containersOf(now.pod) };
    for (const { name, fact, breach } of rules) {
      const sentence = breach(judged);
      if (sentence !== undefined) return { rule: name, fact, sentence };
    }
    return undefined;
  }

  /** The observation has been explained: the next one is judged by it. */
  accept(now: Sighting): void {
    for (const { own, now: status, before } of this.#containersOf(now.pod)) {
      const [was, is] = [this.#before && imageIn(this.#before.pod, own), imageIn(now.pod, own)];
      if (was !== undefined && was !== is) this.#imageChangedAt.set(own.name, status.restartCount);
      const unseen = before === undefined || status.restartCount > before.restartCount + 1;
      if (unseen || was !== is || ranLong(status)) this.#backOffFrom.set(own.name, status.restartCount);
    }
    this.#before = now;
  }

  #containersOf(pod: Pod): readonly ContainerCase[] {
    return this.#spec.containers.flatMap((own) => {
      const now = statusIn(pod, own);
      if (!now) return [];
      const before = this.#before && statusIn(this.#before.pod, own);
      const backOffFrom = this.#backOffFrom.get(own.name) ?? now.restartCount;
      return [{ own, now, before, backOffFrom, imageChangedAt: this.#imageChangedAt.get(own.name) }];
    });
  }
}

function statusIn({ status }: Pod, { name, kind }: ContainerSpec): ContainerStatus | undefined {
  const statuses = kind === 'main' ? status.containerStatuses : status.initContainerStatuses;
  return statuses.find((one) => one.name === name);
}

/** After ten minutes of running the back-off starts anew (facts 5.1). */
function ranLong({ state, lastState }: ContainerStatus): boolean {
  return [state.terminated, lastState.terminated].some(
    (end) => Date.parse(end?.finishedAt ?? '') - Date.parse(end?.startedAt ?? '') > 600_000,
  );
}

function imageIn({ spec }: Pod, { name, kind }: ContainerSpec): string | undefined {
  const containers: readonly ApiContainer[] = kind === 'main' ? spec.containers : spec.initContainers;
  return containers.find((one) => one.name === name)?.image;
}
