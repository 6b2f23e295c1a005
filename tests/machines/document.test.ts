import { describe, expect, test } from 'vitest';
import { createMachine, initialTransition } from 'xstate';
import { toJson } from '@/lib/exporters/json.ts';
import { choicesAt, wayOn } from '@/lib/journey/choices.ts';
import { momentOf, nextMoment, startJourney } from '@/lib/journey/journey.ts';
import type { Moment } from '@/lib/journey/moment.ts';
import type { Chart } from '@/machines/chart.ts';
import { containerWorkflow } from '@/machines/container-workflow.ts';
import { toGraph } from '@/machines/graph.ts';
import { kubernetesWorkflow } from '@/machines/kubernetes-workflow.ts';
import { podChart } from '@/machines/pod.ts';
import { pods } from './pods.ts';

const charts: readonly (readonly [string, Chart])[] = [
  ...Object.entries(pods).map(([name, spec]) => [name, podChart(spec)] as const),
  ['the Kubernetes workflow', kubernetesWorkflow],
  ['the container workflow', containerWorkflow],
];

describe.each(charts)('the JSON of %s', (_, chart) => {
  const text = toJson(chart);
  const { podwalk, ...config } = JSON.parse(text);

  test('names its format, its title and its stages', () => {
    expect(podwalk).toMatchObject({ format: 1, title: chart.title, stages: chart.stages });
  });

  test('loses nothing: it holds data and no functions', () => {
    const { types: _types, ...own }: Record<string, unknown> = chart.machine.config;
    expect(config).toEqual(own);
  });

  test('has every state, with what it says and where that is written', () => {
    for (const { id, meta } of toGraph(chart).states) {
      const state = id.split('.').reduce((node, name) => node.states[name], config);
      expect(state.meta, id).toEqual(meta);
    }
  });

  test('is a machine that XState accepts and starts', () => {
    const again = createMachine(config);
    const [snapshot] = initialTransition(again);
    expect(snapshot.value).toEqual(initialTransition(chart.machine)[0].value);
  });

  test('with the same guards and actions it walks the same way', () => {
    const again: Chart = { ...chart, machine: createMachine(config, chart.machine.implementations) };
    expect(statesOnTheWay(again)).toEqual(statesOnTheWay(chart));
  });
});

test('the same pod gives the same text, byte for byte', () => {
  expect(toJson(podChart(pods.hello))).toBe(toJson(podChart(pods.hello)));
});

function statesOnTheWay(chart: Chart): readonly unknown[] {
  const values: unknown[] = [];
  let moment: Moment | undefined = momentOf(startJourney(chart));
  while (moment !== undefined && values.length < 200) {
    values.push(moment.snapshot.value);
    const next = wayOn(choicesAt(chart, moment));
    moment = next && nextMoment(chart, moment, next.event);
  }
  expect(values.length).toBeGreaterThan(5);
  return values;
}
