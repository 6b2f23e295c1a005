import type { ContainerSpec } from '../pod-spec.ts';
import type { StateRow, WayRow } from '../region.ts';
import { begin, container, says } from './record.ts';

/** Step 7: the container engine prepares the container. */
export const creating: StateRow = {
  name: 'creating',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'Creating',
    actor: 'container-engine',
    says: 'The kubelet hands the finished configuration to the container engine, which prepares the container: root file system, mounts, cgroup. No process runs yet.',
    source: 'containerRuntime',
    takes: 150,
  },
  on: [
    {
      event: `container.created.${container}`,
      to: 'starting',
      label: 'Container created',
      does: [says({ reason: 'Created', message: 'Container created' })],
    },
  ],
};

/** Step 7: the engine has its runtime start the process. */
export const starting: StateRow = {
  name: 'starting',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'Starting',
    actor: 'container-engine',
    says: 'The container exists; the engine now asks its runtime to start the process in it. Nothing in STATUS says so yet.',
    source: 'containerStates',
    takes: 200,
  },
};

/** The way on once the process runs. */
export function started(own: ContainerSpec): WayRow {
  return {
    event: `container.started.${container}`,
    to: own.postStart ? 'postStart' : 'Started',
    label: 'Process runs',
    does: [says({ reason: 'Started', message: 'Container started' })],
  };
}

/** Step 7: the hook that the kubelet calls once the process runs. */
export const postStart: StateRow = {
  name: 'postStart',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'postStart hook',
    actor: 'kubelet',
    says: 'The process runs, and the kubelet calls the postStart hook of **{container}**. Later containers wait until it is done. The API does not show it.',
    source: 'hooks',
    takes: 1000,
  },
  on: [{ event: `hook.finished.${container}`, to: 'Started', label: 'postStart hook succeeds' }],
};

/** Step 7: it runs, and the kubelet has not seen it yet. */
export const startedState: StateRow = {
  name: 'Started',
  face: {
    stage: 'start',
    mark: 'state',
    title: 'Started',
    actor: 'container-engine',
    says: 'The process of **{container}** runs. The Started event says so first; the pod’s status follows when the kubelet has looked at its containers again.',
    source: 'containerStates',
    takes: 50,
  },
  on: [
    {
      event: `container.observed.${container}`,
      to: 'running',
      label: 'kubelet sees it run',
      does: [begin, { type: 'container.observe', params: { container } }],
    },
  ],
};
