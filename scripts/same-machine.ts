import type { ElkNode } from 'elkjs';
import { firstScene } from '@/lib/diagram/view-scene.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { type Polyline, polylineOf } from './crossings.ts';

/** A machine as our picture shows it, for others to draw: its states, and the ways between them. */
export interface SameMachine {
  readonly states: readonly { readonly id: string; readonly title: string }[];
  readonly ways: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

/** What stands in the picture of a machine with all of its steps open: whatever is not met too seldom to be drawn. */
export function sameMachine(chart: Chart): SameMachine {
  const graph = toGraph(chart);
  const states = graph.states.filter(({ meta }) => meta.rare === undefined);
  const names = new Map(states.map(({ id }, index) => [id, `s${index}`]));
  const ways = graph.transitions.flatMap(({ sources, target, meta }) => {
    const from = names.get(sources.find((source) => names.has(source)) ?? '');
    const to = names.get(target ?? '');
    return meta.rare || from === undefined || to === undefined ? [] : [{ from, to, label: plain(meta.label) }];
  });
  return { states: states.map(({ id, meta }) => ({ id: names.get(id) ?? id, title: plain(meta.title) })), ways };
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

/** The lines of our picture, with all steps open. */
export function ourLines(chart: Chart): readonly Polyline[] {
  const { items } = firstScene(chart, 'everything', 944);
  return items.flatMap((item) => (item.kind === 'line' ? [polylineOf(item.d)] : []));
}

/** Words without what one of the three languages would read as its own. */
function plain(text: string): string {
  return text.replaceAll(/[^\w ]/g, ' ').trim();
}
