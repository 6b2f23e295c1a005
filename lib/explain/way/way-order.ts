import type { AnyMachineSnapshot } from 'xstate';
import { enabledTransitions } from '@/lib/journey/choices.ts';
import { replayEvents } from '@/lib/journey/journey.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { stepFrom } from '@/lib/journey/step.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { sightOf } from '@/lib/kubernetes/sight.ts';
import type { Chart } from '@/machines/chart.ts';
import type { Facts } from '../facts.ts';
import { stampsOf } from './stamps.ts';
import { prologueEvents } from './way-prologue.ts';

/** A step with the region that takes it, and the time by which it comes. */
interface Turn {
  readonly event: WalkEvent;
  readonly index: number;
  readonly region: string;
  readonly time: number;
}

/**
 * The same steps in the order of the times that are recorded of them, as far as the machine allows that order and it leads
 * to the same sight. A search asks for any way, and would delete a pod before its containers start.
 */
export function inOrderOfTime(facts: Facts, chart: Chart, path: readonly WalkEvent[]): readonly WalkEvent[] {
  const before = prologueEvents();
  const { moments } = replayEvents(chart, [...before, ...path]);
  const regions = path.map((_, index) => regionOf(moments[before.length + index + 1]?.took[0]));
  const times = timesOf(stampsOf(facts, path), regions);
  const turns = path.map((event, index) => ({ event, index, region: regions[index] ?? '', time: times[index] ?? 0 }));
  const start = moments[before.length]?.snapshot;
  const end = moments.at(-1)?.snapshot;
  const ordered = start && taken(chart, start, turns);
  return ordered && end && sightIn(ordered.snapshot) === sightIn(end) ? ordered.path : path;
}

/** The container, or the part of the pod, that a transition belongs to. */
function regionOf(transition = ''): string {
  const [region = '', name = ''] = transition.split('|')[0]?.split('.') ?? [];
  return region === 'containers' ? `${region}.${name}` : region;
}

/**
 * A time for each step: what is recorded of it; else what is recorded of the next step of its region, for which it had to
 * be done; else of the one before.
 */
function timesOf(stamps: readonly (number | undefined)[], regions: readonly string[]): readonly number[] {
  const times = [...stamps];
  const next = new Map<string, number>();
  for (let index = times.length - 1; index >= 0; index -= 1) {
    const region = regions[index] ?? '';
    times[index] ??= next.get(region);
    const time = times[index];
    if (time !== undefined) next.set(region, time);
  }
  let latest = Number.NEGATIVE_INFINITY;
  const before = new Map<string, number>();
  return times.map((known, index) => {
    const region = regions[index] ?? '';
    latest = known ?? Math.max(before.get(region) ?? latest, latest);
    before.set(region, latest);
    return latest;
  });
}

/** Takes, of the next steps of all regions, again and again the earliest that the machine allows. */
function taken(
  chart: Chart,
  start: AnyMachineSnapshot,
  turns: readonly Turn[],
): { readonly path: readonly WalkEvent[]; readonly snapshot: AnyMachineSnapshot } | undefined {
  const path: WalkEvent[] = [];
  let snapshot = start;
  let asked = 0;
  // Each observation is led to by steps of its own.
  for (const at of new Set(turns.map(({ event }) => event.at))) {
    let left = turns.filter(({ event }) => event.at === at);
    while (left.length > 0) {
      const heads = [...new Map([...left].reverse().map((turn) => [turn.region, turn])).values()];
      heads.sort((a, b) => a.time - b.time || a.index - b.index);
      const next = heads.find(({ event }) => {
        asked += 1;
        return asked <= mostAsked && enabledTransitions(chart, snapshot, event.type).length > 0;
      });
      if (!next) return undefined;
      snapshot = stepFrom(chart.machine, snapshot, next.event).snapshot;
      path.push(next.event);
      left = left.filter((turn) => turn !== next);
    }
  }
  return { path, snapshot };
}

/** So often the machine is asked whether a step is possible; the longest recorded way takes a tenth. */
const mostAsked = 2000;

/** What the Pod shows. */
function sightIn(snapshot: AnyMachineSnapshot): string | undefined {
  const pod = projectPod(snapshot);
  return pod && sightOf(pod);
}
