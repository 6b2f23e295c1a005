import { type Fields, fields, flag, integer, isFields, listOf, text } from './fields.ts';
import { InputError } from './input-error.ts';

/**
 * A Kubernetes `v1` Pod as its JSON has it, reduced to the fields that decide what a person sees.
 * Times are RFC 3339 strings. Lists that the JSON leaves out are empty.
 */
export interface Pod {
  readonly apiVersion: 'v1';
  readonly kind: 'Pod';
  readonly metadata: ObjectMeta;
  readonly spec: ApiPodSpec;
  readonly status: PodStatus;
}

/** Kubernetes' ObjectMeta; `name` is the generateName where a template has no name yet. */
interface ObjectMeta {
  readonly name: string;
  /** Absent in a manifest that leaves the choice to the command line. */
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  /** The time of the delete request plus the grace (facts D1). */
  readonly deletionTimestamp?: string;
  /** Seconds. */
  readonly deletionGracePeriodSeconds?: number;
  readonly annotations?: Fields;
  readonly ownerReferences: readonly OwnerReference[];
  readonly finalizers: readonly string[];
}

interface OwnerReference {
  readonly kind: string;
  readonly name: string;
  readonly uid?: string;
  readonly controller?: boolean;
}

/** Kubernetes' own PodSpec, without its defaults; the machine is compiled from `machines/pod-spec`. */
export interface ApiPodSpec {
  readonly nodeName?: string;
  readonly restartPolicy?: string;
  /** Seconds. */
  readonly terminationGracePeriodSeconds?: number;
  /** Seconds after `status.startTime`. */
  readonly activeDeadlineSeconds?: number;
  readonly hostNetwork?: boolean;
  readonly securityContext?: Fields;
  readonly schedulingGates: readonly { readonly name: string }[];
  readonly readinessGates: readonly { readonly conditionType: string }[];
  readonly volumes: readonly ApiVolume[];
  readonly initContainers: readonly ApiContainer[];
  readonly containers: readonly ApiContainer[];
  readonly ephemeralContainers: readonly ApiContainer[];
}

/** A container of the spec; what `Fields` holds is checked by whoever reads it. */
export interface ApiContainer {
  readonly name: string;
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly restartPolicy?: string;
  readonly startupProbe?: Fields;
  readonly livenessProbe?: Fields;
  readonly readinessProbe?: Fields;
  readonly lifecycle?: Fields;
  readonly resources?: Fields;
  readonly securityContext?: Fields;
  readonly env: readonly Fields[];
  readonly envFrom: readonly Fields[];
  readonly restartPolicyRules: readonly Fields[];
}

/** A volume: its name, and one more key that names its source. */
export interface ApiVolume extends Fields {
  readonly name: string;
}

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';

export interface PodStatus {
  /** A PodPhase in every Pod of a cluster; empty when the JSON has no status. */
  readonly phase: string;
  readonly reason?: string;
  readonly message?: string;
  readonly nominatedNodeName?: string;
  readonly startTime?: string;
  readonly podIP?: string;
  readonly podIPs: readonly { readonly ip: string }[];
  readonly conditions: readonly PodCondition[];
  /** In the order of the spec (facts 1.5). */
  readonly initContainerStatuses: readonly ContainerStatus[];
  /** Sorted by name (facts 1.5). */
  readonly containerStatuses: readonly ContainerStatus[];
  readonly ephemeralContainerStatuses: readonly ContainerStatus[];
}

export interface PodCondition {
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  /** When `status` last changed. */
  readonly lastTransitionTime?: string;
}

export interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly restartCount: number;
  readonly state: ContainerState;
  /** The previous instance; only `terminated` occurs. */
  readonly lastState: ContainerState;
  readonly image?: string;
  readonly imageID?: string;
  readonly containerID?: string;
}

/** At most one of the three is set; none means that the kubelet knows nothing. */
export interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: { readonly startedAt?: string };
  readonly terminated?: TerminatedState;
}

export interface TerminatedState {
  readonly exitCode: number;
  readonly signal?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/**
 * Reads a Pod from parsed JSON. `where` names the value in the error, for example `items[3]`.
 * Fields that are missing, unknown or of the wrong type are left out; a value that is no Pod, or a Pod without
 * a name, throws an InputError.
 */
export function parsePod(value: unknown, where: string): Pod {
  if (!isFields(value)) throw notPod(`${where} is ${nounOf(value)}, not a Pod`);
  const metadata = fields(value.metadata);
  if (value.kind !== 'Pod') {
    const kind = text(value.kind);
    if (kind !== undefined) throw notPod(`${where} is of kind ${kind}, not a Pod`);
    // Items of a PodList come from the API without their kind.
    if (value.kind !== undefined || metadata === undefined || !isFields(value.spec)) {
      throw notPod(`${where} has no kind, so it is not a Kubernetes object`);
    }
  }
  const name = text(metadata?.name) || text(metadata?.generateName);
  if (metadata === undefined || name === undefined || name === '') {
    throw new InputError({ what: `${where} is a Pod without a name`, remedy: 'Give it a metadata.name.' });
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: parseMeta(metadata, name),
    spec: parseSpec(fields(value.spec) ?? empty),
    status: parseStatus(fields(value.status) ?? empty),
  };
}

const empty: Fields = Object.freeze({});
const noState: ContainerState = Object.freeze({});

function notPod(what: string): InputError {
  return new InputError({ what, remedy: 'Give a Pod, as `kubectl get pods -o json` prints it.' });
}

function nounOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a bare list';
  return `a ${typeof value}`;
}

