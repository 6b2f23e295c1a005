import type { ActionRef } from './actions.ts';
import type { Face, Region, StateRow, WayRow } from './region.ts';

const says = (type: 'Normal' | 'Warning', reason: string, message: string): ActionRef => ({
  type: 'record',
  params: { type, reason, message, from: 'kubelet' },
});

const started: WayRow = {
  event: 'resize.started',
  to: 'InProgress',
  label: 'The new resources fit',
  rare: true,
  does: [says('Normal', 'ResizeStarted', 'Pod resize started')],
};

/** Changing cpu and memory of a pod that runs (facts 6.11, resize). The conditions PodResize* are this region. */
export const resizeRegion: Region = {
  path: 'resize',
  states: [
    { name: 'none', on: [{ event: 'pod.assigned', to: 'settled' }] },
    {
      name: 'settled',
      on: [{ event: 'resize.requested', to: 'requested', label: 'Someone resizes the pod', way: 'action', rare: true }],
    },
    state(
      'requested',
      'Resize requested',
      'The spec asks for other cpu or memory. The kubelet runs its admission checks again, with the new numbers.',
      [
        started,
        {
          event: 'resize.deferred',
          to: 'Deferred',
          label: 'No room for it now',
          way: 'failure',
          rare: true,
          does: [says('Warning', 'ResizeDeferred', 'Pod resize Deferred')],
        },
        {
          event: 'resize.refused',
          to: 'Infeasible',
          label: 'Never possible on this node',
          way: 'failure',
          rare: true,
          does: [says('Warning', 'ResizeInfeasible', 'Pod resize Infeasible')],
        },
      ],
    ),
    state(
      'Deferred',
      'PodResizePending: Deferred',
      'The node could hold the new size, but not now. The kubelet tries again when another pod leaves or shrinks, and every 3 min.',
      [started],
    ),
    state(
      'Infeasible',
      'PodResizePending: Infeasible',
      'This node can never give what is asked, so the pod keeps its old resources. Only another request changes that.',
      [{ event: 'resize.withdrawn', to: 'settled', label: 'The request is taken back', way: 'repair', rare: true }],
    ),
    state(
      'InProgress',
      'PodResizeInProgress',
      'The node has set the new resources aside, and the container engine applies them, without a restart unless resizePolicy asks for one.',
      [
        {
          event: 'resize.completed',
          to: 'settled',
          label: 'Resize is done',
          rare: true,
          does: [says('Normal', 'ResizeCompleted', 'Pod resize completed')],
        },
        {
          event: 'resize.failed',
          to: 'ResizeError',
          label: 'Engine cannot apply it',
          way: 'failure',
          rare: true,
          does: [says('Warning', 'ResizeError', 'Pod resize error')],
        },
      ],
    ),
    state(
      'ResizeError',
      'PodResizeInProgress: Error',
      'The container engine could not apply the new resources; a memory limit below what is in use is one reason. The kubelet tries again.',
      [{ ...started, label: 'kubelet tries again', way: 'retry' }],
    ),
  ],
};

function state(name: string, title: string, sentence: string, on: readonly WayRow[]): StateRow {
  const face: Face = {
    stage: 'running',
    mark: 'wait',
    title,
    actor: 'kubelet',
    says: sentence,
    source: 'resize',
    takes: 1000,
    rare: true,
  };
  return { name, face, on };
}
