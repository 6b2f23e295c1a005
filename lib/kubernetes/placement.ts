import { podResets } from '../../machines/failures/pod-resets.ts';
import { failures } from '../../machines/failures.ts';
import type { PodSpec } from '../../machines/pod-spec.ts';
import type { ContainerStatus, Pod, TerminatedState } from './pod.ts';

/** For each region of a pod's machine the states that a Pod object may stand in, as paths below the machine. */
export type Placement = ReadonlyMap<string, readonly string[]>;

/**
 * Places a Pod object in the machine of its spec: the way back from `projection`. What the API does not show leaves
 * several states open; a container without a status leaves those before it could run.
 */
export function placePod(spec: PodSpec, pod: Pod): Placement {
  const { init, main } = { init: pod.status.initContainerStatuses, main: pod.status.containerStatuses };
  const statuses = new Map([...init, ...main].map((status) => [status.name, status]));
  return new Map([
    ['object', at('object', placeObject(pod))],
    ['placement', at('placement', placePlacement(pod))],
    ['node', at('node', placeNode(pod))],
    ['health', at('health', placeHealth(pod))],
    ['resize', at('resize', placeResize(pod))],
    ['ephemeral', at('ephemeral', placeEphemeral(pod))],
    ...spec.containers.map(({ name }): [string, readonly string[]] => [
      `containers.${name}`,
      at(`containers.${name}`, placeContainer(statuses.get(name), pod)),
    ]),
  ]);
}

/**
 * The same without the states of a pod that is being stopped, unless the Pod shows a sign of that: it is being deleted,
 * it has ended, or its main containers have. For guessing how far away a Pod is, not for deciding where it stands.
 */
export function likelyPlacement(spec: PodSpec, pod: Pod): Placement {
  const placement = placePod(spec, pod);
  if (showsEnding(pod)) return placement;
  return new Map([...placement].map(([region, states]) => [region, states.filter((state) => !isEnding(state))]));
}

function showsEnding({ metadata, status }: Pod): boolean {
  const { phase, containerStatuses, conditions } = status;
  if (metadata.deletionTimestamp !== undefined || phase === 'Failed' || phase === 'Succeeded') return true;
  const ready = conditions.find(({ type }) => type === 'Ready')?.reason;
  if (ready === 'PodFailed' || ready === 'PodCompleted') return true;
  return containerStatuses.length > 0 && containerStatuses.every(({ state }) => state.terminated !== undefined);
}

function isEnding(state: string): boolean {
  const name = state.slice(state.lastIndexOf('.') + 1);
  return stopping.includes(name) || nodeEndings.includes(name);
}

function at(region: string, states: readonly string[]): readonly string[] {
  return states.map((state) => `${region}.${state}`);
}

function placeObject({ metadata, spec }: Pod): readonly string[] {
  if (metadata.deletionTimestamp !== undefined) return ['deleting', 'removing', 'held'];
  return spec.nodeName === undefined ? ['live.stored'] : ['live.bound', 'live.ended', 'live.collected'];
}

function placePlacement({ spec, status }: Pod): readonly string[] {
  if (spec.nodeName !== undefined) return ['bound'];
  const scheduled = status.conditions.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.reason === 'SchedulingGated') return ['SchedulingGated'];
  const queue = ['queued', 'filtering', 'scoring'];
  if (scheduled?.reason === 'Unschedulable' || scheduled?.reason === 'SchedulerError')
    return [scheduled.reason, 'Nominated', ...queue];
  return queue;
}

const rejections: ReadonlySet<string> = new Set(rowsThat('pod.reject'));

function placeNode({ spec, status, metadata }: Pod): readonly string[] {
  if (isCollected(status)) return ['lost'];
  if (status.reason !== undefined && rejections.has(status.reason)) return [status.reason];
  if (spec.nodeName === undefined) return ['none'];
  const ordered = metadata.deletionTimestamp === undefined ? [] : ['ordered'];
  if (status.startTime === undefined) return ['admitting', ...ordered];
  if (status.phase === 'Succeeded' || status.phase === 'Failed') return ['removed', 'ended', 'done'];
  const sandbox = status.conditions.find(({ type }) => type === 'PodReadyToStartContainers')?.status === 'True';
  if (sandbox) return ['up', ...ordered, ...resets, 'stopping', 'halted', ...kubeletEndings];
  return [
    'mounting',
    'sandbox',
    ...troubles,
    ...ordered,
    ...resets,
    'stopping',
    'halted',
    'stopped',
    ...kubeletEndings,
  ];
}

