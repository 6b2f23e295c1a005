import scion from '@scion-scxml/scxml';
import { describe, expect, test } from 'vitest';
import { toScxml } from '@/lib/exporters/scxml.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { scenariosOf, type WalkScenario } from '@/lib/journey/scenarios.ts';
import { nodesOf, toOutline } from '@/machines/outline.ts';
import { charts } from './charts.ts';

/** One step, and the states in which both engines must stand after it. */
interface Expected {
  readonly event: WalkEvent;
  readonly states: readonly string[];
}

describe.each(charts)('the SCXML of %s, in a second engine', { timeout: 60_000 }, (_, chart) => {
  const text = toScxml(chart);

  test('stands after every step of every scenario where XState stands', async () => {
    const start = await engineOf(text);
    const scenarios = scenariosOf(chart);
    let steps = 0;
    for (const scenario of scenarios) {
      const engine = await start();
      const first = scenarios[0]?.states ?? [];
      expect(engine.states(), scenario.id).toEqual(sorted(first));
      for (const { event, states } of wholeWalk(scenario, scenarios)) {
        engine.send(event);
        expect(engine.states(), `${scenario.id}: ${event.type}`).toEqual(sorted(states));
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(10);
  });

  test('has every state once, says what it dropped, and is the same text every time', () => {
    const ids = [...text.matchAll(/<(?:state|parallel|final) id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...nodesOf(toOutline(chart))].map(({ id }) => id.replaceAll(' ', '_')));
    expect(text).toMatch(/<!-- [^>]*Not in this text:\n {2}- \d+ sentences/);
    expect(toScxml(chart)).toBe(text);
  });
});

/** Spaces are no part of ids in SCXML. */
function sorted(states: readonly string[]): readonly string[] {
  return states.map((id) => id.replaceAll(' ', '_')).sort();
}

/** The steps of a scenario from the start of the machine. */
function wholeWalk(scenario: WalkScenario, all: readonly WalkScenario[]): readonly Expected[] {
  const { from } = scenario;
  const origin = all.find(({ id }) => id === from?.scenario);
  const before = origin === undefined ? [] : wholeWalk(origin, all).slice(0, -origin.steps.length || undefined);
  const shared = origin === undefined ? [] : origin.steps.slice(0, from?.step);
  return [...before, ...shared, ...scenario.steps];
}

async function engineOf(text: string) {
  const model = await new Promise<Model>((resolve, reject) =>
    scion.documentStringToModel('machine.scxml', text, (error, found) => (error ? reject(error) : resolve(found))),
  );
  // A prepared model keeps its data from walk to walk, so each walk gets one of its own.
  return async () => {
    const prepared = await new Promise<Prepared>((resolve, reject) =>
      model.prepare((error, found) => (error ? reject(error) : resolve(found))),
    );
    const chart = new scion.core.Statechart(prepared);
    chart.start();
    return {
      states: () =>
        chart
          .getConfiguration()
          .map((id) => id.slice(id.indexOf('.') + 1))
          .sort(),
      send: ({ type, ...data }: WalkEvent) => chart.gen({ name: type, data }),
    };
  };
}

type Prepared = ConstructorParameters<typeof scion.core.Statechart>[0];
type Model = Parameters<Parameters<typeof scion.documentStringToModel>[2]>[1];
