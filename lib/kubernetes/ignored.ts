import { failures } from '../../machines/failures.ts';
import type { PodSpec } from '../../machines/pod-spec.ts';
import { type Fields, fields, isFields } from './fields.ts';
import type { ContainerState, ContainerStatus, Pod, PodCondition } from './pod.ts';
import { containerFields, objectFields, podSpecFields, probeFields } from './pod-fields.ts';

/**
 * What of a Pod object says nothing to `placePod`, one sentence without its full stop each: it is placed by the rest.
 * Times do not place it, but a replay reads them.
 */
export function ignoredIn(spec: PodSpec, { metadata, status }: Pod): readonly string[] {
  const named = new Set(spec.containers.map(({ name }) => name));
  const statuses = [...status.initContainerStatuses, ...status.containerStatuses];
  return [
    ...(status.phase === '' ? ['there is no phase: the pod is taken to be Pending'] : []),
    ...(status.phase !== '' && !phases.has(status.phase) ? [`the phase ${status.phase} is none of Kubernetes'`] : []),
    ...unknownReason(status.reason, 'of the pod'),
    ...(metadata.creationTimestamp === undefined ? ['there is no creationTimestamp'] : []),
    ...statuses.flatMap((one) =>
      named.has(one.name) ? ignoredOf(one) : [`the spec has no container ${one.name}, so its status says nothing`],
    ),
    ...repeated(statuses.map(({ name }) => name)).map(
      (name) => `${name} has more than one status: the last one counts`,
    ),
    ...status.ephemeralContainerStatuses
      .slice(0, -1)
      .map(({ name }) => `${name} is not the newest ephemeral container: that one counts`),
    ...status.conditions
      .filter((one) => isForeign(one, spec))
      .map(({ type }) => `the condition ${type} is not the kubelet's`),
  ];
}

/** The fields of an object's JSON that a v1.36 Pod does not have, as paths: those of newer versions, and mistakes. */
export function unknownFieldsIn(pod: Fields): readonly string[] {
  const spec = fields(pod.spec) ?? {};
  const lists = ['initContainers', 'containers'].flatMap((list) => {
    const items: unknown = spec[list];
    return Array.isArray(items) ? items.map((item: unknown, index) => [`spec.${list}[${index}]`, item] as const) : [];
  });
  const containers = lists.flatMap(([path, item]) => (isFields(item) ? [[path, item] as const] : []));
  const probes = containers.flatMap(([path, own]) =>
    ['startupProbe', 'livenessProbe', 'readinessProbe'].map(
      (probe) => [`${path}.${probe}`, fields(own[probe]) ?? {}] as const,
    ),
  );
  return [
    ...unknown('', pod, objectFields),
    ...unknown('spec', spec, podSpecFields),
    ...containers.flatMap(([path, own]) => unknown(path, own, containerFields)),
    ...probes.flatMap(([path, probe]) => unknown(path, probe, probeFields)),
  ];
}

function unknown(path: string, value: Fields, known: ReadonlySet<string>): readonly string[] {
  return Object.keys(value).flatMap((key) => (known.has(key) ? [] : [path === '' ? key : `${path}.${key}`]));
}

function ignoredOf({ name, state, lastState }: ContainerStatus): readonly string[] {
  const isEmpty = !state.waiting && !state.running && !state.terminated;
  return [
    ...(isEmpty ? [`the state of ${name} is empty: it is taken to wait`] : []),
    ...(state.waiting && !blank.has(state.waiting.reason ?? '')
      ? unknownReason(state.waiting.reason, `why ${name} waits`)
      : []),
    ...ignoredEnd(state, `of how ${name} ended`),
    ...ignoredEnd(lastState, `of how ${name} ended before`),
    ...(state.running && state.running.startedAt === undefined ? [`since when ${name} runs is not said`] : []),
  ];
}

function ignoredEnd({ terminated }: ContainerState, what: string): readonly string[] {
  if (!terminated) return [];
  const isUntimed = terminated.finishedAt === undefined && terminated.reason !== 'ContainerStatusUnknown';
  return [...unknownReason(terminated.reason, what), ...(isUntimed ? [`the time ${what} is missing`] : [])];
}

function unknownReason(reason: string | undefined, what: string): readonly string[] {
  return reason === undefined || reason === '' || reasons.has(reason)
    ? []
    : [`the reason ${reason} ${what} is unknown`];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function isForeign({ type }: PodCondition, { readinessGates }: PodSpec): boolean {
  return !conditions.has(type) && !readinessGates.includes(type);
}

const phases: ReadonlySet<string> = new Set(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']);

/** Facts 1.2. */
const conditions: ReadonlySet<string> = new Set([
  'PodScheduled',
  'PodReadyToStartContainers',
  'Initialized',
  'ContainersReady',
  'Ready',
  'DisruptionTarget',
  'PodResizePending',
  'PodResizeInProgress',
  'AllContainersRestarting',
]);

/** Every word of the catalogue, and those that only a status has. */
const reasons: ReadonlySet<string> = new Set([
  ...failures.map(({ reason }) => reason),
  'ContainerCannotRun',
  'NodeLost',
]);

/** What a container waits for before its first start is not said. */
const blank: ReadonlySet<string> = new Set(['', 'ContainerCreating', 'PodInitializing']);
