import { isStaying, lossesOf } from '@/lib/meaning/losses.ts';
import type { Chart } from '@/machines/chart.ts';
import { guardWords, nodesOf, type Outline, type OutlineWay, titleOf, toOutline } from '@/machines/outline.ts';

/**
 * The machine in the language of state-machine-cat; what stays in its state is an internal transition. What the
 * language cannot hold is listed in comments at the top.
 */
export function toSmcat(chart: Chart): string {
  const outline = toOutline(chart);
  const ways = [...nodesOf(outline)].flatMap(waysOf);
  return [
    `# ${chart.title}. Not in this text:`,
    ...lossesOf(outline, { stays: true, sentences: false }).map((loss) => `# - ${loss}`),
    `${stateOf(outline, '')};`,
    '',
    ...ways,
    '',
  ].join('\n');
}

function stateOf(node: Outline, indent: string): string {
  const type = node.kind === 'parallel' ? 'parallel' : node.kind === 'final' ? 'final' : 'regular';
  const declared = `${indent}${quoted(node.id)} [label=${quoted(titleOf(node))} type=${type}]`;
  if (node.children.length === 0) return declared;
  const deeper = `${indent}  `;
  const start = node.initial === undefined ? [] : [`${deeper}${quoted(`${node.id}.`)} [label="" type=initial]`];
  const states = [...start, ...node.children.map((child) => stateOf(child, deeper))].join(',\n');
  const first = node.initial === undefined ? '' : `\n${deeper}${quoted(`${node.id}.`)} => ${quoted(node.initial)};`;
  return `${declared} {\n${states};${first}\n${indent}}`;
}

function waysOf(node: Outline): string[] {
  return node.ways.map((way) => {
    const target = way.target ?? node.id;
    const internal = isStaying(way) ? ' [type=internal]' : '';
    return `${quoted(node.id)} => ${quoted(target)}${internal}: ${quoted(labelOf(way))};`;
  });
}

function labelOf({ event, guard }: OutlineWay): string {
  return guard === undefined ? event : `${event} [${guardWords(guard)}]`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', "'")}"`;
}
