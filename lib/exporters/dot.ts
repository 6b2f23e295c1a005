import { isStaying, lossesOf } from '@/lib/meaning/losses.ts';
import type { Chart } from '@/machines/chart.ts';
import { firstLeaf, guardWords, nodesOf, type Outline, titleOf, toOutline } from '@/machines/outline.ts';

/**
 * The machine as a Graphviz digraph: compound states are clusters, and an arrow to one ends at its border. What DOT
 * cannot hold is listed in comments at the top.
 */
export function toDot(chart: Chart): string {
  const outline = toOutline(chart);
  const byId = new Map([...nodesOf(outline)].map((node) => [node.id, node]));
  return [
    `// ${chart.title}. Not in this text:`,
    ...lossesOf(outline, { stays: false, sentences: true }).map((loss) => `// - ${loss}`),
    `digraph ${quoted(chart.id)} {`,
    '  graph [compound=true, rankdir=TB, fontname="sans-serif", newrank=true];',
    '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...clusterOf(outline, '  '),
    ...[...nodesOf(outline)].flatMap((node) => arrowsOf(node, byId)),
    '}',
    '',
  ].join('\n');
}

function clusterOf(node: Outline, indent: string): string[] {
  if (node.children.length === 0) {
    const shape = node.kind === 'final' ? ', peripheries=2' : '';
    const tooltip = node.meta === undefined ? '' : `, tooltip=${quoted(node.meta.says)}`;
    const href = node.meta === undefined ? '' : `, URL=${quoted(node.meta.source.href)}`;
    return [`${indent}${quoted(node.id)} [label=${quoted(titleOf(node))}${shape}${tooltip}${href}];`];
  }
  const style = node.kind === 'parallel' ? 'dashed' : 'rounded';
  return [
    `${indent}subgraph ${quoted(`cluster_${node.id}`)} {`,
    `${indent}  label=${quoted(titleOf(node))}; style=${style};`,
    ...startOf(node, `${indent}  `),
    ...node.children.flatMap((child) => clusterOf(child, `${indent}  `)),
    `${indent}}`,
  ];
}

function startOf(node: Outline, indent: string): string[] {
  if (node.kind !== 'compound') return [];
  const point = quoted(`${node.id}.`);
  const dot = `${indent}${point} [shape=point, width=0.12, label=""];`;
  const child = node.children.find(({ id }) => id === node.initial);
  return child === undefined
    ? [dot]
    : [dot, `${indent}${point} -> ${quoted(firstLeaf(child).id)}${border([], child)};`];
}

function arrowsOf(node: Outline, byId: ReadonlyMap<string, Outline>): string[] {
  return node.ways.flatMap((way) => {
    const target = byId.get(way.target ?? '');
    if (target === undefined || isStaying(way)) return [];
    const label = way.guard === undefined ? way.event : `${way.event} [${guardWords(way.guard)}]`;
    const tail = node.children.length === 0 ? [] : [`ltail=${quoted(`cluster_${node.id}`)}`];
    const ends = border([`label=${quoted(label)}`, ...tail], target);
    return [`  ${quoted(firstLeaf(node).id)} -> ${quoted(firstLeaf(target).id)}${ends};`];
  });
}

/** An arrow to a cluster ends at its border, unless it comes from inside. */
function border(attributes: readonly string[], target: Outline): string {
  const head = target.children.length === 0 ? [] : [`lhead=${quoted(`cluster_${target.id}`)}`];
  const all = [...attributes, ...head];
  return all.length === 0 ? '' : ` [${all.join(', ')}]`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
