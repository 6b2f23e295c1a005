import { specSeen } from '@/lib/journey/watch.ts';
import { type Fields, fields, listOf } from '@/lib/kubernetes/fields.ts';
import { toSpareManifest } from '@/lib/kubernetes/spare-manifest.ts';
import type { Facts } from '../facts.ts';
import { strategicMerge } from './strategic-merge.ts';

/** The manifest of a pod as JSON, reduced to what decides where it may run and its walk, under a patch if there is one. */
export function triedManifest(facts: Facts, patch: Fields = {}): string {
  const spare = fields(JSON.parse(toSpareManifest(specSeen(facts.history[0]?.object ?? facts.pod)))) ?? {};
  return JSON.stringify(strategicMerge({ ...spare, spec: withDemands(fields(spare.spec) ?? {}, facts) }, patch));
}

/** What the pod asks of a node, which its machine does not know. */
function withDemands(spec: Fields, { wants, pod }: Facts): Fields {
  const asked = new Map(
    [...pod.spec.initContainers, ...pod.spec.containers].map(({ name, resources }) => [name, resources]),
  );
  const withResources = (list: unknown) =>
    listOf(list, fields).map((own) => {
      const resources = asked.get(String(own.name));
      return resources ? { ...own, resources: { ...fields(own.resources), ...resources } } : own;
    });
  return {
    ...spec,
    initContainers: withResources(spec.initContainers),
    containers: withResources(spec.containers),
    ...(Object.keys(wants.nodeSelector).length > 0 ? { nodeSelector: wants.nodeSelector } : {}),
    ...(wants.tolerations.length > 0 ? { tolerations: wants.tolerations.map(tolerationFields) } : {}),
    ...(wants.nodeTerms.length > 0
      ? {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: wants.nodeTerms.map((matchExpressions) => ({ matchExpressions })),
              },
            },
          },
        }
      : {}),
  };
}

/** A toleration as a manifest has it. */
export function tolerationFields({
  key,
  operator,
  value,
  effect,
  seconds,
}: Facts['wants']['tolerations'][number]): Fields {
  return {
    ...(key === '' ? {} : { key }),
    operator,
    ...(operator === 'Exists' ? {} : { value }),
    ...(effect === '' ? {} : { effect }),
    ...(seconds === undefined ? {} : { tolerationSeconds: seconds }),
  };
}
