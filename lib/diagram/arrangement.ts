import type { Chart, StageId } from '@/machines/chart.ts';
import type { Graph, GraphState, GraphTransition } from '@/machines/graph.ts';
import { planFamilies } from './family.ts';
import { byEvent, type Group, type Plan, type Row } from './plan.ts';

/** Arranges a machine's states by step, container and line. */
function toPlan(chart: Chart, graph: Graph): Plan {
  return { graph, stages: chart.stages.map((stage) => ({ stage, groups: planGroups(stage.id, chart, graph) })) };
}

/** The plan of a chart, made once for its graph. */
export function planOf(chart: Chart, graph: Graph): Plan {
  const plan = plans.get(graph) ?? toPlan(chart, graph);
  plans.set(graph, plan);
  return plan;
}

const plans = new WeakMap<Graph, Plan>();

function planGroups(stage: StageId, chart: Chart, graph: Graph): readonly Group[] {
  const members = graph.states.filter(({ meta }) => meta.stage === stage && meta.mark !== 'gate');
  const containers = [...new Set(members.flatMap(({ meta }) => meta.container ?? []))];
  const lanes = containers.map((name) =>
    planGroup(
      stage,
      name,
      members.filter(({ meta }) => meta.container === name),
      graph,
    ),
  );
  const { before, after } = aroundLanes(members, stage, chart, graph);
  return [
    ...(before.length ? [planGroup(stage, undefined, before, graph)] : []),
    ...lanes,
    ...(after.length ? [planGroup(stage, undefined, after, graph, 'pod-after')] : []),
  ];
}

/** The pod's own states of a step: those that lead into the containers' lanes, and those where the line joins again. */
function aroundLanes(members: readonly GraphState[], stage: StageId, chart: Chart, graph: Graph) {
  const own = members.filter(({ meta }) => meta.container === undefined);
  if (own.length === members.length) return { before: own, after: [] };
  const isLane = (id: string | undefined) =>
    members.some((state) => state.id === id && state.meta.container !== undefined);
  const leads = own.filter(({ id }) =>
    graph.transitions.some(({ sources, target }) => sources.includes(id) && isLane(target)),
  );
  const last = leads.at(-1);
  if (!last) return joinsLater(own, stage, chart, graph) ? { before: [], after: own } : { before: own, after: [] };
  const isBefore = (state: GraphState): boolean =>
    regionOf(state) === regionOf(last) &&
    (state.order <= last.order || (state.meta.mark !== 'state' && !joinsLater([state], stage, chart, graph)));
  const before = own.filter(isBefore);
  const rest = own.filter((state) => !before.includes(state));
  const sameRegion = rest.filter((state) => regionOf(state) === regionOf(last));
  return { before, after: [...sameRegion, ...rest.filter((state) => !sameRegion.includes(state))] };
}

function regionOf({ id }: GraphState): string | undefined {
  return id.split('.')[0];
}

/** A region that was on the line before the containers had it comes after them: the line joins again. */
function joinsLater(states: readonly GraphState[], stage: StageId, chart: Chart, graph: Graph): boolean {
  const order = chart.stages.map(({ id }) => id);
  const regions = states.map(regionOf);
  return graph.states.some(
    (state) => regions.includes(regionOf(state)) && order.indexOf(state.meta.stage) < order.indexOf(stage),
  );
}

function planGroup(
  stage: StageId,
  container: string | undefined,
  own: readonly GraphState[],
  graph: Graph,
  id: string = container ?? 'pod',
): Group {
  const onLine = own.filter(({ meta }) => meta.mark === 'state' || (meta.mark === 'end' && stage === 'end'));
  const beside = own.filter((state) => !onLine.includes(state));
  const families = planFamilies(onLine, beside, graph);
  const states: readonly (GraphState | undefined)[] = onLine.length ? onLine : [undefined];
  const rows = states.map((state, index): Row => {
    const from = (state ? graph.transitions.filter(({ sources }) => lastOf(sources, onLine) === state.id) : []).filter(
      ({ meta, target }) => meta.way !== 'action' && !beside.some(({ id }) => id === target),
    );
    const isBeyond = ({ target }: GraphTransition) =>
      target !== undefined && !own.some(({ id: other }) => other === target);
    const isAside = ({ target, meta, sources }: GraphTransition) =>
      target === undefined || meta.way === 'failure' || sources.includes(target) || isAbove(target, index, onLine);
    return {
      ...(state ? { state } : {}),
      ways: byEvent(from.filter((transition) => !isAside(transition))),
      asides: byEvent(from.filter((transition) => isAside(transition) && !isBeyond(transition))),
      beyond: from.filter((transition) => isAside(transition) && isBeyond(transition)),
      families: families.filter(({ row }) => row === index).map(({ family }) => family),
    };
  });
  return { id, stage, ...(container === undefined ? {} : { container }), rows };
}

function isAbove(target: string, index: number, onLine: readonly GraphState[]): boolean {
  const row = onLine.findIndex(({ id }) => id === target);
  return row !== -1 && row <= index;
}

/** A way that several states have is drawn once, at the last of them. */
function lastOf(sources: readonly string[], onLine: readonly GraphState[]): string | undefined {
  return onLine.findLast(({ id }) => sources.includes(id))?.id;
}
