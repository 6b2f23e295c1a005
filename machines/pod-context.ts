import type { ContainerSpec, PodSpec } from './pod-spec.ts';

/** One start of a container and, once it is over, how it ended. Times are virtual milliseconds. */
export interface Instance {
  readonly startedAt: number;
  readonly finishedAt?: number;
  readonly exitCode?: number;
  /** The runtime's word: `Completed`, `Error`, `OOMKilled`, `StartError` (facts 1.5). */
  readonly reason?: string;
  readonly message?: string;
}

export type ProbeKind = 'startup' | 'liveness' | 'readiness';

/** What the kubelet remembers of one container beside its state. */
export interface ContainerRecord {
  readonly restartCount: number;
  /** How many restarts the back-off ladder has counted; 0 means that the next one is immediate (facts 5.1). */
  readonly crashes: number;
  /** The node holds the image, so IfNotPresent needs no pull. */
  readonly imageOnNode: boolean;
  /** Failed pulls in a row: the rung of the pull back-off (facts 4.5). */
  readonly pullFailures: number;
  /** The waiting reason that the status shows until the container is seen to run. */
  readonly waiting?: { readonly reason: string; readonly message: string };
  readonly instance?: Instance;
  readonly previous?: Instance;
  /** Failed runs in a row, per probe. */
  readonly probeFailures: Readonly<Record<ProbeKind, number>>;
  /** The status has shown it running at least once. */
  readonly seen: boolean;
  /** What the status says: the startup probe has succeeded, and the container is ready. */
  readonly started: boolean;
  readonly ready: boolean;
  /** When `ready` last changed. */
  readonly readyAt?: number;
  /** A probe has had it killed: it starts again whatever its exit code (facts R7). */
  readonly killed: boolean;
  /** Nothing of it runs any more, for good. */
  readonly stopped: boolean;
  /** It ended while the pod was being stopped, so the status does not say so yet. */
  readonly unseen: boolean;
}

/** A timer of the machine: the event that it will bring, and when. */
interface RunningTimer {
  readonly label: string;
  readonly container?: string;
  readonly from: number;
  readonly due: number;
}

/** Everything that a pod's machine knows beside where it stands. Times are virtual milliseconds. */
export interface PodContext {
  readonly now: number;
  readonly spec: PodSpec;
  /** Where the image is that was built in steps 1 and 2. */
  readonly image: 'unbuilt' | 'local' | 'pushed';
  readonly node?: string;
  readonly createdAt?: number;
  readonly boundAt?: number;
  /** `status.startTime`: the kubelet has accepted the pod. */
  readonly acceptedAt?: number;
  readonly sandboxAt?: number;
  /** When the kubelet last found the sandbox gone. */
  readonly sandboxLostAt?: number;
  /** When the scheduler first found no node; cleared by the binding. */
  readonly unschedulable?: { readonly at: number; readonly reason: string; readonly message: string };
  readonly rejection?: { readonly reason: string; readonly message: string };
  readonly mountFailures: number;
  /** When the last init container was done; it never goes back (facts 1.2, Initialized). */
  readonly initializedAt?: number;
  /** When the kubelet began to stop the pod. */
  readonly stoppingAt?: number;
  /** When the phase became Succeeded or Failed for good. */
  readonly endedAt?: number;
  /** When the ephemeral container started, and when it ended. */
  readonly debuggedAt?: number;
  readonly debuggedUntil?: number;
  /** Why the kubelet ends the pod itself; `early`: the conditions say so while containers still stop. */
  readonly ending?: {
    readonly reason: string;
    readonly message: string;
    readonly early: boolean;
    readonly disrupts: boolean;
  };
  /** `status.nominatedNodeName`: where the scheduler makes room for the pod. */
  readonly nominatedNode?: string;
  /** The kubelet of the node does not answer any more. */
  readonly silent: boolean;
  /** Somebody has set the conditions that the readiness gates wait for. */
  readonly gatesOpen: boolean;
  /** The pod garbage collector has given it up because its node is gone. */
  readonly collected: boolean;
  /** Who disrupts the pod, as the condition DisruptionTarget says. */
  readonly disruption?: { readonly reason: string; readonly message: string };
  readonly deletedAt?: number;
  /** Seconds of grace of the deletion. */
  readonly grace?: number;
  readonly timers: Readonly<Record<string, RunningTimer>>;
  readonly containers: Readonly<Record<string, ContainerRecord>>;
}

/** An event of the machine. `at` moves the machine's clock; wiring events carry none. */
export interface PodEvent {
  readonly type: string;
  readonly at?: number;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly node?: string;
  readonly grace?: number;
}

const freshRecord: ContainerRecord = {
  restartCount: 0,
  crashes: 0,
  imageOnNode: false,
  pullFailures: 0,
  probeFailures: { startup: 0, liveness: 0, readiness: 0 },
  seen: false,
  started: false,
  ready: false,
  killed: false,
  stopped: false,
  unseen: false,
};

/** The context of a pod that nobody has asked for yet. */
export function initialContext(spec: PodSpec): PodContext {
  return {
    now: 0,
    spec,
    image: 'unbuilt',
    mountFailures: 0,
    silent: false,
    gatesOpen: false,
    collected: false,
    timers: {},
    containers: Object.fromEntries(spec.containers.map(({ name }) => [name, freshRecord])),
  };
}

/** The container of that name in the spec. Throws a `RangeError` when there is none. */
export function containerOf(spec: PodSpec, name: string): ContainerSpec {
  const found = spec.containers.find((container) => container.name === name);
  if (!found) throw new RangeError(`container: ${name} is not in the spec of ${spec.name}`);
  return found;
}

/** The record of that container. Throws a `RangeError` when there is none. */
export function recordOf(context: PodContext, name: string): ContainerRecord {
  const found = context.containers[name];
  if (!found) throw new RangeError(`container: ${name} is not in pod ${context.spec.name}`);
  return found;
}

/** Whether a snapshot's context is a pod's: only then is there a Pod to show. */
export function isPodContext(context: unknown): context is PodContext {
  return typeof context === 'object' && context !== null && 'spec' in context && 'containers' in context;
}

/** The name that the walk gives an ephemeral container; the API knows it only when somebody adds one. */
export const debuggerName = 'debugger';
