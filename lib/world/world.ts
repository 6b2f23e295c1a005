/**
 * Everything outside of a manifest that decides what becomes of its pod. Times are milliseconds: `from`, `until` and
 * `at` since the manifest was sent, `after` since a run began. What a world leaves out goes well.
 */
export interface World {
  /** How the API server refuses the manifest. */
  readonly request?: Refusal;
  readonly images: readonly ImageFact[];
  /** Empty: the pod finds a node that suits it. */
  readonly nodes: readonly NodeFact[];
  readonly objects: readonly ObjectFact[];
  readonly containers: Readonly<Record<string, ProcessFact>>;
  readonly happens: readonly Happening[];
}

export type Refusal = 'unauthorized' | 'forbidden' | 'denied' | 'quota' | 'invalid';

/** How a pull may end, with the words of the catalogue's causes; `failing` is for whatever has no word of its own. */
export const registryAnswers = [
  'present',
  'notFound',
  'unauthorized',
  'unreachable',
  'limited',
  'failing',
  'unavailable',
  'unsigned',
] as const;

export type RegistryAnswer = (typeof registryAnswers)[number];

/** What holds of an image since `from`; the last that has begun counts. */
export interface ImageFact {
  readonly image: string;
  readonly registry: RegistryAnswer;
  readonly from: number;
  /** How long a pull takes. */
  readonly takes?: number;
  readonly onNode: boolean;
  readonly runsAsRoot: boolean;
}

/** A stretch of time; `until` may be infinite. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: TaintEffect;
}

/** A node, from its joining until its Node object is deleted. Cpu in millicores, memory in bytes. */
export interface NodeFact extends Stretch {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
  readonly maxPods: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly cordoned: boolean;
  readonly pods: readonly OtherPod[];
  /** When its kubelet does not answer, and when the node controller marks the node for it. */
  readonly silent?: Stretch & { readonly noticed: number };
  readonly network?: Stretch & { readonly fails: 'sandbox' | 'notReady' };
}

/** A pod that runs on a node beside the one that is walked. */
export interface OtherPod extends Stretch {
  readonly labels: Readonly<Record<string, string>>;
  readonly cpu: number;
  readonly memory: number;
  readonly hostPorts: readonly number[];
}

type ObjectKind = 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';

/** An object of the namespace. It never comes where `from` is infinite. */
export interface ObjectFact extends Stretch {
  readonly kind: ObjectKind;
  readonly name: string;
  /** Absent: whatever is asked for. */
  readonly keys?: readonly string[];
  /** When a claim has its volume. */
  readonly bound: number;
}

export type Run =
  | { readonly ends: 'exit'; readonly code: number; readonly after: number }
  | { readonly ends: 'outOfMemory'; readonly after: number }
  | { readonly ends: 'never' | 'commandNotFound' | 'permissionDenied' };

/** What a process does at SIGTERM. */
export type Stop =
  | { readonly ends: 'exit'; readonly code: number; readonly after: number }
  | { readonly ends: 'never' };

export interface Hook {
  readonly takes?: number;
  readonly fails: boolean;
}

/** What a probe hears from then on: since the start of the container (`after`), or of the walk (`from`). */
export interface ProbeAnswer {
  readonly fails: boolean;
  readonly after?: number;
  readonly from?: number;
}

/** What the process of a container does. */
export interface ProcessFact {
  /** In their order, the last repeated; empty: it does what the machine takes for usual. */
  readonly runs: readonly Run[];
  readonly stops?: Stop;
  readonly postStart: Hook;
  readonly preStop: Hook;
  readonly startup: readonly ProbeAnswer[];
  readonly readiness: readonly ProbeAnswer[];
  readonly liveness: readonly ProbeAnswer[];
}

/** What people and controllers do. */
export type Happening = { readonly at: number } & Deed;

export type Deed =
  | { readonly do: 'delete'; readonly grace?: number }
  | { readonly do: 'forceDelete' | 'evict' | 'preempt' | 'displace' | 'shutDown' | 'loseSandbox' }
  | { readonly do: 'removeFinalizers' | 'removeGates' | 'openGates' }
  | { readonly do: 'drain' | 'deleteNode'; readonly node?: string }
  | { readonly do: 'cordon' | 'uncordon'; readonly node: string }
  | { readonly do: 'taint'; readonly node?: string; readonly key: string; readonly effect: TaintEffect }
  | { readonly do: 'pressure'; readonly message?: string }
  | { readonly do: 'kill'; readonly container: string; readonly code: number }
  | { readonly do: 'editImage'; readonly container: string; readonly image: string }
  | {
      readonly do: 'event';
      readonly event: string;
      readonly until?: number;
      readonly code?: number;
      readonly message?: string;
    };

/** The world in which nothing goes wrong. */
export const fairWorld: World = { images: [], nodes: [], objects: [], containers: {}, happens: [] };
