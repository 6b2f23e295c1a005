import { isStaying, lossesOf } from '@/lib/meaning/losses.ts';
import type { Chart } from '@/machines/chart.ts';
import { guardWords, nodesOf, type Outline, type OutlineWay, titleOf, toOutline } from '@/machines/outline.ts';

/**
 * The machine as a PlantUML state diagram; what stays in its state is a line inside of it. What PlantUML cannot hold is
 * listed in comments at the top.
 */
export function toPlantUml(chart: Chart): string {
  const outline = toOutline(chart);
  return [
    '@startuml',
    `' ${chart.title}. Not in this text:`,
    ...lossesOf(outline, { stays: true, sentences: false }).map((loss) => `' - ${loss}`),
    `title ${chart.title}`,
    'hide empty description',
    ...(outline.kind === 'parallel' ? stateLines(outline, '') : bodyOf(outline, '')),
    ...[...nodesOf(outline)].flatMap(waysOf),
    '@enduml',
    '',
  ].join('\n');
}

function stateLines(node: Outline, indent: string): string[] {
  const kind = node.kind === 'final' ? ' <<end>>' : '';
  const declared = `${indent}state "${titleOf(node).replaceAll('"', "'")}" as ${idOf(node.id)}${kind}`;
  if (node.children.length === 0) return [declared];
  return [`${declared} {`, ...bodyOf(node, `${indent}  `), `${indent}}`];
}

function bodyOf(node: Outline, indent: string): string[] {
  const start = node.initial === undefined ? [] : [`${indent}[*] --> ${idOf(node.initial)}`];
  const parts = node.children.map((child) => stateLines(child, indent));
  const joined =
    node.kind === 'parallel' ? parts.flatMap((part, at) => (at === 0 ? part : [`${indent}--`, ...part])) : parts.flat();
  return [...start, ...joined];
}

function waysOf(node: Outline): string[] {
  return node.ways.map((way) =>
    isStaying(way)
      ? `${idOf(node.id)} : ${labelOf(way)} / stays`
      : `${idOf(node.id)} --> ${idOf(way.target ?? node.id)} : ${labelOf(way)}`,
  );
}

function labelOf({ event, guard }: OutlineWay): string {
  return guard === undefined ? event : `${event} [${guardWords(guard)}]`;
}

/** PlantUML's ids take letters, digits and underscores; names of containers have hyphens, and no underscores. */
function idOf(id: string): string {
  return id
    .replaceAll('-', '__')
    .replaceAll('.', '_')
    .replaceAll(/\W/g, (sign) => `_${sign.codePointAt(0)}_`);
}
