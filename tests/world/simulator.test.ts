import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toRecording } from '@/lib/exporters/recording.ts';
import { goTo, replayEvents } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import type { Workload } from '@/lib/kubernetes/manifest.ts';
import { scenarios, settingOf } from '@/lib/world/library.ts';
import { rowsOf, tellingsOf } from '@/lib/world/showing.ts';
import { simulate, simulateOn } from '@/lib/world/simulator.ts';
import { fairWorld, type World } from '@/lib/world/world.ts';
import { readWorld } from '@/lib/world/world-text.ts';
import { run } from '../cli/run.ts';
import { drawnWorlds, frail, web } from './drawn-worlds.ts';

const minute = 60_000;

describe('a walk in a world', () => {
  test.each(scenarios)('$name is a walk of the machine, in which time only goes on', (scenario) => {
    const { workload, world } = settingOf(scenario);
    const { chart, journey } = simulate(workload, world, 5 * minute);
    const events = journey.moments.flatMap(({ event }) => (event ? [event] : []));
    const again = replayEvents(chart, events);
    expect(again.moments.map(({ at }) => at)).toEqual(journey.moments.map(({ at }) => at));
    expect(again.moments.at(-1)?.snapshot.value).toEqual(journey.moments.at(-1)?.snapshot.value);
    const times = journey.moments.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('is the same whenever it is walked, and the beginning of a longer one', () => {
    const { workload, world } = setting('crash-loop');
    const short = simulate(workload, world, minute).journey;
    const long = simulate(workload, world, 10 * minute).journey;
    expect(eventsOf(simulate(workload, world, minute).journey)).toEqual(eventsOf(short));
    expect(eventsOf(long).slice(0, eventsOf(short).length)).toEqual(eventsOf(short));
  });

  test('goes on in a world that was repaired meanwhile, from any of its moments', () => {
    const { workload, world } = setting('image-not-found');
    const broken = simulate(workload, world, 2 * minute);
    expect(statuses(broken.journey).at(-1)).toBe('0/1 ImagePullBackOff');
    const repaired = simulateOn(broken, workload, fairWorld, 10 * minute);
    expect(statuses(repaired).slice(-2)).toEqual(['0/1 ImagePullBackOff', '1/1 Running']);
    const early = simulateOn({ ...broken, journey: goTo(broken.journey, 14) }, workload, fairWorld, 10 * minute);
    expect(statuses(early)).toEqual(['0/1 Pending', '0/1 ContainerCreating', '1/1 Running']);
  });
});

describe('the scheduler says of all nodes why they do not fit', () => {
  test.each([
    [
      'nine-nodes',
      "0/9 nodes are available: 1 node(s) were unschedulable, 2 node(s) had untolerated taint(s), 3 Insufficient cpu, 3 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/9 nodes are available: 3 No preemption victims found for incoming pod, 6 Preemption is not helpful for scheduling.",
    ],
    [
      'insufficient-cpu',
      '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    ],
    [
      'host-port-conflict',
      "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
    ],
    ['pvc-missing', '0/1 nodes are available: persistentvolumeclaim "nope" not found. not found'],
    ['pvc-unbound', '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found'],
  ])('%s', (name, message) => {
    const { workload, world } = setting(name);
    const told = tellingsOf(simulate(workload, world, 10_000).journey.moments);
    expect(told.find(({ reason }) => reason === 'FailedScheduling')?.message).toBe(message);
  });
});

describe('what people do happens at its time, or as soon as it can', () => {
  test.each([
    ['delete with a grace of 3 s', '{ at: 20s, do: delete, grace: 3s }', 'stops: { ends: never }', 23_000],
    ['delete with the grace of the pod', '{ at: 20s, do: delete }', 'stops: { ends: never }', 50_000],
    ['evict a process that obeys', '{ at: 20s, do: evict }', 'stops: { ends: exit, after: 4s }', 24_000],
  ])('%s', (_, deed, stops, over) => {
    const { journey } = simulate(web, facts(`containers: { app: { ${stops} } }\nhappens: [${deed}]`), 5 * minute);
    const [ended] = journey.moments.filter(({ event }) => /^container\.(exited|killed)/.test(event?.type ?? ''));
    expect(Math.abs((ended?.at ?? 0) - over)).toBeLessThan(200);
    expect(journey.moments.at(-1)?.snapshot.value.object).toBe('gone');
  });

  test('any event of the machine can be asked for, once or for a while', () => {
    const once = facts('happens: [{ at: 0s, do: event, event: creation.failed.app }]');
    expect(statuses(simulate(web, once, minute).journey)).toContain('0/1 CreateContainerError');
    const often = facts('happens: [{ at: 0s, until: 35s, do: event, event: creation.failed.app }]');
    const { moments } = simulate(web, often, minute).journey;
    expect(moments.filter(({ event }) => event?.type === 'creation.failed.app').length).toBeGreaterThan(2);
    expect(statuses({ moments, cursor: 0 }).at(-1)).toBe('1/1 Running');
  });

  test('a silent kubelet does nothing, and goes on when it is heard again', () => {
    const world = facts('nodes: [{ name: node-1, silent: { until: 40s } }]');
    const { moments } = simulate(web, world, minute).journey;
    expect(moments.find(({ event }) => event?.type === 'pod.admitted')?.at).toBe(40_000);
    expect(statuses({ moments, cursor: 0 }).at(-1)).toBe('1/1 Running');
  });
});

test('whatever happens, the walk is one that a cluster could have shown: replay explains it', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(drawnWorlds, async (world) => {
      const { journey } = simulate(frail, world, 4 * minute);
      const { code, stdout } = await run(['replay', '-'], toRecording(journey));
      expect(code, stdout).toBe(0);
    }),
    { numRuns: 40, seed: 7 },
  );
});

function setting(name: string): { readonly workload: Workload; readonly world: World } {
  const found = scenarios.find((one) => one.name === name);
  if (!found) throw new RangeError(`scenario: ${name} is not in the library`);
  return settingOf(found);
}

function facts(yaml: string): World {
  return readWorld(`apiVersion: podwalk/v1\nkind: World\n${yaml}\n`);
}

function statuses({ moments }: Journey): readonly string[] {
  return rowsOf(moments).map(({ row }) => `${row.ready} ${row.status}`);
}

function eventsOf({ moments }: Journey): readonly unknown[] {
  return moments.map(({ event }) => event);
}
