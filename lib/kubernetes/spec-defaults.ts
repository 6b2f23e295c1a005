import { parseImageReference } from '../../machines/image-reference.ts';
import type {
  ContainerKind,
  ContainerSpec,
  ObjectReference,
  PodSpec,
  ProbeSpec,
  PullPolicy,
  RestartPolicy,
  RestartRule,
  VolumeSpec,
} from '../../machines/pod-spec.ts';
import { type Fields, fields, flag, integer, isFields, listOf, text } from './fields.ts';
import type { ApiContainer, ApiVolume, Pod } from './pod.ts';

/**
 * The spec that a pod's machine is compiled from: the Pod's own fields, and the defaults of the API server
 * where it has none (facts 4.1, 6.7, D1, R1; pkg/apis/core/v1/defaults.go). A value that Kubernetes would refuse
 * counts as absent.
 */
export function toPodSpec({ metadata, spec }: Pod): PodSpec {
  const restartPolicy = restartPolicyOf(spec.restartPolicy) ?? 'Always';
  const runAsNonRoot = flag(spec.securityContext?.runAsNonRoot) ?? false;
  const toContainer = (container: ApiContainer, kind: ContainerKind): ContainerSpec => ({
    name: container.name,
    kind,
    image: container.image ?? '',
    imagePullPolicy: pullPolicyOf(container.imagePullPolicy) ?? defaultPullPolicy(container.image ?? ''),
    restartPolicy: restartPolicyOf(container.restartPolicy) ?? restartPolicy,
    restartRules: rulesOf(container),
    startupProbe: toProbe(container.startupProbe),
    livenessProbe: toProbe(container.livenessProbe),
    readinessProbe: toProbe(container.readinessProbe),
    postStart: isFields(container.lifecycle?.postStart),
    preStop: isFields(container.lifecycle?.preStop),
    references: referencesOf(container),
    runAsNonRoot: flag(container.securityContext?.runAsNonRoot) ?? runAsNonRoot,
    memoryLimit: quantity(fields(container.resources?.limits)?.memory),
  });
  return {
    name: metadata.name,
    namespace: metadata.namespace ?? 'default',
    restartPolicy,
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    nodeName: spec.nodeName || undefined,
    hostNetwork: spec.hostNetwork ?? false,
    schedulingGates: spec.schedulingGates.map((gate) => gate.name),
    readinessGates: spec.readinessGates.map((gate) => gate.conditionType),
    finalizers: metadata.finalizers,
    activeDeadlineSeconds: spec.activeDeadlineSeconds,
    volumes: spec.volumes.map(toVolume),
    containers: [
      ...spec.initContainers.map((container) =>
        toContainer(container, container.restartPolicy === 'Always' ? 'sidecar' : 'init'),
      ),
      ...spec.containers.map((container) => toContainer(container, 'main')),
    ],
  };
}

/** The pull policy of a container that names none (facts 4.1; SetDefaults_Container). */
export function defaultPullPolicy(image: string): PullPolicy {
  const reference = parseImageReference(image);
  if (reference === undefined) return 'IfNotPresent';
  const tag = reference.tag ?? (reference.digest === undefined ? 'latest' : '');
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** The restart policy that a string names, else undefined. */
function restartPolicyOf(value: string | undefined): RestartPolicy | undefined {
  return value === 'Always' || value === 'OnFailure' || value === 'Never' ? value : undefined;
}

/** The pull policy that a string names, else undefined. */
function pullPolicyOf(value: string | undefined): PullPolicy | undefined {
  return value === 'Always' || value === 'IfNotPresent' || value === 'Never' ? value : undefined;
}

/** Zero counts as absent, as it does in Go (SetDefaults_Probe). */
function toProbe(probe: Fields | undefined): ProbeSpec | undefined {
  if (probe === undefined) return undefined;
  return {
    initialDelaySeconds: integer(probe.initialDelaySeconds) ?? 0,
    periodSeconds: integer(probe.periodSeconds) || 10,
    timeoutSeconds: integer(probe.timeoutSeconds) || 1,
    successThreshold: integer(probe.successThreshold) || 1,
    failureThreshold: integer(probe.failureThreshold) || 3,
    terminationGracePeriodSeconds: integer(probe.terminationGracePeriodSeconds),
  };
}

/** Rules that miss an action or the exit codes are left out. */
function rulesOf({ restartPolicyRules }: ApiContainer): readonly RestartRule[] | undefined {
  const rules = restartPolicyRules.flatMap((rule): RestartRule[] => {
    const codes = fields(rule.exitCodes);
    const action = text(rule.action);
    const operator = text(codes?.operator);
    if (action !== 'Restart' && action !== 'RestartAllContainers') return [];
    if (operator !== 'In' && operator !== 'NotIn') return [];
    return [{ action, operator, exitCodes: listOf(codes?.values, integer) }];
  });
  return rules.length > 0 ? rules : undefined;
}

/** The kubelet resolves `envFrom` before `env`. */
function referencesOf({ env, envFrom }: ApiContainer): readonly ObjectReference[] {
  const references: ObjectReference[] = [];
  for (const source of envFrom) {
    need('ConfigMap', source.configMapRef);
    need('Secret', source.secretRef);
  }
  for (const variable of env) {
    const source = fields(variable.valueFrom);
    need('ConfigMap', source?.configMapKeyRef);
    need('Secret', source?.secretKeyRef);
  }
  return references;

  function need(kind: ObjectReference['kind'], value: unknown): void {
    const reference = fields(value);
    const name = text(reference?.name);
    if (reference === undefined || name === undefined || reference.optional === true) return;
    references.push({ kind, name, key: text(reference.key) });
  }
}

/** A volume without a source is an emptyDir (SetDefaults_Volume). */
function toVolume(volume: ApiVolume): VolumeSpec {
  const source = Object.keys(volume).find((key) => key !== 'name' && isFields(volume[key])) ?? 'emptyDir';
  const settings = fields(volume[source]);
  return {
    name: volume.name,
    source,
    refersTo: text(settings?.[nameKeys[source] ?? '']),
    optional: settings?.optional === true,
  };
}

const nameKeys: Readonly<Record<string, string>> = {
  configMap: 'name',
  secret: 'secretName',
  persistentVolumeClaim: 'claimName',
};

/** YAML reads a quantity without a unit as a number. */
function quantity(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : text(value);
}
