import { isStaying, lossesOf } from '@/lib/meaning/losses.ts';
import type { Chart } from '@/machines/chart.ts';
import { guardWords, nodesOf, type Outline, toOutline } from '@/machines/outline.ts';

/**
 * The machine as a Mermaid `stateDiagram-v2`. Ways between the same two states share an arrow: Mermaid draws at most
 * 500 of them. What it cannot hold is listed in comments at the top.
 */
export function toMermaid(chart: Chart): string {
  const outline = toOutline(chart);
  return [
    'stateDiagram-v2',
    `  %% ${chart.title}. Not in this text:`,
    ...lossesOf(outline, { stays: false, sentences: false }).map((loss) => `  %% - ${loss}`),
    ...(outline.kind === 'parallel' ? stateLines(outline, '  ') : bodyOf(outline, '  ')),
    ...arrowsOf(outline),
    '',
  ].join('\n');
}

function stateLines(node: Outline, indent: string): string[] {
  const declared = `${indent}state "${titled(node)}" as ${idOf(node.id)}`;
  if (node.children.length === 0) return [declared];
  return [`${declared} {`, ...bodyOf(node, `${indent}  `), `${indent}}`];
}

function bodyOf(node: Outline, indent: string): string[] {
  if (node.kind !== 'parallel') {
    const start = node.initial === undefined ? [] : [`${indent}[*] --> ${idOf(node.initial)}`];
    return [...start, ...node.children.flatMap((child) => stateLines(child, indent))];
  }
  return node.children.flatMap((child, index) => [
    ...(index === 0 ? [] : [`${indent}--`]),
    ...stateLines(child, indent),
  ]);
}

function arrowsOf(outline: Outline): string[] {
  const arrows = new Map<string, string[]>();
  for (const node of nodesOf(outline)) {
    for (const way of node.ways) {
      if (way.target === undefined || isStaying(way)) continue;
      const arrow = `  ${idOf(node.id)} --> ${idOf(way.target)}`;
      const label = way.guard === undefined ? way.event : `${way.event} [${guardWords(way.guard)}]`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), plain(label)]);
    }
  }
  return [...arrows].map(([arrow, labels]) => `${arrow} : ${labels.join(', ')}`);
}

/** Mermaid's ids take letters, digits and underscores; names of containers have hyphens, and no underscores. */
function idOf(id: string): string {
  return id
    .replaceAll('-', '__')
    .replaceAll('.', '_')
    .replaceAll(/\W/g, (sign) => `_${sign.codePointAt(0)}_`);
}

function titled({ meta, name }: Outline): string {
  return plain(meta?.title ?? name);
}

/** Signs that Mermaid reads as its own are said in words or left out. */
function plain(text: string): string {
  return text.replaceAll(':', ' ').replaceAll(/[;#{}"<>%]/g, '');
}
