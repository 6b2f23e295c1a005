import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { folder, recordedPods, scenarios } from '../recordings.ts';

interface Report {
  readonly observations: readonly { readonly at: string | null; readonly reason: string | null }[];
}

const withPods = scenarios.filter((scenario) => recordedPods(scenario).length > 0);

test('the recordings show five hundred moments of real pods, some of them drawn at random', () => {
  expect(withPods.filter((scenario) => scenario.startsWith('random/')).length).toBeGreaterThan(30);
  expect(withPods.flatMap(recordedPods).length).toBeGreaterThan(500);
});

describe('every observation of a real pod is explained by events of the machine', () => {
  test.each(withPods)('%s', { timeout: 60_000 }, async (scenario) => {
    const { stdout } = await run(['replay', join(folder, scenario), '-o', 'json']);
    const { observations }: Report = JSON.parse(stdout);
    expect(observations).toHaveLength(recordedPods(scenario).length);
    expect(observations.filter(({ reason }) => reason !== null)).toEqual([]);
  });
});
