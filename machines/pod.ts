import type { Chart } from './chart.ts';
import { type CompiledChart, chartFrom, isGuardRef } from './compiled.ts';
import { containerRegion } from './container-region.ts';
import { ephemeralRegion } from './ephemeral-region.ts';
import { fill } from './fill.ts';
import { healthRegion } from './health-region.ts';
import { imageRegion } from './image-region.ts';
import { nodeRegion } from './node-region.ts';
import { objectRegion } from './object-region.ts';
import { firstPlace, placementRegion } from './placement-region.ts';
import { initialContext, isPodContext } from './pod-context.ts';
import type { ContainerSpec, PodSpec } from './pod-spec.ts';
import { compileRegion, type StateConfig } from './region.ts';
import { whatItTakes } from './remedies.ts';
import { resizeRegion } from './resize-region.ts';
import { stages } from './stages.ts';

/** The chart of a pod's whole life, compiled for that very pod. */
export function podChart(spec: PodSpec): Chart {
  return {
    ...chartFrom(compilePod(spec)),
    takes: (guard, context) => (isGuardRef(guard) && isPodContext(context) ? whatItTakes(guard, context) : undefined),
  };
}

/**
 * Compiles a pod's machine. Its regions are what is independent in Kubernetes: the image, the Pod object, its
 * placement, the kubelet's work for the pod as a whole, and each container. The config is plain data.
 */
function compilePod(spec: PodSpec): CompiledChart {
  const grace = String(spec.terminationGracePeriodSeconds);
  return {
    id: 'pod',
    title: 'The life of a pod',
    stages: fill(stages, { grace }),
    config: { ...podConfig(spec), context: initialContext(spec) },
  };
}

/** The config of a pod's machine: states, transitions, names of guards and actions, and nothing that is not data. */
function podConfig(spec: PodSpec): StateConfig & { readonly id: string; readonly type: 'parallel' } {
  const values = podValues(spec);
  const compile = (region: Parameters<typeof compileRegion>[1], more: Record<string, string> = {}) =>
    compileRegion('pod', region, { ...values, ...more });
  return {
    id: 'pod',
    type: 'parallel',
    states: {
      image: compile(imageRegion),
      object: compile(objectRegion),
      placement: compile(placementRegion(spec)),
      node: compile(nodeRegion),
      health: compile(healthRegion),
      resize: compile(resizeRegion),
      ephemeral: compile(ephemeralRegion),
      containers: {
        type: 'parallel',
        onDone: { actions: [{ type: 'raise', params: { event: 'containers.stopped' } }] },
        states: Object.fromEntries(
          spec.containers.map((own) => [own.name, compile(containerRegion(spec, own), containerValues(own))]),
        ),
      },
    },
  };
}

function podValues(spec: PodSpec): Record<string, string> {
  const volume = spec.volumes.find(({ refersTo }) => refersTo !== undefined) ?? spec.volumes[0];
  const firstMain = spec.containers.find(({ kind }) => kind === 'main');
  return {
    pod: spec.name,
    namespace: spec.namespace,
    firstPlace: firstPlace(spec),
    firstContainer: spec.containers[0]?.name ?? '',
    firstMain: firstMain?.name ?? '',
    firstStop: firstMain?.preStop ? 'preStop' : 'SIGTERM',
    volume: volume?.name ?? 'kube-api-access',
    volumeError: volume?.refersTo
      ? `${volume.source.toLowerCase()} "${volume.refersTo}" not found`
      : 'timed out waiting for the condition',
  };
}

function containerValues(own: ContainerSpec): Record<string, string> {
  const reference = own.references[0];
  return {
    container: own.name,
    image: own.image,
    policy: own.imagePullPolicy,
    restartPolicy: own.restartPolicy,
    memoryLimit: own.memoryLimit ? `its limit of ${own.memoryLimit}` : 'there was',
    reference: reference ? `${reference.kind.toLowerCase()} "${reference.name}"` : 'configmap',
  };
}
