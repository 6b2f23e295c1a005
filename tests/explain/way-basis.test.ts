import { describe, expect, test } from 'vitest';
import type { Item } from '../../lib/diagram/item.ts';
import { toScene } from '../../lib/diagram/scene.ts';
import { widthOf } from '../../lib/diagram/text.ts';
import { sightOf } from '../../lib/diagram/view-scene.ts';
import { catalogue } from '../../lib/explain/catalogue.ts';
import { originOf } from '../../lib/explain/origin.ts';
import { longestSilence } from '../../lib/explain/way/silence.ts';
import { wayOf } from '../../lib/explain/way/way.ts';
import { basisOf } from '../../lib/explain/way/way-basis.ts';
import { replayEvents } from '../../lib/journey/journey.ts';
import { timelineChart } from '../../lib/journey/timeline.ts';
import { viewOf } from '../../lib/journey/view.ts';
import { specSeen } from '../../lib/journey/watch.ts';
import type { StageId } from '../../machines/chart.ts';
import { toGraph } from '../../machines/graph.ts';
import { podChart } from '../../machines/pod.ts';
import { explained, recordedUntil } from './scenario.ts';

function pictureOf(scenario: string, width = 900, suspect?: StageId): readonly Item[] {
  const [explanation] = explained(recordedUntil(scenario));
  if (!explanation) throw new Error(`${scenario}: there is no pod`);
  const { steps, events } = wayOf(explanation.facts);
  const chart = podChart(specSeen(explanation.facts.history[0]?.object ?? explanation.facts.pod));
  const journey = replayEvents(chart, events);
  const graph = toGraph(chart);
  const view = viewOf(chart, timelineChart(chart.stages, graph), journey);
  const basis = basisOf(steps, events, journey, suspect);
  return toScene({ ...sightOf(chart, graph, view), choices: [], timers: [], zoom: 'step', width, basis }).items;
}

describe('the picture of a way tells what was recorded from what is inferred', () => {
  const items = pictureOf('image-not-found');
  const stations = items.filter((item) => item.kind === 'station');
  const clockOf = (stage: string) =>
    stations.find((one) => one.stage === stage)?.texts.find(({ style }) => style === 'clock')?.text;
  const inferredWays = items.flatMap((item) => (item.kind === 'line' && item.inferred ? (item.transitions ?? []) : []));
  const drawnWays = items.flatMap((item) =>
    item.kind === 'line' && item.light === 'taken' && !item.inferred ? (item.transitions ?? []) : [],
  );

  test('no Pod tells of its image’s build and push, so those steps stay hollow and have no time', () => {
    expect(stations.filter(({ mark }) => mark.look === 'station').map(({ stage }) => stage)).toEqual(
      expect.arrayContaining(['build', 'push']),
    );
    expect(stations.find(({ stage }) => stage === 'schedule')?.mark.look).toBe('station-done');
    expect([clockOf('build'), clockOf('push')]).toEqual([undefined, undefined]);
  });

  test('the other steps have the times of the cluster', () => {
    expect([clockOf('request'), clockOf('schedule'), clockOf('pull')]).toEqual(['20:05:12', '20:05:12', '20:05:12']);
  });

  test('what an Event tells of is drawn, what only follows is dotted', () => {
    expect(drawnWays).toContain('containers.app.Pulling|image.notFound.app|0');
    expect(inferredWays).toContain('containers.app.ErrImagePull|kubelet.synced.app|0');
    expect(drawnWays).not.toContain('containers.app.ErrImagePull|kubelet.synced.app|0');
  });

  test('a walk of one’s own has nothing dotted', () => {
    const [explanation] = explained(recordedUntil('image-not-found'));
    if (!explanation) throw new Error('there is no pod');
    const { events } = wayOf(explanation.facts);
    const chart = podChart(specSeen(explanation.facts.pod));
    const graph = toGraph(chart);
    const view = viewOf(chart, timelineChart(chart.stages, graph), replayEvents(chart, events));
    const own = toScene({ ...sightOf(chart, graph, view), zoom: 'step', width: 900 }).items;
    expect(own.filter((item) => item.kind === 'line' && item.inferred)).toEqual([]);
    expect(own.filter((item) => item.kind === 'station' && item.mark.look === 'station-done').length).toBeGreaterThan(
      3,
    );
  });
});

describe('the step in which the cause probably lies is ringed, and told in words where there is room', () => {
  test.each([944, 900, 820, 720, 390, 350])('%i px wide', (width) => {
    const stations = pictureOf('image-not-found', width, originOf('image-not-found')).filter(
      (item) => item.kind === 'station',
    );
    const suspects = stations.filter(({ mark }) => mark.look === 'station-suspect');
    expect(suspects.map(({ stage, name }) => [stage, name])).toEqual([
      ['push', 'Step 2, Push it to the registry: the cause is probably here'],
    ]);
    const [suspect] = suspects;
    const told = suspect?.texts.find(({ ink }) => ink === 'fail');
    const words = width >= 720 ? 'the cause is probably here' : 'probably the cause';
    expect(told?.text).toBe(width >= 390 ? words : undefined);
    const ends =
      suspect?.texts.filter((run) => run !== told).map(({ x, text, style }) => x + widthOf(text, style)) ?? [];
    if (told) for (const end of ends) expect(end <= told.x || end > width).toBe(true);
  });

  test('a cause that shows where it lies has no such step', () => {
    expect(originOf('app-exits-nonzero')).toBeUndefined();
    expect(
      pictureOf('image-not-found').some((item) => item.kind === 'station' && item.mark.look === 'station-suspect'),
    ).toBe(false);
  });

  test('only causes of the catalogue have one, and always an earlier step than theirs', () => {
    const ids = new Set(catalogue.map(({ id }) => id));
    const told = [...ids].filter((id) => originOf(id) !== undefined);
    expect(told.length).toBeGreaterThan(4);
    for (const id of told) expect(['build', 'push', 'request']).toContain(originOf(id));
  });
});

test('the longest silence lies between two records, with steps in it that none of them tells of', () => {
  const step = (second: number | null, basis: 'observed' | 'inferred') => ({
    id: `e ${second}`,
    at: second === null ? null : `2026-11-23T20:05:${String(second).padStart(2, '0')}Z`,
    event: 'e',
    from: null,
    to: null,
    basis,
    label: 'e',
  });
  expect(longestSilence([step(0, 'observed'), step(9, 'observed')])).toBe(0);
  expect(longestSilence([step(0, 'observed'), step(null, 'inferred'), step(9, 'observed'), step(40, 'observed')])).toBe(
    9000,
  );
  expect(longestSilence([step(0, 'inferred'), step(9, 'observed'), step(12, 'inferred')])).toBe(0);
});
