/**
 * Draws one machine with Podwalk and with others, side by side in one run: `npm run bench:peers`. Ends with 1 where a
 * figure falls short of what Podwalk claims.
 */
import { join } from 'node:path';
import Elk from 'elkjs';
import { render } from 'state-machine-cat';
import { embedDocument } from '@/lib/embed/document.ts';
import { toSvg } from '@/lib/exporters/svg.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { crossingsOf } from './crossings.ts';
import { firstPictures } from './first-picture.ts';
import {
  busyChart,
  coreOf,
  elkGraph,
  elkLines,
  mermaidText,
  ourLines,
  ourScene,
  sameMachine,
  smcatText,
} from './same-machine.ts';

const root = join(import.meta.dirname, '..');
const rounds = 20;

/** ms; as many times faster; what Podwalk claims. */
const [mostMs, leastFaster] = [30, 8];

/** How large the machine is that everybody draws. */
const size = 40;

const chart = busyChart();
const core = coreOf(toGraph(chart), size);
const machine = sameMachine(core);
const kept = new Set([...core.states, ...core.transitions].map(({ id }) => id));
const failures: string[] = [];

console.log(`One machine for all: ${machine.states.length} states, ${machine.ways.length} transitions\n`);

// Each round has a chart that nobody has drawn yet; state-machine-cat reads its text anew, too.
const charts = Array.from({ length: rounds }, busyChart);
const ours = middleOf(await timesOf((round) => drawn(charts[round] ?? chart)));
const theirs = middleOf(await timesOf(() => render(smcatText(machine), { outputType: 'svg' })));
claim('SVG', `${ours.toFixed(1)} ms`, `state-machine-cat ${theirs.toFixed(1)} ms`, ours <= mostMs && ours <= theirs);

const laid = await new Elk().layout(elkGraph(machine));
const [few, many] = [crossingsOf(ourLines(ourScene(chart, core))).length, crossingsOf(elkLines(laid)).length];
claim('crossings of lines', `${few}`, `ELK, layered ${many}`, few < many);

const {
  '/embed': embed = 0,
  '/picture': picture = 0,
  '/mermaid': mermaid = 0,
} = await firstPictures(
  {
    pages: { '/embed': embedDocument(chart), '/picture': page(drawn(chart)), '/mermaid': page(mermaidParts()) },
    folders: { scripts: join(root, 'public/scripts'), mermaid: join(root, 'node_modules/mermaid/dist') },
  },
  5,
);
for (const [what, own] of [
  ['an embed in the browser', embed],
  ['an SVG in the browser', picture],
] as const) {
  const other = `Mermaid ${mermaid.toFixed(0)} ms, ${(mermaid / own).toFixed(1)} times as long`;
  claim(what, `${own.toFixed(0)} ms`, other, mermaid >= own * leastFaster);
}
if (failures.length > 0) process.exitCode = 1;

function claim(what: string, own: string, other: string, holds: boolean): void {
  console.log(`${holds ? '✓' : '✗'} ${what.padEnd(30)} ${own.padStart(9)}   ${other}`);
  if (!holds) failures.push(what);
}

/** Our picture of a chart, from reading the machine to the text of the file. */
function drawn(own: Chart): string {
  const { states, transitions } = toGraph(own);
  const graph = {
    states: states.filter(({ id }) => kept.has(id)),
    transitions: transitions.filter(({ id }) => kept.has(id)),
  };
  return toSvg(ourScene(own, graph), { title: own.title, description: '', theme: 'auto' });
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One machine</title></head><body>${body}</body></html>`;
}

function mermaidParts(): string {
  return `<pre class="mermaid">${mermaidText(machine)}</pre>
<script src="/mermaid/mermaid.min.js"></script><script>mermaid.initialize({ startOnLoad: true })</script>`;
}

async function timesOf(work: (round: number) => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work(round);
    times.push(performance.now() - begun);
  }
  return times;
}

function middleOf(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}
