import type { Failure } from '../failure.ts';
import type { WayRow } from '../region.ts';

const ordered: WayRow = { event: 'pod.ordered', to: 'ordered' };

/** The kubelet takes all containers down and begins with them anew, on the same node. */
export const podResets: readonly Failure[] = [
  {
    reason: 'SandboxChanged',
    region: 'node',
    stage: 'accept',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The sandbox of the pod is gone, most often because the node was restarted. All its containers went with it. The kubelet makes a new sandbox, and then everything begins again: init containers run once more.',
    source: 'network',
    rare: true,
    strikes: [
      {
        at: ['up'],
        event: 'sandbox.lost',
        label: 'The sandbox is lost',
        way: 'action',
        when: { type: 'rebuilds', params: {} },
        does: [{ type: 'sandbox.lose' }, { type: 'raise', params: { event: 'containers.swept' } }],
        records: [
          {
            type: 'Normal',
            reason: 'SandboxChanged',
            message: 'Pod sandbox changed, it will be killed and re-created.',
          },
        ],
      },
    ],
    leaves: [ordered, { event: 'sandbox.renewed', to: 'sandbox', label: 'kubelet makes a new sandbox', way: 'retry' }],
  },
  {
    reason: 'RestartingAllContainers',
    region: 'node',
    stage: 'running',
    mark: 'failure',
    actor: 'kubelet',
    says: 'A container ended with an exit code for which its rules say RestartAllContainers. The kubelet removes all containers and starts over with the init containers. Sandbox, address and volumes stay.',
    source: 'restartPolicy',
    rare: true,
    strikes: [
      {
        at: ['up'],
        event: 'restart.ruled',
        label: 'A rule restarts all containers',
        way: 'progress',
        quiet: true,
        when: { type: 'restartsAll', params: {} },
        does: [{ type: 'raise', params: { event: 'containers.removed' } }],
      },
    ],
    leaves: [
      ordered,
      {
        event: 'removal.done',
        to: 'up',
        label: 'kubelet starts over',
        way: 'retry',
        leadsTo: 'containers.{firstContainer}.checking',
        does: [{ type: 'raise', params: { event: 'container.due.{firstContainer}' } }],
      },
    ],
  },
];
