import type { Scene } from '@/lib/diagram/item.ts';
import { toScene } from '@/lib/diagram/scene.ts';
import type { SceneInput, Zoom } from '@/lib/diagram/scene-input.ts';
import { choicesAt, timersAt } from '@/lib/journey/choices.ts';
import { containersOf } from '@/lib/journey/containers.ts';
import { momentOf, startJourney, take } from '@/lib/journey/journey.ts';
import type { Choice, Journey } from '@/lib/journey/moment.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import type { Chart } from '@/machines/chart.ts';
import { chartOf } from '@/machines/charts.ts';
import { type Graph, type GraphTransition, toGraph } from '@/machines/graph.ts';
import { podChart } from '@/machines/pod.ts';
import type { ContainerKind, ContainerSpec, PodSpec, ProbeSpec } from '@/machines/pod-spec.ts';

export const widths = [944, 440, 390] as const;
export const zooms = ['spine', 'step', 'everything'] as const satisfies readonly Zoom[];

const probe: ProbeSpec = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

/** A container for a picture: plain, unless more is said. */
function container(name: string, kind: ContainerKind = 'main', more: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    name,
    kind,
    image: `ghcr.io/acme/${name}:1.0`,
    imagePullPolicy: 'IfNotPresent',
    restartPolicy: kind === 'init' ? 'OnFailure' : 'Always',
    postStart: false,
    preStop: false,
    references: [],
    runAsNonRoot: false,
    ...more,
  };
}

/** A pod for a picture. */
function pod(containers: readonly ContainerSpec[], more: Partial<PodSpec> = {}): PodSpec {
  return {
    name: 'hello',
    namespace: 'default',
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    hostNetwork: false,
    schedulingGates: [],
    readinessGates: [],
    finalizers: [],
    volumes: [{ name: 'settings', source: 'configMap', refersTo: 'settings', optional: false }],
    containers,
    ...more,
  };
}

const full = {
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  postStart: true,
  preStop: true,
  runAsNonRoot: true,
} as const;

/** The charts that the pictures must hold for, from one container to ten. */
export const charts: Readonly<Record<string, Chart>> = {
  kubernetes: chartOf('kubernetes'),
  container: chartOf('container'),
  one: podChart(
    pod([container('web', 'main', { ...full, references: [{ kind: 'Secret', name: 'key' }] })], {
      finalizers: ['acme.io/guard'],
    }),
  ),
  plain: podChart(pod([container('web')], { restartPolicy: 'Never', schedulingGates: ['acme.io/wait'] })),
  two: podChart(pod([container('log-agent', 'sidecar', { startupProbe: probe }), container('api', 'main', full)])),
  three: podChart(pod([container('log-agent', 'sidecar'), container('api', 'main', full), container('worker')])),
  five: podChart(
    pod(['api', 'cache', 'metrics', 'worker', 'a-container-with-a-rather-long-name'].map((name) => container(name))),
  ),
  orders: podChart(
    pod([
      container('wait-for-db', 'init'),
      container('proxy', 'sidecar', { readinessProbe: probe }),
      container('migrate', 'init'),
      container('warm-cache', 'init'),
      container('api', 'main', full),
      container('worker'),
    ]),
  ),
  ten: podChart(
    pod([
      ...['first', 'second', 'third'].map((name) => container(name, 'init')),
      ...['log-agent', 'proxy'].map((name) => container(name, 'sidecar')),
      ...['api', 'cache', 'metrics', 'worker', 'mailer'].map((name) => container(name, 'main', full)),
    ]),
  ),
};

const graphs = new WeakMap<Chart, Graph>();

/** The graph of a chart, read once. */
export function graphOf(chart: Chart): Graph {
  const graph = graphs.get(chart) ?? toGraph(chart);
  graphs.set(chart, graph);
  return graph;
}

/** The picture of a walk's shown moment. */
export function sceneOf(chart: Chart, journey: Journey, more: Partial<SceneInput> = {}): Scene {
  const moment = momentOf(journey);
  return toScene({
    chart,
    graph: graphOf(chart),
    containers: containersOf(moment),
    trail: trailOf(journey),
    choices: choicesAt(chart, moment),
    timers: timersAt(chart, moment),
    moment,
    zoom: 'step',
    width: 944,
    ...more,
  });
}

/** What can happen at the end of a walk. */
function possibleAt(chart: Chart, journey: Journey): readonly Choice[] {
  return choicesAt(chart, momentOf(journey)).filter(({ blocked }) => blocked === undefined);
}

/** A walk to each state of a path in turn by the shortest sensible way; `!` takes the choice with that label. */
export function walkTo(chart: Chart, path: readonly string[]): Journey {
  return path.reduce((journey, goal) => {
    if (goal.startsWith('!')) return takeNamed(chart, journey, goal.slice(1));
    let here = journey;
    for (let steps = 0; !trailOf(here).current.includes(goal); steps += 1) {
      const next = possibleAt(chart, here).find(({ way }) => way !== 'failure' && way !== 'action' && way !== 'repair');
      if (!next || steps > 120) throw new RangeError(`walk: no way to ${goal}`);
      here = take(chart, here, next.event);
    }
    return here;
  }, startJourney(chart));
}

function takeNamed(chart: Chart, journey: Journey, label: string): Journey {
  const choice = possibleAt(chart, journey).find((one) => one.label === label);
  if (!choice) throw new RangeError(`walk: ${label} is not possible`);
  return take(chart, journey, choice.event);
}

/**
 * A walk that sees much of a machine: at each moment it takes what it has taken least often, failures first, but no
 * failure from which nothing leads back. The deletion comes when four fifths of the walk are over.
 */
export function longWalk(chart: Chart, most: number): readonly Journey[] {
  const graph = graphOf(chart);
  const finals = new Set(graph.transitions.filter((transition) => isFinal(transition, graph)).map(({ id }) => id));
  let journey = startJourney(chart);
  const walks = [journey];
  const taken = new Map<string, number>();
  while (walks.length < most) {
    const late = walks.length > most * 0.8;
    const rank = ({ transition, way }: Choice) => {
      return (
        (taken.get(transition) ?? 0) * 10 +
        (finals.has(transition) ? 10_000 : way === 'action' ? (late ? -1 : 5000) : way === 'failure' ? 0 : 1)
      );
    };
    const [next] = [...possibleAt(chart, journey)].sort((a, b) => rank(a) - rank(b));
    if (!next) break;
    taken.set(next.transition, (taken.get(next.transition) ?? 0) + 1);
    journey = take(chart, journey, next.event);
    walks.push(journey);
  }
  return walks;
}

/** Whether a failure has no way back to the state that it struck. */
function isFinal({ target, sources, meta }: GraphTransition, { transitions }: Graph): boolean {
  if (target === undefined || meta.way !== 'failure') return false;
  const reached = new Set([target]);
  for (const id of reached) {
    for (const next of transitions) {
      if (next.target !== undefined && next.meta.way !== 'action' && next.sources.includes(id))
        reached.add(next.target);
    }
  }
  return !sources.some((source) => reached.has(source));
}
