import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import * as xstate from 'xstate';
import * as engine from '@/embed/engine.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { scenarios, settingOf } from '@/lib/world/library.ts';
import { simulate } from '@/lib/world/simulator.ts';
import { actions } from '@/machines/actions.ts';
import type { Chart } from '@/machines/chart.ts';
import { compiledText, guards } from '@/machines/compiled.ts';
import { common, embedBuild } from '../../scripts/embed-build.mjs';
import { charts, longWalk } from '../diagram/scenes.ts';
import { shownWalk } from './shown-walk.ts';

describe("the embed's own engine stands after every step where XState stands, and can go on as it can", () => {
  test.each(Object.entries(charts))('in a long walk through %s', (_, chart) => {
    const walk = longWalk(chart, 300).at(-1);
    expect(walk?.moments.length).toBeGreaterThan(10);
    expect(walk && differences(chart, walk)).toEqual([]);
  });

  test.each(scenarios)('in the scenario $name', (scenario) => {
    const { workload, world } = settingOf(scenario);
    const { chart, journey } = simulate(workload, world, 600_000);
    expect(differences(chart, journey)).toEqual([]);
  });
});

test('an embed shows by its own engine what it would show by XState, in every scenario', async () => {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(import.meta.dirname, 'shown-walk.ts')],
    alias: embedBuild.alias,
    write: false,
  });
  const own: typeof import('./shown-walk.ts') = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')}`
  );
  for (const scenario of scenarios) {
    const { workload, world } = settingOf(scenario);
    const { chart, journey } = simulate(workload, world, 120_000);
    const events = journey.moments.slice(0, 30).flatMap(({ event }) => event ?? []);
    const data = compiledText(chart);
    expect(own.shownWalk(data, events), scenario.name).toEqual(shownWalk(data, events));
  }
}, 60_000);

/** What the embed's engine does otherwise than XState, with the machine as a document carries it. */
function differences(chart: Chart, { moments }: Journey): readonly string[] {
  const { config } = JSON.parse(compiledText(chart));
  const machine = engine.createMachine(config, { actions, guards });
  let [own] = engine.initialTransition(machine);
  return moments.flatMap(({ event, snapshot }, index) => {
    const before = moments[index - 1]?.snapshot;
    let [ours, theirs]: [readonly Effect[], readonly Effect[]] = [[], []];
    if (event && before) {
      [own, ours] = engine.transition(machine, own, event);
      [, theirs] = xstate.transition(chart.machine, before, event);
    }
    const [one, other] = [
      digestOf(own, ours, engine.getNextTransitions(own)),
      digestOf(snapshot, theirs, xstate.getNextTransitions(snapshot)),
    ];
    return one === other ? [] : [`${index} ${event?.type}\n${one}\n${other}`];
  });
}

interface Effect {
  readonly type: string;
  readonly params?: unknown;
}

interface Standing {
  readonly context: object;
  readonly status: string;
  readonly value: unknown;
  readonly _nodes: readonly { readonly id: string }[];
  readonly can: (event: { readonly type: string }) => boolean;
}

interface Offer {
  readonly eventType: string;
  readonly source: { readonly id: string };
  readonly target?: readonly { readonly id: string }[] | undefined;
}

/** A snapshot, what was recorded on the way to it, and what it offers, as text. */
function digestOf(snapshot: Standing, effects: readonly Effect[], offers: readonly Offer[]): string {
  return JSON.stringify({
    nodes: snapshot._nodes.map(({ id }) => id),
    context: snapshot.context,
    status: snapshot.status,
    value: snapshot.value,
    records: effects.filter(({ type }) => type === 'record').map(({ params }) => params),
    offers: offers.map(({ eventType, source, target = [] }) => [eventType, source.id, ...target.map(({ id }) => id)]),
    possible: offers.map(({ eventType }) => snapshot.can({ type: eventType })),
  });
}
