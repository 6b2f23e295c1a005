import { type Fields, fields, listOf, text } from '@/lib/kubernetes/fields.ts';
import { quantityOf } from '@/lib/kubernetes/quantity.ts';

/** What a pod asks of a node. */
export interface Wants {
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** The terms of the required node affinity, any of which is enough; empty when there is none. */
  readonly nodeTerms: readonly (readonly NodeRequirement[])[];
  readonly tolerations: readonly Toleration[];
  /** CPUs. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  readonly pullSecrets: readonly string[];
  readonly scheduler: string;
}

interface NodeRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface Toleration {
  /** Empty tolerates every key. */
  readonly key: string;
  readonly operator: string;
  readonly value: string;
  /** Empty tolerates every effect. */
  readonly effect: string;
  /** How long a NoExecute taint is borne; undefined means for ever. */
  readonly seconds?: number;
}

/** Reads what a Pod's spec asks of a node; what is missing or malformed asks nothing. */
export function wantsOf(spec: Fields | undefined): Wants {
  const affinity = fields(fields(spec?.affinity)?.nodeAffinity);
  const required = fields(affinity?.requiredDuringSchedulingIgnoredDuringExecution);
  const containers = listOf(spec?.containers, fields);
  const steps = listOf(spec?.initContainers, fields);
  return {
    nodeSelector: stringsOf(fields(spec?.nodeSelector)),
    nodeTerms: listOf(required?.nodeSelectorTerms, (term) => listOf(fields(term)?.matchExpressions, requirementOf)),
    tolerations: listOf(spec?.tolerations, tolerationOf),
    cpu: requestOf(containers, steps, 'cpu'),
    memory: requestOf(containers, steps, 'memory'),
    pullSecrets: listOf(spec?.imagePullSecrets, (secret) => text(fields(secret)?.name)),
    scheduler: text(spec?.schedulerName) ?? 'default-scheduler',
  };
}

/**
 * What may name somebody in what a pod asks of a node: its pull secrets, the values of labels and taints, and their keys
 * where they are not Kubernetes' own.
 */
export function namesIn({ pullSecrets, nodeSelector, nodeTerms, tolerations }: Wants): readonly string[] {
  const asked = [
    ...Object.entries(nodeSelector).map(([key, value]) => ({ key, values: [value] })),
    ...nodeTerms.flat(),
    ...tolerations.map(({ key, value }) => ({ key, values: [value] })),
  ];
  const own = asked.filter(({ key }) => !standard.test(key));
  const words = own.flatMap(({ key, values }) => [key, ...values.filter((value) => !plain.test(value))]);
  return [...new Set([...pullSecrets, ...words])].filter((word) => word !== '');
}

/** Keys of Kubernetes itself; their values are architectures, systems and zones. */
const standard = /(?:^|\.)(?:kubernetes|k8s)\.io\//;

/** Values that say nothing about anybody. */
const plain = /^(?:true|false|yes|no|linux|windows|amd64|arm64|\d+)$/;

/** The main containers and sidecars together, or the largest init container if that is more. */
function requestOf(containers: readonly Fields[], steps: readonly Fields[], resource: 'cpu' | 'memory'): number {
  const asked = ({ resources }: Fields) => {
    const { requests, limits } = fields(resources) ?? {};
    return quantityOf(fields(requests)?.[resource]) ?? quantityOf(fields(limits)?.[resource]) ?? 0;
  };
  const sidecars = steps.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const together = [...containers, ...sidecars].reduce((sum, container) => sum + asked(container), 0);
  return Math.max(together, ...steps.map(asked));
}

function stringsOf(map: Fields | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(map ?? {}).flatMap(([key, value]) => [[key, text(value) ?? '']]));
}

function requirementOf(value: unknown): NodeRequirement | undefined {
  const key = text(fields(value)?.key);
  if (key === undefined) return undefined;
  return { key, operator: text(fields(value)?.operator) ?? 'In', values: listOf(fields(value)?.values, text) };
}

function tolerationOf(value: unknown): Toleration | undefined {
  const toleration = fields(value);
  if (!toleration) return undefined;
  const { tolerationSeconds } = toleration;
  return {
    key: text(toleration.key) ?? '',
    operator: text(toleration.operator) ?? 'Equal',
    value: text(toleration.value) ?? '',
    effect: text(toleration.effect) ?? '',
    ...(typeof tolerationSeconds === 'number' ? { seconds: tolerationSeconds } : {}),
  };
}
