import { describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, type AnyStateMachine, transition } from 'xstate';
import { toJson } from '@/lib/exporters/json.ts';
import { evaluate } from '@/lib/meaning/evaluation.ts';
import { readMachine, statesOf } from '@/lib/meaning/runner.ts';
import type { Chart } from '@/machines/chart.ts';
import { type NamedRef, nodesOf, toOutline } from '@/machines/outline.ts';
import { podChart } from '@/machines/pod.ts';
import { pods } from '../machines/pods.ts';
import { reachOf } from '../machines/reach.ts';

/** Places of each pod that are looked at; their walks pass most of its states. */
const limit = 150;

describe.each(Object.entries(pods))('the meaning as data, for %s', { timeout: 60_000 }, (_, spec) => {
  const chart = podChart(spec);
  const { places } = reachOf(chart, limit);
  const text = toJson(chart);
  const { machine } = readMachine(text);
  const { podwalk: meaning } = JSON.parse(text);

  test('lets every guard hold where the machine lets it hold', () => {
    const guards = guardsOf(chart);
    for (const { context } of places.map(({ moment }) => moment.snapshot)) {
      for (const guard of guards) {
        const holds = evaluate(meaning.guards[guard.type], { meaning, context, event: {}, params: guard.params });
        expect(holds, JSON.stringify(guard)).toBe(chart.blocked(guard, context) === undefined);
      }
    }
  });

  test('does with every step what the machine does, in states and in values', () => {
    for (const { moment, choices } of places) {
      const { snapshot } = moment;
      for (const { event } of choices.filter(({ blocked }) => blocked === undefined)) {
        const [ours]: [AnyMachineSnapshot, unknown] = transition(chart.machine, snapshot, event);
        const theirs = stepOf(machine, snapshot, event);
        expect(statesOf(theirs), event.type).toEqual(statesOf(ours));
        expect(plain(theirs.context), event.type).toEqual(plain(ours.context));
      }
    }
  });
});

function stepOf(machine: AnyStateMachine, { value, context }: AnyMachineSnapshot, event: { readonly type: string }) {
  const [after]: [AnyMachineSnapshot, unknown] = transition(machine, machine.resolveState({ value, context }), event);
  return after;
}

function guardsOf(chart: Chart): readonly NamedRef[] {
  const all = [...nodesOf(toOutline(chart))].flatMap(({ ways }) => ways.flatMap(({ guard }) => (guard ? [guard] : [])));
  return [...new Map(all.map((guard) => [JSON.stringify(guard), guard])).values()];
}

/** To a machine that is data, no value and null are the same. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one) => (one === null ? undefined : one));
}
