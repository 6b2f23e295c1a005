import type { ContainerSpec, ObjectReference, PodSpec, ProbeSpec, VolumeSpec } from '../../machines/pod-spec.ts';

/**
 * A manifest with what decides a pod's walk and nothing else: no commands, no values of variables, no labels. Exports
 * carry it instead of the reader's own. Reading it gives the same spec.
 */
export function toSpareManifest(spec: PodSpec): string {
  const own = spec.containers.map((container) => ({ kind: container.kind, fields: spareContainer(container, spec) }));
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: spec.name,
      namespace: spec.namespace,
      ...(spec.finalizers.length > 0 ? { finalizers: spec.finalizers } : {}),
    },
    spec: {
      restartPolicy: spec.restartPolicy,
      terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds,
      ...(spec.nodeName ? { nodeName: spec.nodeName } : {}),
      ...(spec.hostNetwork ? { hostNetwork: true } : {}),
      ...(spec.schedulingGates.length > 0 ? { schedulingGates: spec.schedulingGates.map((name) => ({ name })) } : {}),
      ...(spec.readinessGates.length > 0
        ? { readinessGates: spec.readinessGates.map((conditionType) => ({ conditionType })) }
        : {}),
      ...(spec.activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds: spec.activeDeadlineSeconds }),
      ...(spec.volumes.length > 0 ? { volumes: spec.volumes.map(volumeOf) } : {}),
      initContainers: own.flatMap(({ kind, fields }) => (kind === 'main' ? [] : [fields])),
      containers: own.flatMap(({ kind, fields }) => (kind === 'main' ? [fields] : [])),
    },
  });
}

/** A container as a manifest has it, with the fields that decide its walk. */
export function spareContainer(own: ContainerSpec, { restartPolicy }: PodSpec): object {
  const hook = { exec: { command: ['true'] } };
  const lifecycle = { ...(own.postStart ? { postStart: hook } : {}), ...(own.preStop ? { preStop: hook } : {}) };
  const policy = own.kind === 'sidecar' ? 'Always' : own.restartPolicy;
  return {
    name: own.name,
    image: own.image,
    imagePullPolicy: own.imagePullPolicy,
    ...(own.kind === 'sidecar' || policy !== restartPolicy ? { restartPolicy: policy } : {}),
    ...(own.restartRules ? { restartPolicyRules: own.restartRules.map(ruleOf) } : {}),
    ...probeOf('startupProbe', own.startupProbe),
    ...probeOf('livenessProbe', own.livenessProbe),
    ...probeOf('readinessProbe', own.readinessProbe),
    ...(own.postStart || own.preStop ? { lifecycle } : {}),
    ...(own.memoryLimit ? { resources: { limits: { memory: own.memoryLimit } } } : {}),
    ...(own.runAsNonRoot ? { securityContext: { runAsNonRoot: true } } : {}),
    ...referencesOf(own.references),
  };
}

function ruleOf({ action, operator, exitCodes }: NonNullable<ContainerSpec['restartRules']>[number]): object {
  return { action, exitCodes: { operator, values: exitCodes } };
}

function probeOf(name: string, probe: ProbeSpec | undefined): object {
  return probe === undefined ? {} : { [name]: { exec: { command: ['true'] }, ...probe } };
}

/** References with a key come from variables, the others from whole objects; the kubelet resolves the whole ones first. */
function referencesOf(references: readonly ObjectReference[]): object {
  const whole = references.filter(({ key }) => key === undefined);
  const keyed = references.filter(({ key }) => key !== undefined);
  const refOf = (kind: string, end: string) => `${kind === 'Secret' ? 'secret' : 'configMap'}${end}`;
  return {
    ...(whole.length > 0 ? { envFrom: whole.map(({ kind, name }) => ({ [refOf(kind, 'Ref')]: { name } })) } : {}),
    ...(keyed.length > 0
      ? {
          env: keyed.map(({ kind, name, key }, index) => ({
            name: `V${index + 1}`,
            valueFrom: { [refOf(kind, 'KeyRef')]: { name, key } },
          })),
        }
      : {}),
  };
}

function volumeOf({ name, source, refersTo, optional }: VolumeSpec): object {
  const key = source === 'secret' ? 'secretName' : source === 'persistentVolumeClaim' ? 'claimName' : 'name';
  const reference = refersTo === undefined ? {} : { [key]: refersTo };
  return { name, [source]: { ...reference, ...(optional ? { optional: true } : {}) } };
}
