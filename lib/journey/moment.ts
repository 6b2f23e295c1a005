import type { AnyMachineSnapshot } from 'xstate';
import type { Way } from '@/machines/chart.ts';

/** One thing that happened: a machine event on the walk's own clock. */
export interface WalkEvent {
  /** `noun.verb`, with the container's name behind it where it belongs to one: `image.pulled.web`. */
  readonly type: string;
  /** Virtual milliseconds since the walk began. */
  readonly at: number;
  readonly [payload: string]: string | number | undefined;
}

/** A Kubernetes Event as the walk has it: repeats are one with a count, as the API keeps them (facts 2.1). */
export interface KubeEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `kubelet`, `default-scheduler`. */
  readonly from: string;
  /** `spec.containers{web}`; absent for events of the whole pod. */
  readonly fieldPath?: string;
  readonly count: number;
  /** Virtual milliseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/** One point of a walk. It holds everything, so going back to it is exact. */
export interface Moment {
  readonly snapshot: AnyMachineSnapshot;
  readonly at: number;
  /** What led here; absent at the start. */
  readonly event?: WalkEvent;
  /** The ids of the transitions of the graph that this step took, for the ink. */
  readonly took: readonly string[];
  readonly kubeEvents: readonly KubeEvent[];
}

/** A walk: what happened, and where the reader stands in it. */
export interface Journey {
  readonly moments: readonly Moment[];
  /** Index of the moment that is shown. */
  readonly cursor: number;
}

/** Something that can, or cannot, happen at a moment. */
export interface Choice {
  readonly event: WalkEvent;
  /** The id of the transition in the graph (`lib/diagram/graph`). */
  readonly transition: string;
  readonly label: string;
  readonly way: Way;
  readonly container?: string;
  /** Where it leads, as a title: `ErrImagePull`. */
  readonly outcome: string;
  /** `1` to `9`, or a fixed key; absent beyond the ninth. */
  readonly key?: string;
  /** Met so seldom that it comes last and has no digit. */
  readonly rare?: true;
  /** Why it cannot happen now, in words and values; absent when it can. */
  readonly blocked?: string;
  /** What it would take for it to happen, as a noun; absent when it can, and where nothing brings it back. */
  readonly takes?: string;
}

/** A timer that runs at a moment. All times are virtual milliseconds. */
export interface Timer {
  readonly event: string;
  /** `back-off`, `grace period`, `liveness probe`. */
  readonly label: string;
  readonly container?: string;
  readonly from: number;
  readonly due: number;
}
