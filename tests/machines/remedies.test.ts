import { describe, expect, test } from 'vitest';
import { podChart } from '@/machines/pod.ts';
import { PodWalk } from './pod-walk.ts';
import { pods } from './pods.ts';
import { reachOf } from './reach.ts';

/** What nothing brings back: a pod that is deleted, stopping or bound stays so. */
const forGood = /^(the pod is (being deleted|stopping already|on )|no readiness gate)/;

describe('what cannot happen says what it takes, or is over for good', () => {
  test.each(Object.entries(pods))('%s', (_, spec) => {
    const blocked = reachOf(podChart(spec), 400).places.flatMap(({ choices }) =>
      choices.filter((choice) => choice.blocked !== undefined),
    );
    const silent = blocked.filter(({ takes, blocked: reason = '' }) => takes === undefined && !forGood.test(reason));
    expect([...new Set(silent.map(({ label, blocked: reason }) => `${label}: ${reason}`))]).toEqual([]);
    expect(blocked.filter(({ takes = 'a' }) => !/^\S.*[^.]$|^a$/.test(takes))).toEqual([]);
  });
});

test('what it takes is said in the values of the pod', () => {
  const walk = new PodWalk(pods.hello).until('containers.web.checking');
  expect(walk.choice('image.missing.web')).toMatchObject({
    blocked: 'imagePullPolicy is IfNotPresent',
    takes: 'imagePullPolicy Never on web',
  });
});

test('what can happen takes nothing', () => {
  const open = reachOf(podChart(pods.hello), 100).places.flatMap(({ choices }) =>
    choices.filter((choice) => choice.blocked === undefined),
  );
  expect(open.filter(({ takes }) => takes !== undefined)).toEqual([]);
});