function parseMeta(meta: Fields, name: string): ObjectMeta {
  return {
    name,
    namespace: text(meta.namespace),
    uid: text(meta.uid),
    resourceVersion: text(meta.resourceVersion),
    generation: integer(meta.generation),
    creationTimestamp: text(meta.creationTimestamp),
    deletionTimestamp: text(meta.deletionTimestamp),
    deletionGracePeriodSeconds: integer(meta.deletionGracePeriodSeconds),
    annotations: fields(meta.annotations),
    ownerReferences: listOf(meta.ownerReferences, parseOwner),
    finalizers: listOf(meta.finalizers, text),
  };
}

function parseOwner(value: unknown): OwnerReference | undefined {
  if (!isFields(value)) return undefined;
  const kind = text(value.kind);
  const name = text(value.name);
  if (kind === undefined || name === undefined) return undefined;
  return { kind, name, uid: text(value.uid), controller: flag(value.controller) };
}

function parseSpec(spec: Fields): ApiPodSpec {
  return {
    nodeName: text(spec.nodeName),
    restartPolicy: text(spec.restartPolicy),
    terminationGracePeriodSeconds: integer(spec.terminationGracePeriodSeconds),
    activeDeadlineSeconds: integer(spec.activeDeadlineSeconds),
    hostNetwork: flag(spec.hostNetwork),
    securityContext: fields(spec.securityContext),
    schedulingGates: listOf(spec.schedulingGates, parseSchedulingGate),
    readinessGates: listOf(spec.readinessGates, parseReadinessGate),
    volumes: listOf(spec.volumes, parseVolume),
    initContainers: listOf(spec.initContainers, parseContainer),
    containers: listOf(spec.containers, parseContainer),
    ephemeralContainers: listOf(spec.ephemeralContainers, parseContainer),
  };
}

function parseSchedulingGate(value: unknown): { name: string } | undefined {
  const name = text(fields(value)?.name);
  return name === undefined ? undefined : { name };
}

function parseReadinessGate(value: unknown): { conditionType: string } | undefined {
  const conditionType = text(fields(value)?.conditionType);
  return conditionType === undefined ? undefined : { conditionType };
}

function parseVolume(value: unknown): ApiVolume | undefined {
  return isVolume(value) ? value : undefined;
}

function isVolume(value: unknown): value is ApiVolume {
  return isFields(value) && typeof value.name === 'string';
}

function parseContainer(value: unknown): ApiContainer | undefined {
  if (!isFields(value)) return undefined;
  return {
    name: text(value.name) ?? '',
    image: text(value.image),
    imagePullPolicy: text(value.imagePullPolicy),
    restartPolicy: text(value.restartPolicy),
    startupProbe: fields(value.startupProbe),
    livenessProbe: fields(value.livenessProbe),
    readinessProbe: fields(value.readinessProbe),
    lifecycle: fields(value.lifecycle),
    resources: fields(value.resources),
    securityContext: fields(value.securityContext),
    env: listOf(value.env, fields),
    envFrom: listOf(value.envFrom, fields),
    restartPolicyRules: listOf(value.restartPolicyRules, fields),
  };
}

function parseStatus(status: Fields): PodStatus {
  return {
    phase: text(status.phase) ?? '',
    reason: text(status.reason),
    message: text(status.message),
    nominatedNodeName: text(status.nominatedNodeName),
    startTime: text(status.startTime),
    podIP: text(status.podIP),
    podIPs: listOf(status.podIPs, parseIP),
    conditions: listOf(status.conditions, parseCondition),
    initContainerStatuses: listOf(status.initContainerStatuses, parseContainerStatus),
    containerStatuses: listOf(status.containerStatuses, parseContainerStatus),
    ephemeralContainerStatuses: listOf(status.ephemeralContainerStatuses, parseContainerStatus),
  };
}

function parseIP(value: unknown): { ip: string } | undefined {
  const ip = text(fields(value)?.ip);
  return ip === undefined ? undefined : { ip };
}

function parseCondition(value: unknown): PodCondition | undefined {
  if (!isFields(value)) return undefined;
  const type = text(value.type);
  if (type === undefined) return undefined;
  return {
    type,
    status: text(value.status) ?? 'Unknown',
    reason: text(value.reason),
    message: text(value.message),
    lastTransitionTime: text(value.lastTransitionTime),
  };
}

function parseContainerStatus(value: unknown): ContainerStatus | undefined {
  if (!isFields(value)) return undefined;
  return {
    name: text(value.name) ?? '',
    ready: value.ready === true,
    started: flag(value.started),
    restartCount: integer(value.restartCount) ?? 0,
    state: parseState(value.state),
    lastState: parseState(value.lastState),
    image: text(value.image),
    imageID: text(value.imageID),
    containerID: text(value.containerID),
  };
}

function parseState(value: unknown): ContainerState {
  if (!isFields(value)) return noState;
  const { waiting, running, terminated } = value;
  if (isFields(running)) return { running: { startedAt: text(running.startedAt) } };
  if (isFields(terminated)) return { terminated: parseTerminated(terminated) };
  if (isFields(waiting)) return { waiting: { reason: text(waiting.reason), message: text(waiting.message) } };
  return noState;
}

function parseTerminated(state: Fields): TerminatedState {
  return {
    exitCode: integer(state.exitCode) ?? 0,
    signal: integer(state.signal),
    reason: text(state.reason),
    message: text(state.message),
    startedAt: text(state.startedAt),
    finishedAt: text(state.finishedAt),
  };
}
