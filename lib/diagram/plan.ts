import type { Stage, StageId } from '@/machines/chart.ts';
import type { Graph, GraphState, GraphTransition } from '@/machines/graph.ts';

/**
 * What stands where in the picture of a machine, before any coordinate: found from the graph and its `meta` alone, so
 * that a state or a failure that the machine gains has its place by itself.
 */
export interface Plan {
  readonly stages: readonly StagePlan[];
  readonly graph: Graph;
}

/** A step: the pod's own states and each container's, in the order in which the line passes them. */
export interface StagePlan {
  readonly stage: Stage;
  readonly groups: readonly Group[];
}

/** The states of one step that belong together: the pod's own, or one container's. */
export interface Group {
  /** The container, or `pod`; `pod-after` where the line joins again behind the containers. */
  readonly id: string;
  readonly stage: StageId;
  readonly container?: string;
  readonly rows: readonly Row[];
}

/** A state on the line, with what leaves it and what hangs beside it. */
export interface Row {
  /** Absent where a step has nothing on the line itself. */
  readonly state?: GraphState;
  /** Ways down the line, one list for each event; the lists' members exclude each other. */
  readonly ways: readonly (readonly GraphTransition[])[];
  /** What happens here and leads nowhere else, or back up the line. */
  readonly asides: readonly (readonly GraphTransition[])[];
  /** What ends the step from here and stands in another one: drawn as one. */
  readonly beyond: readonly GraphTransition[];
  readonly families: readonly Family[];
}

/** States beside the line that lead into each other: failures and the wait above them. */
export interface Family {
  /** The wait that the others rise to, or the only member that time alone leaves. */
  readonly head?: Spur;
  readonly spurs: readonly Spur[];
  /** Ways back to the line, one list for each event. */
  readonly returns: readonly (readonly GraphTransition[])[];
  /** Where they lead: a row of the same group, or another place of the picture. */
  readonly back?: { readonly row: number } | { readonly state: string };
}

/** One state beside the line. */
export interface Spur {
  readonly state: GraphState;
  /** Ways in from the line, one list for each event. */
  readonly causes: readonly (readonly GraphTransition[])[];
  /** Ways to another member of the family. */
  readonly rises: readonly GraphTransition[];
}

/** Transitions of one event from one source are alternatives: at most one of them is possible. */
export function byEvent(transitions: readonly GraphTransition[]): readonly (readonly GraphTransition[])[] {
  const events = new Map<string, GraphTransition[]>();
  for (const transition of transitions) {
    const key = `${transition.owner}|${transition.event}`;
    events.set(key, [...(events.get(key) ?? []), transition]);
  }
  return [...events.values()];
}

/** The same state of every container has one key: the path without the container's name. */
export function keyOf({ id, meta }: GraphState): string {
  return id
    .split('.')
    .map((segment) => (segment === meta.container ? '*' : segment))
    .join('.');
}
