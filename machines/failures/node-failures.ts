import type { Failure } from '../failure.ts';
import type { WayRow } from '../region.ts';

/** A deletion is heard in trouble too. */
const ordered: WayRow = { event: 'pod.ordered', to: 'ordered' };

/** Step 5: the kubelet cannot set the pod up. */
export const nodeFailures: readonly Failure[] = [
  {
    reason: 'FailedMount',
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'kubelet',
    says: 'A volume cannot be mounted, so no container starts. Only a FailedMount event says so: STATUS does not change. The kubelet tries again by itself, more and more rarely, up to every 2 min 2 s.',
    note: 'an event only',
    source: 'volumes',
    strikes: [
      {
        at: ['mounting'],
        event: 'mount.failed',
        label: 'A volume cannot be mounted',
        when: { type: 'volumes', params: {} },
        does: [{ type: 'mount.fail' }],
        records: [
          {
            type: 'Warning',
            reason: 'FailedMount',
            message: 'MountVolume.SetUp failed for volume "{volume}" : {volumeError}',
          },
        ],
      },
    ],
    timer: { event: 'mount.retried', label: 'next mount', delay: { type: 'volumeRetry' } },
    leaves: [{ event: 'mount.retried', to: 'mounting', label: 'kubelet mounts again', way: 'retry' }, ordered],
  },
  {
    reason: 'FailedCreatePodSandBox',
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'container-engine',
    says: "The container engine cannot set up the pod's sandbox, most often because the network plug-in fails. No container starts and the pod gets no address. The kubelet tries again after 10 to 15 s.",
    note: 'again after 10 to 15 s',
    source: 'network',
    strikes: [
      {
        at: ['sandbox'],
        event: 'sandbox.failed',
        label: 'Network plug-in fails',
        records: [
          {
            type: 'Warning',
            reason: 'FailedCreatePodSandBox',
            message:
              'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: plugin type="bridge" failed (add)',
          },
        ],
      },
    ],
    timer: { event: 'sandbox.retried', label: 'next sandbox', delay: { type: 'fixed', ms: 10_000 } },
    leaves: [{ event: 'sandbox.retried', to: 'sandbox', label: 'kubelet tries again', way: 'retry' }, ordered],
  },
  eventOnly('NetworkNotReady', 'mounting', 'network.notReady', 'Network of the node is not ready', {
    message:
      'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady',
    ms: 1000,
    says: 'The container engine says that the network of the node is not ready, so the kubelet does not even begin with the sandbox. It looks again every 1 to 1.5 s. Pods on the network of the host are not held up.',
    source: 'network',
  }),
  eventOnly('FailedAttachVolume', 'mounting', 'attach.failed', 'A disk cannot be attached', {
    message: 'AttachVolume.Attach failed for volume "{volume}" : rpc error',
    ms: 2000,
    says: 'A disk of the pod could not be attached to **{node}**, often because another node still holds it. The attach-detach controller tries again by itself.',
    source: 'volumes',
  }),
  eventOnly('FailedMapVolume', 'mounting', 'map.failed', 'A block device cannot be mapped', {
    message: 'MapVolume.SetUpDevice failed for volume "{volume}" : rpc error',
    ms: 2000,
    says: 'A raw block device of the pod could not be mapped. The kubelet tries again by itself.',
    source: 'volumes',
  }),
  eventOnly('FailedCreatePodContainer', 'mounting', 'cgroup.failed', 'The pod cgroup cannot be made', {
    message: 'unable to ensure pod container exists: failed to create container',
    ms: 10_000,
    says: 'The kubelet could not make the cgroup that holds all containers of the pod. Despite its name the event speaks of the pod, not of a container. The kubelet tries again after 10 to 15 s.',
    source: 'kubelet',
  }),
  eventOnly('FailedPrepareDynamicResources', 'sandbox', 'resources.failed', 'A claimed device cannot be prepared', {
    message: 'Failed to prepare dynamic resources: prepare dynamic resources: NodePrepareResources failed',
    ms: 10_000,
    says: 'A resource claim of the pod could not be prepared on **{node}**, so there is no sandbox yet. The kubelet tries again after 10 to 15 s.',
    source: 'kubelet',
  }),
];

interface EventOnly {
  readonly message: string;
  /** Milliseconds to the next try. */
  readonly ms: number;
  readonly says: string;
  readonly source: Failure['source'];
}

/** Trouble of which only an event speaks: STATUS and conditions stay as they were, and the kubelet tries again. */
function eventOnly(reason: string, at: 'mounting' | 'sandbox', event: string, label: string, row: EventOnly): Failure {
  const retried = event.replace(/\.\w+$/, '.retried');
  return {
    reason,
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'kubelet',
    says: row.says,
    note: 'an event only',
    source: row.source,
    rare: true,
    strikes: [{ at: [at], event, label, records: [{ type: 'Warning', reason, message: row.message }] }],
    timer: { event: retried, label: 'next try', delay: { type: 'fixed', ms: row.ms } },
    leaves: [{ event: retried, to: at, label: 'kubelet tries again', way: 'retry' }, ordered],
  };
}
