import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import type { PodObservation } from '@/lib/kubernetes/recording.ts';
import type { NodeSeen } from './scheduling/node-seen.ts';
import type { Wants } from './scheduling/wants.ts';

/** Everything that is known about one pod. */
export interface Case {
  /** Its newest observation. */
  readonly pod: Pod;
  /** What it asks of a node. */
  readonly wants: Wants;
  /** Events about it, oldest first. */
  readonly events: readonly KubeEvent[];
  /** All of its observations, oldest first; the last is `pod`. */
  readonly history: readonly PodObservation[];
  readonly around: Surroundings;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is known of the pod's neighbourhood. */
export interface Surroundings {
  readonly nodes: readonly NodeSeen[];
  /** Names that exist, by kind and then as `namespace/name`. A kind that is absent was not looked at. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** Events about anything but pods. */
  readonly events: readonly KubeEvent[];
  /** What other pods on each node have asked for, in milli-CPU and bytes. */
  readonly used: ReadonlyMap<string, { readonly cpu: number; readonly memory: number; readonly pods: number }>;
}

/** A pod of which nothing else is known. */
export const nothingAround: Surroundings = { nodes: [], names: new Map(), events: [], used: new Map() };
