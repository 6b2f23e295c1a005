import type { Surroundings } from '../case.ts';
import type { NodeSeen } from './node-seen.ts';
import type { Toleration, Wants } from './wants.ts';

/** What stands between a pod and one node. */
export interface NodeVerdict {
  readonly node: string;
  /** Each with the field that it comes from; empty when nothing that can be seen stands in the way. */
  readonly reasons: readonly { readonly says: string; readonly path: string; readonly value: string }[];
}

/** Says of each node that is known why a pod does not fit, as far as its manifest and the Nodes tell. */
export function nodeVerdicts(wants: Wants, { nodes, used }: Surroundings): readonly NodeVerdict[] {
  return nodes.map((node) => ({
    node: node.name,
    reasons: [
      ...cordoned(node),
      ...tainted(wants, node),
      ...unlabelled(wants, node),
      ...tooSmall(wants, node, used.get(node.name)),
    ],
  }));
}

type Reasons = NodeVerdict['reasons'];

function cordoned({ unschedulable }: NodeSeen): Reasons {
  return unschedulable ? [{ says: 'it is cordoned', path: 'spec.unschedulable', value: 'true' }] : [];
}

function tainted({ tolerations }: Wants, { taints }: NodeSeen): Reasons {
  return taints.flatMap((taint, index) => {
    if (taint.effect === 'PreferNoSchedule' || tolerations.some((one) => tolerates(one, taint))) return [];
    const value = `${taint.key}${taint.value ? `=${taint.value}` : ''}:${taint.effect}`;
    return [{ says: `the pod does not tolerate its taint ${value}`, path: `spec.taints[${index}]`, value }];
  });
}

/** Whether a toleration covers a taint. */
function tolerates(toleration: Toleration, taint: { key: string; value: string; effect: string }): boolean {
  const { key, operator, value, effect } = toleration;
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  return operator === 'Exists' || value === taint.value;
}

function unlabelled({ nodeSelector, nodeTerms }: Wants, { labels }: NodeSeen): Reasons {
  const missing = Object.entries(nodeSelector).flatMap(([key, value]) =>
    labels[key] === value
      ? []
      : [
          {
            says: `its label ${key} is ${labels[key] ?? 'missing'}, not ${value}`,
            path: `metadata.labels`,
            value: labels[key] ?? '',
          },
        ],
  );
  if (nodeTerms.length === 0 || nodeTerms.some((term) => term.every((one) => holds(one, labels)))) return missing;
  return [...missing, { says: 'no term of the required node affinity holds', path: 'metadata.labels', value: '' }];
}

function holds(
  { key, operator, values }: Wants['nodeTerms'][number][number],
  labels: Readonly<Record<string, string>>,
): boolean {
  const label = labels[key];
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    case 'Gt':
      return Number(label) > Number(values[0]);
    case 'Lt':
      return Number(label) < Number(values[0]);
    default:
      return false;
  }
}

function tooSmall(
  wants: Wants,
  node: NodeSeen,
  used: { cpu: number; memory: number; pods: number } | undefined,
): Reasons {
  const taken = used ?? { cpu: 0, memory: 0, pods: 0 };
  const told = used ? ` (${used.pods} pods in the paste are counted)` : '';
  const short = (['cpu', 'memory'] as const).flatMap((resource) => {
    const all = node[resource];
    if (all === undefined || wants[resource] <= all - taken[resource]) return [];
    const says = `it has ${amount(resource, all - taken[resource])} of ${resource} left, and the pod asks for ${amount(resource, wants[resource])}${told}`;
    return [{ says, path: `status.allocatable.${resource}`, value: amount(resource, all) }];
  });
  const full =
    node.pods !== undefined && taken.pods >= node.pods
      ? [{ says: `it has ${taken.pods} of ${node.pods} pods`, path: 'status.allocatable.pods', value: `${node.pods}` }]
      : [];
  return [...short, ...full];
}

function amount(resource: 'cpu' | 'memory', value: number): string {
  if (resource === 'cpu') return Number.isInteger(value) ? `${value}` : `${Math.round(value * 1000)}m`;
  const gibibytes = value / 2 ** 30;
  return gibibytes >= 1 ? `${Math.round(gibibytes * 10) / 10}Gi` : `${Math.round(value / 2 ** 20)}Mi`;
}
