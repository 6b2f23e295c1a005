import { describe, expect, test } from 'vitest';
import { realityFigures } from '../truth/figures/reality.ts';
import { matches, recordedScenarios, resemblanceOf } from './reality.ts';

/** Recorded scenarios whose worlds do not give what was recorded, each with the reason. */
const known: Readonly<Record<string, string>> = {
  'kubelet-restart-keeps-container':
    'a kubelet that restarts forgets for a moment that a container is ready, and the machine has no restart of it',
};

test('nine in ten of the recorded scenarios are what their worlds give, and replay explains every walk', {
  timeout: 120_000,
}, () => {
  const figures = realityFigures();
  expect(figures.filter(({ holds }) => !holds)).toEqual([]);
  expect(figures.map(({ found }) => found.split(' (')[0]).slice(0, 2)).toEqual(['55 of 56', '52 of 56']);
});

describe('a recorded scenario shows READY, STATUS and Events that its manifest and its world give', () => {
  test.each(recordedScenarios)('%s', { timeout: 30_000 }, (scenario) => {
    const resemblance = resemblanceOf(scenario);
    expect(matches(resemblance), JSON.stringify(resemblance, null, 1)).toBe(known[scenario] === undefined);
  });
});
