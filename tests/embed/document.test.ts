import { describe, expect, test } from 'vitest';
import { embedDocument } from '@/lib/embed/document.ts';
import { chartIds, chartOf } from '@/machines/charts.ts';
import { chartFrom } from '@/machines/compiled.ts';
import { toGraph } from '@/machines/graph.ts';

describe.each(chartIds)('the document of the embed %s', (id) => {
  const chart = chartOf(id);
  const text = embedDocument(chart);

  test('shows the first moment before any script runs, and every transition without one', () => {
    const { states, transitions } = toGraph(chart);
    expect(text).toContain(`<h2>${states[0]?.meta.title}</h2>`);
    expect(text).toMatch(/<div id="map" tabindex="-1"><svg /);
    const [, table = ''] = /<noscript>([\s\S]*)<\/noscript>/.exec(text) ?? [];
    expect(table.match(/<tr>/g)).toHaveLength(transitions.length);
  });

  test('asks for two scripts of its own site, and for nothing else', () => {
    expect(text.match(/<script[^>]*>/g)).toEqual([
      '<script src="/scripts/embed-look.js">',
      '<script id="machine" type="application/json">',
      '<script src="/scripts/embed.js" type="module">',
    ]);
    expect(text).not.toMatch(/@import|url\(|<img|http-equiv| on[a-z]+="/);
  });

  test('carries its machine as data, from which it runs again', () => {
    const [, data = ''] = /<script id="machine"[^>]*>([\s\S]*?)<\/script>/.exec(text) ?? [];
    expect(toGraph(chartFrom(JSON.parse(data)))).toEqual(toGraph(chart));
  });

  test('is the same text every time', () => {
    expect(embedDocument(chart)).toBe(text);
  });
});
