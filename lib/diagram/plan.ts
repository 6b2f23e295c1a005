import type { Chart, Stage, StageId } from '@/machines/chart.ts';
import type { Graph, GraphState, GraphTransition } from '@/machines/graph.ts';
import { planFamilies } from './family.ts';

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
  /** The container, or `pod`. */
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

/** Arranges a machine's states by step, container and line. */
export function toPlan(chart: Chart, graph: Graph): Plan {
  return { graph, stages: chart.stages.map((stage) => ({ stage, groups: planGroups(stage.id, chart, graph) })) };
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

function planGroups(stage: StageId, chart: Chart, graph: Graph): readonly Group[] {
  const members = graph.states.filter(({ meta }) => meta.stage === stage && meta.mark !== 'gate');
  const containers = [...new Set(members.map(({ meta }) => meta.container))];
  const groups = containers.map((container) => planGroup(stage, container, members, graph));
  const own = groups.filter(({ container }) => container === undefined);
  const lanes = groups.filter(({ container }) => container !== undefined);
  return own.some((group) => joinsLater(group, stage, chart, graph)) ? [...lanes, ...own] : [...own, ...lanes];
}

/** A region that was on the line before the containers had it comes after them: the line joins again. */
function joinsLater({ rows }: Group, stage: StageId, chart: Chart, graph: Graph): boolean {
  const order = chart.stages.map(({ id }) => id);
  const region = rows[0]?.state?.id.split('.')[0];
  return graph.states.some(
    ({ id, meta }) => id.split('.')[0] === region && order.indexOf(meta.stage) < order.indexOf(stage),
  );
}

function planGroup(stage: StageId, container: string | undefined, members: readonly GraphState[], graph: Graph): Group {
  const own = members.filter(({ meta }) => meta.container === container);
  const onLine = own.filter(({ meta }) => meta.mark === 'state' || (meta.mark === 'end' && stage === 'end'));
  const beside = own.filter((state) => !onLine.includes(state));
  const families = planFamilies(onLine, beside, graph);
  const states: readonly (GraphState | undefined)[] = onLine.length ? onLine : [undefined];
  const rows = states.map((state, index): Row => {
    const from = (state ? graph.transitions.filter(({ sources }) => lastOf(sources, onLine) === state.id) : []).filter(
      ({ meta, target }) => meta.way !== 'action' && !beside.some(({ id }) => id === target),
    );
    const isAside = ({ target, meta, sources }: GraphTransition) =>
      target === undefined || meta.way === 'failure' || sources.includes(target) || isAbove(target, index, onLine);
    return {
      ...(state ? { state } : {}),
      ways: byEvent(from.filter((transition) => !isAside(transition))),
      asides: byEvent(from.filter(isAside)),
      families: families.filter(({ row }) => row === index).map(({ family }) => family),
    };
  });
  return { id: container ?? 'pod', stage, ...(container === undefined ? {} : { container }), rows };
}

function isAbove(target: string, index: number, onLine: readonly GraphState[]): boolean {
  const row = onLine.findIndex(({ id }) => id === target);
  return row !== -1 && row <= index;
}

/** A way that several states have is drawn once, at the last of them. */
function lastOf(sources: readonly string[], onLine: readonly GraphState[]): string | undefined {
  return onLine.findLast(({ id }) => sources.includes(id))?.id;
}
