import type { ContainerState, ContainerStatus, Pod } from './pod.ts';

/**
 * What of a Pod says where it stands, as one string: two Pods with the same sight cannot be told apart by their state.
 * Times, addresses, names of nodes and texts are left out; conditions that others own as well.
 */
export function sightOf({ metadata, spec, status }: Pod): string {
  return [
    metadata.deletionTimestamp === undefined ? 'live' : 'deleting',
    spec.nodeName === undefined ? 'unbound' : 'bound',
    // The API server fills in the phase that a manifest leaves out.
    status.phase || 'Pending',
    status.reason ?? '',
    status.startTime === undefined ? 'unseen' : 'accepted',
    status.conditions
      .filter(({ type }) => kubeletConditions.has(type))
      .map(({ type, status: is, reason }) => `${type}=${is}/${reason ?? ''}`)
      .sort()
      .join(' '),
    ...[...status.initContainerStatuses, ...status.containerStatuses].map(containerSight).sort(),
  ].join('\n');
}

const kubeletConditions: ReadonlySet<string> = new Set([
  'PodScheduled',
  'PodReadyToStartContainers',
  'Initialized',
  'ContainersReady',
  'Ready',
]);

/** What of a container's status says where it stands. */
function containerSight({ name, ready, started, restartCount, state, lastState }: ContainerStatus): string {
  return `${name} ${stateSight(state)} ${started === true} ${ready} ${restartCount} (${stateSight(lastState)})`;
}

function stateSight({ waiting, running, terminated }: ContainerState): string {
  if (waiting) return `waiting:${waiting.reason ?? ''}`;
  if (terminated) return `terminated:${terminated.reason ?? ''}:${terminated.exitCode}`;
  return running ? 'running' : '';
}
