import type { AnyMachineSnapshot } from 'xstate';
import type { ContainerRecord, Instance, PodContext } from '../../machines/pod-context.ts';
import type { ContainerSpec } from '../../machines/pod-spec.ts';
import { backOff } from '../../machines/restart.ts';
import type { ContainerState, ContainerStatus } from './pod.ts';
import { instant } from './virtual-time.ts';

/** The statuses of a pod's containers at a snapshot, in the order of the spec (facts 1.4 and 1.5). */
export function projectContainers(
  context: PodContext,
  snapshot: AnyMachineSnapshot,
  { stopped, over }: Ending,
): { readonly init: readonly ContainerStatus[]; readonly main: readonly ContainerStatus[] } {
  const hasInit = context.spec.containers.some(({ kind }) => kind !== 'main');
  const project = (container: ContainerSpec, index: number): ContainerStatus => {
    const record = context.containers[container.name];
    if (!record) throw new RangeError(`container: ${container.name} has no record`);
    return toStatus(container, record, {
      running: isRunning(snapshot, container.name, record) || (!stopped && record.unseen),
      resumes: context.stoppingAt === undefined,
      blank: hasInit ? 'PodInitializing' : 'ContainerCreating',
      forced: over && (index === 0 || !hasInit || context.initializedAt !== undefined),
    });
  };
  const statuses = context.spec.containers.map(project);
  const isMain = (_: ContainerStatus, index: number) => context.spec.containers[index]?.kind === 'main';
  return { init: statuses.filter((status, index) => !isMain(status, index)), main: statuses.filter(isMain) };
}

/** How far the end of the pod has come: nothing runs any more, and the kubelet has cleaned up. */
export interface Ending {
  readonly stopped: boolean;
  readonly over: boolean;
}

interface View {
  readonly running: boolean;
  /** The kubelet still means to start it, so the reason why it waits is shown. */
  readonly resumes: boolean;
  /** The waiting reason of a container that never ran. */
  readonly blank: string;
  /** At the end of a pod that was stopped before it ran, this container counts as lost (facts D14). */
  readonly forced: boolean;
}

const runningStates: readonly string[] = ['Killing', 'preStop', 'queuedToStop', 'SIGTERM', 'SIGKILL'];

function isRunning(snapshot: AnyMachineSnapshot, name: string, { instance }: ContainerRecord): boolean {
  const state: unknown = snapshot.value.containers?.[name];
  if (state === 'lost') return instance?.finishedAt === undefined;
  return typeof state === 'object' || (typeof state === 'string' && runningStates.includes(state));
}

function toStatus(container: ContainerSpec, record: ContainerRecord, view: View): ContainerStatus {
  const { instance, previous, waiting, restartCount } = record;
  const ended = instance?.finishedAt !== undefined ? instance : undefined;
  const shell = { name: container.name, image: container.image, restartCount };
  if (view.running && instance) {
    return {
      ...shell,
      ready: record.ready,
      started: record.started,
      state: { running: { startedAt: instant(instance.startedAt) } },
      lastState: previous ? terminated(previous) : {},
    };
  }
  const quiet = { ...shell, ready: container.kind === 'init' && ended?.exitCode === 0, started: false };
  // Of an init container or sidecar that ended with 0 the kubelet never says that it waits (facts 1.4).
  const isSilent = container.kind !== 'main' && ended?.exitCode === 0 && waiting?.reason === 'CrashLoopBackOff';
  if (waiting && view.resumes && !isSilent)
    return { ...quiet, state: { waiting: told(waiting, record) }, lastState: ended ? terminated(ended) : {} };
  if (ended) return { ...quiet, state: terminated(ended), lastState: previous ? terminated(previous) : {} };
  if (view.forced) return { ...quiet, state: lost, lastState: {} };
  return { ...quiet, state: { waiting: { reason: view.blank } }, lastState: previous ? terminated(previous) : {} };
}

type Waiting = NonNullable<ContainerState['waiting']>;

/** The reason of a wait, with the whole length of the back-off in its message as the kubelet writes it (facts 1.4). */
function told(waiting: Waiting, { crashes }: ContainerRecord): Waiting {
  const { message } = waiting;
  return message?.includes('{wait}')
    ? { ...waiting, message: message.replace('{wait}', goDuration(backOff(crashes))) }
    : waiting;
}

/** A length of milliseconds as Go prints it: `40s`, `2m40s`, `5m0s`. */
function goDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

const lost: ContainerState = {
  terminated: {
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
  },
};

function terminated({ exitCode = 0, reason, message, startedAt, finishedAt = startedAt }: Instance): ContainerState {
  return {
    terminated: {
      exitCode,
      ...(reason ? { reason } : {}),
      ...(message ? { message } : {}),
      startedAt: instant(startedAt),
      finishedAt: instant(finishedAt),
    },
  };
}
