import { toEcmaScript } from '@/lib/meaning/ecmascript.ts';
import { meaningOf } from '@/lib/meaning/meaning.ts';
import type { Chart } from '@/machines/chart.ts';
import { type NamedRef, nodesOf, type Outline, type OutlineWay, titleOf, toOutline } from '@/machines/outline.ts';

/**
 * The machine as SCXML 1.0 with the ECMAScript data model: guards test and actions change the same values as in
 * XState. Events carry `at` and their payload as data. What SCXML has no place for is listed in a comment at the top.
 */
export function toScxml(chart: Chart): string {
  const outline = toOutline(chart);
  const meaning = meaningOf(chart);
  const context: unknown = chart.machine.config.context;
  const scripted = Object.keys(meaning.guards).length > 0;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${comment(`${chart.title}. Not in this text:`)}`,
    ...lossesOf(outline).map((loss) => `  - ${comment(loss)}`),
    '-->',
    '<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:podwalk="urn:podwalk" version="1.0" datamodel="ecmascript"',
    `  name="${escaped(chart.id)}" initial="${idOf(outline.id)}">`,
    ...(scripted
      ? [
          `  <datamodel><data id="context" expr="${escaped(JSON.stringify(context))}"/></datamodel>`,
          `  <script>${escaped(toEcmaScript(meaning))}</script>`,
        ]
      : []),
    ...stateLines(outline, eventsIn(outline), '  '),
    '</scxml>',
    '',
  ].join('\n');
}

function lossesOf(outline: Outline): string[] {
  const nodes = [...nodesOf(outline)];
  const told = nodes.filter(({ meta }) => meta).length;
  const chosen = nodes.flatMap(({ ways }) => ways).filter(({ meta }) => meta).length;
  return [
    `${told} sentences of states and their sources; titles are the attributes podwalk:title`,
    `the keys, payloads and outcomes of ${chosen} transitions; labels are the attributes podwalk:label`,
    'the Events of Kubernetes that steps leave behind: the action "record" is left out',
    'timers send nothing by themselves: context.timers says which event is due, and when',
  ];
}

function stateLines(node: Outline, events: readonly string[], indent: string): string[] {
  const tag = node.kind === 'final' || node.kind === 'parallel' ? node.kind : 'state';
  const initial = node.initial === undefined ? '' : ` initial="${idOf(node.initial)}"`;
  const title = node.meta === undefined ? '' : ` podwalk:title="${escaped(titleOf(node))}"`;
  const deeper = `${indent}  `;
  const inside = [
    ...block('onentry', node.entry, deeper),
    ...block('onexit', node.exit, deeper),
    ...node.ways.flatMap((way) => wayLines(node, way, events, deeper)),
    ...node.children.flatMap((child) => stateLines(child, events, deeper)),
  ];
  const opened = `${indent}<${tag} id="${idOf(node.id)}"${initial}${title}`;
  return inside.length === 0 ? [`${opened}/>`] : [`${opened}>`, ...inside, `${indent}</${tag}>`];
}

function wayLines(node: Outline, way: OutlineWay, events: readonly string[], indent: string): string[] {
  const event = way.done ? `done.state.${idOf(node.id)}` : way.event;
  const conditions = [
    ...(way.done || isPrefix(event, events) ? [`_event.name === ${JSON.stringify(event)}`] : []),
    ...(way.guard ? [`guards[${JSON.stringify(way.guard.type)}](context, ${told(way.guard)}, _event.data)`] : []),
  ];
  const within = way.target?.startsWith(`${node.id}.`) === true && node.kind === 'compound';
  const attributes = [
    `event="${escaped(event)}"`,
    ...(conditions.length === 0 ? [] : [`cond="${escaped(conditions.join(' && '))}"`]),
    ...(way.target === undefined ? [] : [`target="${idOf(way.target)}"`]),
    ...(within && !way.reenters ? ['type="internal"'] : []),
    ...(way.meta === undefined ? [] : [`podwalk:label="${escaped(way.meta.label)}"`]),
  ].join(' ');
  const done = way.actions.flatMap(actionLine);
  if (done.length === 0) return [`${indent}<transition ${attributes}/>`];
  return [`${indent}<transition ${attributes}>`, ...done.map((line) => `${indent}  ${line}`), `${indent}</transition>`];
}

function block(tag: 'onentry' | 'onexit', actions: readonly NamedRef[], indent: string): string[] {
  const lines = actions.flatMap(actionLine);
  return lines.length === 0
    ? []
    : [`${indent}<${tag}>`, ...lines.map((line) => `${indent}  ${line}`), `${indent}</${tag}>`];
}

function actionLine(action: NamedRef): string[] {
  if (action.type === 'record') return [];
  if (action.type === 'raise') return [`<raise event="${escaped(String(action.params.event))}"/>`];
  const changed = `actions[${JSON.stringify(action.type)}](context, ${told(action)}, _event ? _event.data : null)`;
  return [`<assign location="context" expr="${escaped(changed)}"/>`];
}

function told({ params }: NamedRef): string {
  return JSON.stringify(params);
}

/** SCXML takes `a.b` for any event whose name begins so; where another does, the name has to be compared. */
function isPrefix(event: string, events: readonly string[]): boolean {
  return events.some((other) => other.startsWith(`${event}.`));
}

function eventsIn(outline: Outline): readonly string[] {
  const ways = [...nodesOf(outline)].flatMap((node) => node.ways);
  return [...new Set(ways.map(({ event }) => event))];
}

/** An id, in which SCXML allows no space: there it would be the next of several. */
function idOf(id: string): string {
  return escaped(id.replaceAll(' ', '_'));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function comment(text: string): string {
  return text.replaceAll('--', '- -');
}