/** The garbage collector gives up a pod over the head of its kubelet, of which nothing is heard any more. */
function isCollected({ conditions }: Pod['status']): boolean {
  return conditions.some(({ reason }) => reason === 'DeletionByPodGC');
}

/** The troubles of step 5 of which only events speak: every row that strikes while the pod is set up. */
const troubles: readonly string[] = failures.flatMap(({ region, strikes, reason }) =>
  region === 'node' && strikes.some(({ at, way }) => way === undefined && !at.includes('admitting')) ? [reason] : [],
);

/** The reasons for which the kubelet begins with all containers anew. */
const resets: readonly string[] = podResets.map(({ reason }) => reason);

/** The reasons for which the kubelet ends a running pod: the catalogue's rows that set its ending. */
const kubeletEndings: readonly string[] = rowsThat('pod.end');
const nodeEndings: readonly string[] = ['ordered', 'stopping', 'halted', 'stopped', ...kubeletEndings];

function rowsThat(does: 'pod.end' | 'pod.reject'): string[] {
  return failures
    .filter(({ strikes }) => strikes.some((strike) => strike.does?.some(({ type }) => type === does)))
    .map(({ reason }) => reason);
}

/** A node that has fallen silent shows only while the pod would be ready: Ready turns False, whatever the reason said. */
function placeHealth({ spec, status, metadata }: Pod): readonly string[] {
  if (spec.nodeName === undefined) return ['none'];
  if (status.conditions.some(({ reason }) => reason === 'DeletionByPodGC')) return ['lost'];
  if (status.conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True')) return ['known'];
  return ['known', 'NodeNotReady', ...(metadata.deletionTimestamp === undefined ? [] : ['abandoned'])];
}

function placeResize({ spec, status }: Pod): readonly string[] {
  if (spec.nodeName === undefined) return ['none'];
  const condition = status.conditions.find(({ type }) => type.startsWith('PodResize'));
  if (condition?.type === 'PodResizePending') return [condition.reason ?? 'Deferred'];
  if (condition) return [condition.reason === 'Error' ? 'ResizeError' : 'InProgress'];
  const over = status.phase === 'Failed' || status.phase === 'Succeeded';
  return ['settled', 'requested', ...(over ? ['Deferred', 'Infeasible', 'InProgress', 'ResizeError'] : [])];
}

/** Of several ephemeral containers the newest counts: the machine has one. */
function placeEphemeral({ spec, status }: Pod): readonly string[] {
  const state = status.ephemeralContainerStatuses.at(-1)?.state;
  if (state?.terminated) return ['ended'];
  if (state?.running) return ['running'];
  return spec.ephemeralContainers.length > 0 ? ['added', 'absent'] : ['none', 'absent'];
}

/** The states between a container's turn and the kubelet seeing it run: the status keeps what it showed before. */
const underWay: readonly string[] = ['checking', 'Pulling', 'Pulled', 'creating', 'starting', 'postStart', 'Started'];
const stopping: readonly string[] = ['preStop', 'queuedToStop', 'SIGTERM', 'SIGKILL', 'stopped'];

function placeContainer(status: ContainerStatus | undefined, pod: Pod): readonly string[] {
  if (isCollected(pod.status)) return ['lost'];
  if (!status) return ['waiting', 'stopped'];
  const { waiting, running, terminated } = status.state;
  if (running) {
    const stage = status.started !== true ? 'starting' : status.ready ? 'ready' : 'unready';
    return [`running.${stage}`, ...(stage === 'unready' ? ['running.ready'] : []), 'Killing', ...stopping];
  }
  if (terminated) return [...exits(terminated), ...underWay, 'stopped'];
  if (!waiting?.reason || blank.has(waiting.reason)) return ['waiting', ...underWay, 'stopped'];
  return [waiting.reason, 'waiting', ...underWay];
}

/** The kubelet's word for a container that has not run: what it waits for is not said. */
const blank: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing']);

/** A container that the status calls terminated may wait for its restart already: the status follows a sync later. */
function exits({ reason }: TerminatedState): readonly string[] {
  return [...(reason ? [reason] : []), 'CrashLoopBackOff', 'RunContainerError', 'PostStartHookError'];
}
