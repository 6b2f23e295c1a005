import type { AnyMachineSnapshot } from 'xstate';
import type { PodContext } from '../../machines/pod-context.ts';
import { debuggerName } from '../../machines/pod-context.ts';
import type { ApiContainer, ContainerState, ContainerStatus } from './pod.ts';
import { instant } from './virtual-time.ts';

const image = 'busybox:1.37';

/** The ephemeral containers of the spec at a snapshot: there is one once somebody has added it. */
export function ephemeralContainers(snapshot: AnyMachineSnapshot): readonly ApiContainer[] {
  return isThere(snapshot) ? [{ name: debuggerName, image, env: [], envFrom: [], restartPolicyRules: [] }] : [];
}

/** What the status says of them (facts N13). */
export function ephemeralStatuses(snapshot: AnyMachineSnapshot, context: PodContext): readonly ContainerStatus[] {
  if (!isThere(snapshot)) return [];
  return [{ name: debuggerName, image, ready: false, restartCount: 0, state: stateOf(context), lastState: {} }];
}

function isThere({ value }: AnyMachineSnapshot): boolean {
  return ['added', 'running', 'ended'].includes(String(value.ephemeral));
}

function stateOf({ spec, debuggedAt, debuggedUntil }: PodContext): ContainerState {
  if (debuggedAt === undefined) {
    const hasInit = spec.containers.some(({ kind }) => kind !== 'main');
    return { waiting: { reason: hasInit ? 'PodInitializing' : 'ContainerCreating' } };
  }
  const startedAt = instant(debuggedAt);
  if (debuggedUntil === undefined) return { running: { startedAt } };
  return { terminated: { exitCode: 0, reason: 'Completed', startedAt, finishedAt: instant(debuggedUntil) } };
}
