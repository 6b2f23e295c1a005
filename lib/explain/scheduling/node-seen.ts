import { type Fields, fields, listOf, text } from '@/lib/kubernetes/fields.ts';
import { quantityOf } from '@/lib/kubernetes/quantity.ts';

/** A Kubernetes `v1` Node, reduced to what decides whether a pod may run there. */
export interface NodeSeen {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly unschedulable: boolean;
  /** `True`, `False` or `Unknown`; undefined when the Node does not say. */
  readonly ready?: string;
  /** When Ready last changed. */
  readonly readySince?: string;
  /** Conditions other than Ready that are True, for example `DiskPressure`. */
  readonly pressures: readonly string[];
  /** CPUs. */
  readonly cpu?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly pods?: number;
  readonly architecture?: string;
}

interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** Reads a Node; undefined when it has no name. */
export function nodeSeen(node: Fields): NodeSeen | undefined {
  const metadata = fields(node.metadata);
  const name = text(metadata?.name);
  if (!name) return undefined;
  const status = fields(node.status);
  const spec = fields(node.spec);
  const allocatable = fields(status?.allocatable) ?? fields(status?.capacity);
  const conditions = listOf(status?.conditions, fields);
  const ready = conditions.find(({ type }) => type === 'Ready');
  return {
    name,
    labels: Object.fromEntries(
      Object.entries(fields(metadata?.labels) ?? {}).map(([key, value]) => [key, text(value) ?? '']),
    ),
    taints: listOf(spec?.taints, taintOf),
    unschedulable: spec?.unschedulable === true,
    ready: text(ready?.status),
    readySince: text(ready?.lastTransitionTime),
    pressures: conditions.flatMap(({ type, status: is }) =>
      is === 'True' && type !== 'Ready' ? (text(type) ?? []) : [],
    ),
    cpu: quantityOf(allocatable?.cpu),
    memory: quantityOf(allocatable?.memory),
    pods: quantityOf(allocatable?.pods),
    architecture: text(fields(status?.nodeInfo)?.architecture),
  };
}

function taintOf(value: unknown): Taint | undefined {
  const key = text(fields(value)?.key);
  if (key === undefined) return undefined;
  return { key, value: text(fields(value)?.value) ?? '', effect: text(fields(value)?.effect) ?? '' };
}
