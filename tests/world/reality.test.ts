import { describe, expect, test } from 'vitest';
import { matches, reality, recordedScenarios, resemblanceOf } from './reality.ts';

/** Recorded scenarios whose worlds do not give what was recorded, each with the reason. */
const known: Readonly<Record<string, string>> = {
  'kubelet-restart-keeps-container':
    'a kubelet that restarts forgets for a moment that a container is ready, and the machine has no restart of it',
};

test('of the recorded scenarios at least nine in ten are what their worlds give', () => {
  const { all, matched, repeated, others } = reality();
  expect(all).toBe(56);
  expect(matched).toBeGreaterThanOrEqual(Math.ceil(0.9 * all));
  expect(matched).toBe(55);
  expect(repeated).toBe(52);
  expect(others.map(({ scenario }) => scenario)).toEqual(Object.keys(known));
});

describe('a recorded scenario shows READY, STATUS and Events that its manifest and its world give', () => {
  test.each(recordedScenarios.filter((scenario) => known[scenario] === undefined))('%s', (scenario) => {
    const resemblance = resemblanceOf(scenario);
    expect(matches(resemblance), JSON.stringify(resemblance, null, 1)).toBe(true);
  });
});
