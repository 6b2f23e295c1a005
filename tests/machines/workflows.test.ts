import { describe, expect, test } from 'vitest';
import { containerWorkflow } from '@/machines/container-workflow.ts';
import { toGraph } from '@/machines/graph.ts';
import { kubernetesWorkflow } from '@/machines/kubernetes-workflow.ts';
import { reachOf } from './reach.ts';

describe.each([kubernetesWorkflow, containerWorkflow])('$title', (chart) => {
  const { places, taken } = reachOf(chart, 200);
  const { states, transitions } = toGraph(chart);

  test('every state can be reached, and every way gone', () => {
    const reached = places.map(({ moment }) => String(moment.snapshot.value));
    expect(states.map(({ id }) => id).filter((id) => !reached.includes(id))).toEqual([]);
    expect(transitions.map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([]);
  });

  test('it ends in one state, and out of every other something leads', () => {
    const ends = places.filter(({ choices }) => choices.length === 0);
    expect(ends.map(({ moment }) => moment.snapshot.value)).toEqual([states.at(-1)?.id]);
  });

  test('every failure has a way back', () => {
    const troubles = states.filter(({ meta }) => meta.mark === 'failure' || meta.mark === 'wait');
    expect(troubles.length).toBeGreaterThan(3);
    for (const { id } of troubles) {
      expect(
        transitions.some(({ owner, meta }) => owner === id && /^(repair|retry)$/.test(meta.way)),
        id,
      ).toBe(true);
    }
  });

  test('every state says what happens and where that is written', () => {
    for (const { id, meta } of states) {
      expect(meta.says, id).toMatch(/^\S.{20,}\.$/s);
      expect(meta.source.href, id).toMatch(/^https:\/\//);
    }
  });

  test('its steps are numbered from 1, and pushing the image is the only one that may be left out', () => {
    const numbered = chart.stages.filter(({ number }) => number !== undefined);
    expect(numbered.map(({ number }) => number)).toEqual(numbered.map((_, index) => index + 1));
    expect(chart.stages.filter(({ optional }) => optional).map(({ id }) => id)).toEqual(['push']);
    expect(transitions.some(({ event, meta }) => event === 'push.skipped' && meta.way === 'shortcut')).toBe(true);
  });
});

test('the Kubernetes workflow has seven steps, from source code to a running container', () => {
  const titles = kubernetesWorkflow.stages.filter(({ number }) => number !== undefined).map(({ actor }) => actor);
  expect(titles).toEqual([
    'builder',
    'registry',
    'api-server',
    'scheduler',
    'kubelet',
    'container-engine',
    'container-engine',
  ]);
});

test('the container workflow has four steps, and the image of this machine needs no pull', () => {
  expect(containerWorkflow.stages.filter(({ number }) => number !== undefined)).toHaveLength(4);
  const local = toGraph(containerWorkflow).transitions.find(({ event }) => event === 'image.present');
  expect(local).toMatchObject({ owner: 'resolve', target: 'create', meta: { way: 'shortcut' } });
});
