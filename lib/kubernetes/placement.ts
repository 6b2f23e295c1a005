import { failures } from '../../machines/failures.ts';
import type { PodSpec } from '../../machines/pod-spec.ts';
import type { ContainerStatus, Pod } from './pod.ts';

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
    ...spec.containers.map(({ name }): [string, readonly string[]] => [
      `containers.${name}`,
      at(`containers.${name}`, placeContainer(statuses.get(name), pod)),
    ]),
  ]);
}

function at(region: string, states: readonly string[]): readonly string[] {
  return states.map((state) => `${region}.${state}`);
}

function placeObject({ metadata, spec }: Pod): readonly string[] {
  if (metadata.deletionTimestamp !== undefined) return ['deleting', 'held'];
  return spec.nodeName === undefined ? ['live.stored'] : ['live.bound', 'live.ended'];
}

function placePlacement({ spec, status }: Pod): readonly string[] {
  if (spec.nodeName !== undefined) return ['bound'];
  const scheduled = status.conditions.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.reason === 'SchedulingGated') return ['SchedulingGated'];
  const queue = ['queued', 'filtering', 'scoring'];
  if (scheduled?.reason === 'Unschedulable' || scheduled?.reason === 'SchedulerError')
    return [scheduled.reason, ...queue];
  return queue;
}

const rejections: ReadonlySet<string> = new Set(
  failures
    .filter(({ strikes }) => strikes.some(({ does }) => does?.some(({ type }) => type === 'pod.reject')))
    .map(({ reason }) => reason),
);

function placeNode({ spec, status, metadata }: Pod): readonly string[] {
  if (status.reason !== undefined && rejections.has(status.reason)) return [status.reason];
  if (spec.nodeName === undefined) return ['none'];
  if (status.startTime === undefined) return ['admitting'];
  const sandbox = status.conditions.find(({ type }) => type === 'PodReadyToStartContainers')?.status === 'True';
  if (status.phase === 'Succeeded' || status.phase === 'Failed') {
    return metadata.deletionTimestamp === undefined ? ['ended'] : ['stopped', 'removed', 'done', 'ended'];
  }
  if (sandbox) return ['up', 'stopping', 'stopped'];
  return ['mounting', 'FailedMount', 'sandbox', 'FailedCreatePodSandBox', 'stopping', 'stopped'];
}

/** The states between a container's turn and the kubelet seeing it run: the status keeps what it showed before. */
const underWay: readonly string[] = ['checking', 'Pulling', 'Pulled', 'creating', 'starting', 'postStart', 'Started'];
const stopping: readonly string[] = ['preStop', 'queuedToStop', 'SIGTERM', 'SIGKILL', 'stopped'];

function placeContainer(status: ContainerStatus | undefined, { metadata }: Pod): readonly string[] {
  const deleting = metadata.deletionTimestamp !== undefined;
  if (!status) return ['waiting', 'stopped'];
  const { waiting, running, terminated } = status.state;
  if (running) {
    const stage = status.started !== true ? 'starting' : status.ready ? 'ready' : 'unready';
    return [
      `running.${stage}`,
      ...(stage === 'unready' ? ['running.ready'] : []),
      'Killing',
      ...(deleting ? stopping : stopping.slice(0, -1)),
    ];
  }
  if (terminated) return [...(terminated.reason ? [terminated.reason] : []), ...underWay, 'stopped'];
  const blank = !waiting?.reason || waiting.reason === 'ContainerCreating' || waiting.reason === 'PodInitializing';
  return [blank ? 'waiting' : (waiting?.reason ?? 'waiting'), ...underWay, 'stopped'];
}
