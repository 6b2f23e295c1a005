import { describe, expect, test } from 'vitest';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { scenarioCalled, scenarios, settingOf } from '@/lib/world/library.ts';
import { rowsOf, tellingsOf } from '@/lib/world/showing.ts';
import { simulate } from '@/lib/world/simulator.ts';
import { failures } from '@/machines/failures.ts';
import { recordedActions } from '../recordings.ts';
import { recordedScenarios } from './reality.ts';

/** Words that kubectl prints: where a scenario promises one, its walk shows it. */
const printed: ReadonlySet<string> = new Set([
  ...['Pending', 'Running', 'Completed', 'Terminating', 'NotReady', 'PodInitializing'],
  ...failures.flatMap(({ reason, region }) => (region === 'container' || region === 'node' ? [reason] : [])),
]);

/** Words of the catalogue by which people look for what only resembles it. */
const alike: readonly string[] = ['StartError', 'UnexpectedAdmissionError', 'NodeLost', 'Unknown'];

test('every recorded scenario is in the library', () => {
  expect(recordedScenarios).toHaveLength(56);
  expect(recordedScenarios.filter((name) => !scenarioCalled(name))).toEqual([]);
});

describe('a recorded scenario has the manifest that was sent to the cluster', () => {
  // The one was a file on the node, and of the other the reader refuses all that the API server refused.
  const others = ['static-pod', 'invalid-manifest'];
  test.each(recordedScenarios.filter((name) => !others.includes(name)))('%s', (name) => {
    const sent = recordedActions(`${name}.jsonl`).map(({ input = '' }) => input.trimEnd());
    expect(sent).toContain(scenarioCalled(name)?.manifest.trimEnd());
  });

  test('invalid-manifest: what the API server refused as invalid, the reader refuses too', () => {
    for (const { input = '' } of recordedActions('invalid-manifest.jsonl')) {
      expect(() => readManifest(input)).toThrow(InputError);
    }
  });
});

test('a scenario has a name of its own, a title and one sentence', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
  expect(scenarios.filter(({ name }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
  expect(scenarios.filter(({ says, search }) => !/^[A-Z].*\.$/.test(says) || search.length === 0)).toEqual([]);
});

test('the library answers more than twenty-five questions', () => {
  const questions = scenarios.flatMap(({ asks = [] }) => asks);
  expect(new Set(questions).size).toBeGreaterThanOrEqual(25);
  expect(questions.filter((question) => !question.endsWith('?'))).toEqual([]);
});

describe('what a scenario promises by a word of kubectl, its walk shows', () => {
  test.each(scenarios)('$name', (scenario) => {
    const { workload, world } = settingOf(scenario);
    const { moments } = simulate(workload, world, 1_200_000).journey;
    const shown = rowsOf(moments).flatMap(({ row }) => [row.status, row.status.replace(/^Init:/, ''), row.ready]);
    const told = tellingsOf(moments).map(({ reason }) => reason);
    const promised = scenario.search.filter((word) => printed.has(word.replace(/^Init:/, '')) && !alike.includes(word));
    expect(promised.filter((word) => !shown.includes(word) && !told.includes(word))).toEqual([]);
    expect(scenario.search.filter((word) => /^Init:/.test(word) && !shown.includes(word))).toEqual([]);
  });
});
