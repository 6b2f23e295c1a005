import { type Fields, fields, integer, listOf, text } from '@/lib/kubernetes/fields.ts';
import type { Workload } from '@/lib/kubernetes/manifest.ts';
import { quantityOf } from '@/lib/kubernetes/quantity.ts';
import type { TaintEffect } from './world.ts';

/** What a pod asks of its cluster before it can run: the fields of its manifest that no machine is compiled from. */
export interface Demands {
  /** Millicores. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  readonly hostPorts: readonly number[];
  /** All of them must hold of a node's labels. */
  readonly nodeLabels: readonly LabelRule[];
  readonly tolerations: readonly Toleration[];
  /** Labels of pods that it does not share a node with. */
  readonly avoids: readonly Readonly<Record<string, string>>[];
  /** Claims that must be bound before a node is chosen. */
  readonly claims: readonly string[];
  readonly serviceAccount?: string;
}

interface LabelRule {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

interface Toleration {
  /** Absent: every taint. */
  readonly key?: string;
  /** Absent: whatever the taint's value is. */
  readonly value?: string;
  /** Absent: every effect. */
  readonly effect?: string;
  /** Milliseconds; absent: for good. */
  readonly lasts?: number;
}

/** Reads what a workload's pod asks for. */
export function demandsOf({ template, spec }: Workload): Demands {
  const written = fields(template.spec) ?? {};
  const containers = [...mapsIn(written.initContainers), ...mapsIn(written.containers)];
  const account = text(written.serviceAccountName);
  return {
    cpu: Math.round(requested(written, 'cpu') * 1000),
    memory: requested(written, 'memory'),
    hostPorts: containers.flatMap(({ ports }) =>
      mapsIn(ports).flatMap(({ hostPort }) => (typeof hostPort === 'number' && hostPort > 0 ? [hostPort] : [])),
    ),
    nodeLabels: [...selectorOf(written), ...affinityOf(written)],
    tolerations: mapsIn(written.tolerations).map(tolerationOf),
    avoids: mapsIn(inside(written, 'affinity', 'podAntiAffinity')?.requiredDuringSchedulingIgnoredDuringExecution).map(
      (term) => labelsOf(inside(term, 'labelSelector')?.matchLabels),
    ),
    claims: spec.volumes.flatMap(({ source, refersTo }) =>
      source === 'persistentVolumeClaim' && refersTo !== undefined ? [refersTo] : [],
    ),
    ...(account === undefined ? {} : { serviceAccount: account }),
  };
}

/** Whether a node with those labels satisfies all rules. */
export function labelsSatisfy(rules: readonly LabelRule[], labels: Readonly<Record<string, string>>): boolean {
  return rules.every(({ key, operator, values }) => {
    const value = labels[key];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    return (value !== undefined && values.includes(value)) === (operator === 'In');
  });
}

/** How long (ms) a taint is tolerated: 0 when it is not, infinite when it is for good. */
export function toleratesFor({ tolerations }: Demands, key: string, effect: TaintEffect, value = ''): number {
  const fits = tolerations.find(
    (one) =>
      (one.key === undefined || one.key === key) &&
      (one.value === undefined || one.value === value) &&
      (one.effect === undefined || one.effect === effect),
  );
  return fits ? (fits.lasts ?? Number.POSITIVE_INFINITY) : 0;
}

/** Init containers run one after the other, and beside all others only sidecars (KEP-753). */
function requested(spec: Fields, resource: 'cpu' | 'memory'): number {
  const of = (container: Fields): number => {
    const { requests, limits } = fields(container.resources) ?? {};
    return quantityOf(fields(requests)?.[resource]) ?? quantityOf(fields(limits)?.[resource]) ?? 0;
  };
  let sidecars = 0;
  let most = 0;
  for (const init of mapsIn(spec.initContainers)) {
    if (init.restartPolicy === 'Always') sidecars += of(init);
    else most = Math.max(most, sidecars + of(init));
  }
  const main = mapsIn(spec.containers).reduce((sum, container) => sum + of(container), sidecars);
  return Math.max(most, main);
}

function selectorOf(spec: Fields): readonly LabelRule[] {
  return Object.entries(labelsOf(spec.nodeSelector)).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

/** Of several terms, which are alternatives, the first counts. */
function affinityOf(spec: Fields): readonly LabelRule[] {
  const required = inside(spec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  const [term] = mapsIn(required?.nodeSelectorTerms);
  return mapsIn(term?.matchExpressions).flatMap((rule): LabelRule[] => {
    const { key, operator } = rule;
    const known = operator === 'In' || operator === 'NotIn' || operator === 'Exists' || operator === 'DoesNotExist';
    return known && typeof key === 'string' ? [{ key, operator, values: listOf(rule.values, text) }] : [];
  });
}

function tolerationOf(item: Fields): Toleration {
  const key = text(item.key);
  const effect = text(item.effect);
  const seconds = integer(item.tolerationSeconds);
  return {
    ...(key === undefined ? {} : { key }),
    ...(item.operator === 'Exists' ? {} : { value: text(item.value) ?? '' }),
    ...(effect === undefined ? {} : { effect }),
    ...(seconds === undefined ? {} : { lasts: seconds * 1000 }),
  };
}

function labelsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields(value) ?? {}).map(([key, one]) => [key, String(one)]));
}

function mapsIn(value: unknown): readonly Fields[] {
  return listOf(value, fields);
}

function inside(value: Fields, ...path: readonly string[]): Fields | undefined {
  return path.reduce<Fields | undefined>((at, key) => fields(at?.[key]), value);
}
