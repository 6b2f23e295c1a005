import { describe, expect, test } from 'vitest';
import { toCsv } from '@/lib/exporters/csv.ts';
import { toMarkdown } from '@/lib/exporters/markdown.ts';
import { toRecording } from '@/lib/exporters/recording.ts';
import { walkTo } from '@/lib/journey/going.ts';
import { startJourney, take } from '@/lib/journey/journey.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import { readRecording } from '@/lib/kubernetes/recording.ts';
import { chartOf } from '@/machines/charts.ts';
import { toGraph } from '@/machines/graph.ts';
import { run } from '../cli/run.ts';
import { charts } from './charts.ts';

const pod = chartOf('pod');
const states = ['containers.web.ImagePullBackOff', 'containers.web.CrashLoopBackOff', 'placement.Unschedulable'];

describe.each(charts)('the Markdown of %s', (_, chart) => {
  const text = toMarkdown(chart);

  test('has a row for every state and every transition, and every source once', () => {
    const { states: all, transitions } = toGraph(chart);
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    const stages = chart.stages.filter(({ id }) => all.some(({ meta }) => meta.stage === id));
    expect(rows).toHaveLength(all.length + transitions.length + stages.length + 1);
    for (const href of new Set(all.map(({ meta }) => meta.source.href))) {
      expect(text.split('\n').filter((line) => line.startsWith('- [') && line.endsWith(`](${href})`))).toHaveLength(1);
    }
  });

  test('has as many cells in each row as its table has columns', () => {
    const widths = text
      .split('\n\n')
      .filter((block) => block.startsWith('|'))
      .map(
        (block) =>
          new Set(
            block
              .trim()
              .split('\n')
              .map((line) => line.replaceAll('\\|', '').split('|').length),
          ).size,
      );
    expect(new Set(widths)).toEqual(new Set([1]));
  });
});

test.each(states)('the recording of a walk to %s is explained by the machine, line by line', async (state) => {
  const journey = walkTo(pod, startJourney(pod), state) ?? startJourney(pod);
  const recording = toRecording(walkOn(pod, journey));
  const { stdout, code } = await run(['replay', '-', '-o', 'json'], recording);
  const { observations }: { observations: { reason: string | null }[] } = JSON.parse(stdout);
  expect(observations.filter(({ reason }) => reason !== null)).toEqual([]);
  expect([code, observations.length > 3]).toEqual([0, true]);
});

test('a recording of a deleted pod ends with its deletion, and has the Events between', () => {
  const ready = walkOn(pod, startJourney(pod));
  const at = (ready.moments.at(-1)?.at ?? 0) + 1000;
  const seen = readRecording(toRecording(walkOn(pod, take(pod, ready, { type: 'pod.deleted', at }))));
  expect(seen.filter(({ kind }) => kind === 'Event').length).toBeGreaterThan(5);
  expect(seen.at(-1)).toMatchObject({ kind: 'Pod', type: 'DELETED' });
});

test('a machine without a Pod leaves no recording', () => {
  const chart = chartOf('container');
  expect(toRecording(walkOn(chart, startJourney(chart)))).toBe('');
});

test('a walk as CSV has a row for each moment and as many cells in each', () => {
  const journey = walkOn(pod, startJourney(pod));
  const lines = toCsv(pod, journey).trimEnd().split('\r\n');
  expect(lines).toHaveLength(journey.moments.length + 1);
  expect(new Set(lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length))).toEqual(new Set([11]));
  expect(lines.at(-1)).toMatch(/readiness\.succeeded\.web,.*,running,.*,1\/1,Running,0,Running$/);
});
