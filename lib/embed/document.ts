import { escaped } from '@/lib/diagram/escaped.ts';
import { toScene } from '@/lib/diagram/scene.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf } from '@/lib/journey/view.ts';
import type { Chart } from '@/machines/chart.ts';
import { compiledText } from '@/machines/compiled.ts';
import { toGraph } from '@/machines/graph.ts';
import { barMarkup, sideMarkup } from './markup.ts';
import { pictureMarkup } from './picture.ts';
import { embedStyle } from './style.ts';

/** px; the map beside the panel. */
const mapWidth = 440;

/**
 * The document of an embed: the first moment as a picture with its panel, complete before any script runs, and without
 * scripts a table of all transitions. A small script
 * in its head sets its look by its address, another wakes it up; the machine that it walks stands in the document as data.
 */
export function embedDocument(chart: Chart): string {
  const graph = toGraph(chart);
  const view = viewOf(chart, timelineChart(chart.stages, graph), startJourney(chart));
  const scene = toScene({ ...sightOf(chart, graph, view), zoom: 'step', width: mapWidth });
  const titles = new Map(graph.states.map(({ id, meta }) => [id, meta.title]));
  const rows = graph.transitions.map(({ sources, target, meta }) => {
    const from = titles.get(sources[0] ?? '') ?? '';
    const to = meta.outcome ?? titles.get(target ?? '') ?? '';
    return `<tr><td>${escaped(from)}</td><td>${escaped(meta.label)}</td><td>${escaped(to)}</td></tr>`;
  });
  const walk = chart.id === 'pod' ? '/walk' : `/walk/${chart.id}`;
  return [
    `<!doctype html><html lang="en" data-machine="${escaped(chart.id)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(chart.title)} · Podwalk</title>`,
    `<link rel="alternate" type="application/json+oembed" href="/oembed/${escaped(chart.id)}.json" title="${escaped(chart.title)}">`,
    `<style>${embedStyle()}</style><script src="/scripts/embed-look.js"></script></head><body>`,
    `<main><h1 id="title">${escaped(chart.title)}</h1>`,
    `<div id="map" tabindex="-1">${pictureMarkup(scene, chart.title, false)}</div>`,
    `<aside id="side" aria-label="The shown moment">${sideMarkup(view, undefined)}</aside>`,
    `<footer><div id="bar">${barMarkup(view, 0, 1, false)}</div><a id="open" href="${walk}" target="_blank" rel="noreferrer">Podwalk</a></footer>`,
    '<p id="said" class="hidden" aria-live="polite"></p></main>',
    `<noscript><table><tbody>${rows.join('')}</tbody></table></noscript>`,
    `<script id="machine" type="application/json">${compiledText(chart).replaceAll('<', '\\u003c')}</script>`,
    '<script src="/scripts/embed.js" type="module"></script></body></html>',
  ].join('\n');
}
