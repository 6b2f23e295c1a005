import type { ActionRef } from './actions.ts';
import { debuggerName } from './pod-context.ts';
import type { Face, Region, StateRow, WayRow } from './region.ts';

const says = (reason: string, message: string): ActionRef => ({
  type: 'record',
  params: { type: 'Normal', reason, message, from: 'kubelet', container: debuggerName },
});

const ended: ActionRef = { type: 'pod.mark', params: { as: 'debuggedUntil' } };

/**
 * An ephemeral container, as `kubectl debug` adds it (facts N13): it may start as soon as there is a sandbox,
 * is never started again, and neither READY nor the phase asks for it.
 */
export const ephemeralRegion: Region = {
  path: 'ephemeral',
  states: [
    { name: 'none', on: [{ event: 'container.due.{firstContainer}', to: 'absent' }] },
    {
      name: 'absent',
      on: [{ event: 'debugger.added', to: 'added', label: 'Someone runs kubectl debug', way: 'action', rare: true }],
    },
    state(
      'added',
      'Ephemeral container added',
      'Someone added an ephemeral container to the pod through its ephemeralcontainers subresource. The kubelet starts it in the sandbox that is there, before any other container that is due.',
      [
        {
          event: 'debugger.started',
          to: 'running',
          label: 'Ephemeral container starts',
          rare: true,
          does: [
            says('Pulled', 'Container image "busybox:1.37" already present on machine and can be accessed by the pod'),
            says('Created', 'Container created'),
            says('Started', 'Container started'),
            { type: 'pod.mark', params: { as: 'debuggedAt' } },
          ],
        },
        { event: 'pod.stopping', to: 'absent' },
      ],
    ),
    state(
      'running',
      'Ephemeral container runs',
      'The ephemeral container shares the network of the pod, and the processes of the container that it was aimed at. It has no probes, ports or resources of its own, and READY does not count it.',
      [
        { event: 'debugger.ended', to: 'ended', label: 'Ephemeral container ends', rare: true, does: [ended] },
        { event: 'pod.stopping', to: 'ended', does: [ended] },
        { event: 'containers.swept', to: 'ended', does: [ended] },
      ],
    ),
    state(
      'ended',
      'Ephemeral container ended',
      'The ephemeral container has ended. It is never started again, and cannot be taken out of the spec.',
      [],
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
    source: 'ephemeralContainers',
    takes: 1000,
    rare: true,
  };
  return { name, face, on };
}
