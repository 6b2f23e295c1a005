import type { ElkNode } from 'elkjs';
import type { Scene } from '@/lib/diagram/item.ts';
import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import type { Chart } from '@/machines/chart.ts';
import type { Graph, GraphTransition } from '@/machines/graph.ts';
import { podChart } from '@/machines/pod.ts';
import { type Polyline, polylineOf } from './crossings.ts';

/** A machine as our picture shows it, for others to draw: its states, and the ways between them. */
export interface SameMachine {
  readonly states: readonly { readonly id: string; readonly title: string }[];
  readonly ways: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

/** A pod that has everything which a container can have, so that its machine is dense. */
const busy = `apiVersion: v1
kind: Pod
metadata: {name: busy, finalizers: [acme.io/guard]}
spec:
  volumes:
  - {name: settings, configMap: {name: settings}}
  containers:
  - name: web
    image: ghcr.io/acme/web:1.0
    envFrom: [{secretRef: {name: key}}]
    securityContext: {runAsNonRoot: true}
    startupProbe: {httpGet: {port: 80}}
    livenessProbe: {httpGet: {port: 80}}
    readinessProbe: {httpGet: {port: 80}}
    lifecycle:
      postStart: {exec: {command: ["true"]}}
      preStop: {exec: {command: ["true"]}}
`;

/** The chart of a pod that has everything, compiled anew each time. */
export function busyChart(): Chart {
  const [workload] = readManifest(busy).workloads;
  if (!workload) throw new RangeError('manifest: it has no pod');
  return podChart(workload.spec);
}

/** What of a graph is met often: whatever is not left out of pictures until it happens. */
function common({ states, transitions }: Graph): Graph {
  return {
    states: states.filter(({ meta }) => meta.rare === undefined),
    transitions: transitions.filter(({ meta }) => !meta.rare),
  };
}

/** The part of a machine in which its states have most to do with each other: so many states, and the ways between them. */
export function coreOf(graph: Graph, size: number): Graph {
  let core = common(graph);
  while (core.states.length > size) {
    const ends = waysIn(core).flatMap(({ from, to }) => [from, to]);
    const counts = core.states.map(({ id }) => ends.filter((end) => end === id).length);
    const least = counts.lastIndexOf(Math.min(...counts));
    core = { ...core, states: core.states.filter((_, index) => index !== least) };
  }
  const ids = new Set(core.states.map(({ id }) => id));
  const inside = ({ sources, target }: GraphTransition) =>
    target !== undefined && ids.has(target) && sources.some((source) => ids.has(source));
  return { states: core.states, transitions: core.transitions.filter(inside) };
}

/** A transition of several states is a way from each of them, as in our picture. */
function waysIn({ states, transitions }: Graph) {
  const ids = new Set(states.map(({ id }) => id));
  return transitions.flatMap(({ sources, target, meta: { label } }) => {
    if (target === undefined || !ids.has(target)) return [];
    return sources.filter((source) => ids.has(source)).map((from) => ({ from, to: target, label }));
  });
}

/** A graph for others to draw. */
export function sameMachine(graph: Graph): SameMachine {
  const shown = common(graph);
  const names = new Map(shown.states.map(({ id }, index) => [id, `s${index}`]));
  const named = (id: string) => names.get(id) ?? id;
  return {
    states: shown.states.map(({ id, meta }) => ({ id: named(id), title: plain(meta.title) })),
    ways: waysIn(shown).map(({ from, to, label }) => ({ from: named(from), to: named(to), label: plain(label) })),
  };
}

/** The same machine for state-machine-cat. */
export function smcatText({ states, ways }: SameMachine): string {
  const lines = [
    states.map(({ id, title }) => `${id} [label="${title}"]`).join(',\n'),
    ';\n',
    ...ways.map(({ from, to, label }) => `${from} => ${to}: ${label};\n`),
  ];
  return lines.join('');
}

/** The same machine for Mermaid. */
export function mermaidText({ states, ways }: SameMachine): string {
  const lines = [
    ...states.map(({ id, title }) => `state "${title}" as ${id}`),
    ...ways.map(({ from, to, label }) => `${from} --> ${to}: ${label}`),
  ];
  return `stateDiagram-v2\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** The same machine for ELK, laid out as it does by itself. Of several ways between two states it gets one, as ours. */
export function elkGraph({ states, ways }: SameMachine): ElkNode {
  const pairs = new Map(ways.map(({ from, to }) => [`${from} ${to}`, { sources: [from], targets: [to] }]));
  return {
    id: 'machine',
    layoutOptions: { 'elk.algorithm': 'layered' },
    children: states.map(({ id, title }) => ({ id, width: 20 + title.length * 7, height: 30 })),
    edges: [...pairs].map(([id, ends]) => ({ id, ...ends })),
  };
}

/** The lines of a graph that ELK has laid out. */
export function elkLines({ edges = [] }: ElkNode): readonly Polyline[] {
  return edges.flatMap(({ sections = [] }) =>
    sections.map(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]),
  );
}

/** Our picture of a graph of that chart, with all steps open. */
export function ourScene(chart: Chart, graph: Graph): Scene {
  const view = viewOf(chart, timelineChart(chart.stages, graph), startJourney(chart));
  return toScene({ ...sightOf(chart, graph, view), zoom: 'everything', width: 944 });
}

/** The lines of our picture. */
export function ourLines({ items }: Scene): readonly Polyline[] {
  return items.flatMap((item) => (item.kind === 'line' ? [polylineOf(item.d)] : []));
}

/** Words without what one of the three languages would read as its own. */
function plain(text: string): string {
  return text.replaceAll(/[^\w ]/g, ' ').trim();
}
