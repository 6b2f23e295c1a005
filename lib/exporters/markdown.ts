import type { Chart, Source } from '@/machines/chart.ts';
import { guardWords, nodesOf, type Outline, type OutlineWay, titleOf, toOutline } from '@/machines/outline.ts';

/** The machine as Markdown: what it is, its states with their sentences, its transitions, and where that is written. */
export function toMarkdown(chart: Chart): string {
  const nodes = [...nodesOf(toOutline(chart))];
  const titles = new Map(nodes.map((node) => [node.id, titleOf(node)]));
  const told = nodes.filter(({ meta }) => meta !== undefined);
  const ways = nodes.flatMap((node) => node.ways.map((way) => ({ node, way })));
  const choices = ways.filter(({ way }) => way.meta !== undefined);
  return [
    `# ${chart.title}`,
    '',
    `${told.length} states and ${choices.length} transitions in ${chart.stages.length} stages.`,
    `Not in this text: the machine's own wiring (${ways.length - choices.length} transitions), what guards test and actions do, and how long timers run. The JSON has them.`,
    '',
    '## States',
    '',
    ...chart.stages.flatMap((stage) => {
      const own = told.filter(({ meta }) => meta?.stage === stage.id);
      const heading = stage.number === undefined ? stage.title : `${stage.number}. ${stage.title}`;
      return own.length === 0 ? [] : [`### ${cell(heading)}`, '', ...table(stateHead, own.map(stateRow)), ''];
    }),
    '## Transitions',
    '',
    ...table(
      wayHead,
      choices.map(({ node, way }) => wayRow(node, way, titles)),
    ),
    '',
    '## Sources',
    '',
    ...sourcesOf(told).map(({ label, href }) => `- [${label}](${href})`),
    '',
  ].join('\n');
}

const stateHead = ['State', 'Its path', 'Who acts', 'What happens'];
const wayHead = ['From', 'Event', 'What it is called', 'Only if', 'To'];

function stateRow(node: Outline): string[] {
  const { meta } = node;
  return [titleOf(node), code(pathOf(node.id)), meta?.actor ?? '', meta?.says ?? ''];
}

function wayRow(node: Outline, way: OutlineWay, titles: ReadonlyMap<string, string>): string[] {
  const target = way.meta?.outcome ?? (way.target === undefined ? 'stays' : titles.get(way.target));
  const guard = way.guard === undefined ? '' : guardWords(way.guard);
  return [titleOf(node), code(way.event), way.meta?.label ?? '', guard, target ?? ''];
}

function sourcesOf(nodes: readonly Outline[]): readonly Source[] {
  const byHref = new Map(nodes.flatMap(({ meta }) => (meta ? [[meta.source.href, meta.source] as const] : [])));
  return [...byHref.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

function pathOf(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rows.map(line)];
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Text in a cell of a table: bars and line breaks would end it, and an angle bracket would begin HTML. */
function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/\s*\n\s*/g, ' ');
}
