import { replayEvents } from '@/lib/journey/journey.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { type Explanation as Followed, PodFollower } from '@/lib/journey/replay.ts';
import type { Purse } from '@/lib/journey/search.ts';
import { specSeen } from '@/lib/journey/watch.ts';
import type { ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { podChart } from '@/machines/pod.ts';
import { type Facts, isoOf, timeOf } from '../facts.ts';
import { withPullAnswers } from './pull-answers.ts';
import { released } from './released.ts';
import { stampsOf } from './stamps.ts';
import { inOrderOfTime } from './way-order.ts';
import { prologueEvents, second } from './way-prologue.ts';

/** One step of the way that a pod has taken. */
export interface WayStep {
  /** Tells it from every other step of its way: `image.notFound.app 2`. */
  readonly id: string;
  /** RFC 3339: when it happened, or when it had happened at the earliest; null where nobody knows. */
  readonly at: string | null;
  /** The machine's event. */
  readonly event: string;
  /** The states before and after, as paths below the machine; null where the step has no state of its own. */
  readonly from: string | null;
  readonly to: string | null;
  /** Something has recorded it, or it follows from what is recorded. */
  readonly basis: 'observed' | 'inferred';
  /** What happened, in words. */
  readonly label: string;
}

/** The way of a pod through the machine of its own spec. */
export interface Way {
  readonly steps: readonly WayStep[];
  /** All events from the machine's first state on, on a virtual clock that begins with the request. */
  readonly events: readonly WalkEvent[];
  /** How many restarts are left out, because nothing is recorded of them. */
  readonly lost: number;
  /** Why no way was found. */
  readonly reason?: string;
}

/** Where no way is looked for. */
export const noWay: Way = { steps: [], events: [], lost: 0 };

/** Looks for the way that a pod has taken, over what its observations and Events prove. Takes up to a second. */
export function wayOf(facts: Facts): Way {
  const way = found.get(facts) ?? look(facts);
  found.set(facts, way);
  return way;
}

/** Of one pod it is asked for by its page, its note and whatever is tried on it. */
const found = new WeakMap<Facts, Way>();

function look(facts: Facts): Way {
  const unfit = unfitness(facts);
  if (unfit !== undefined) return { steps: [], events: [], lost: 0, reason: unfit };
  const spec = specSeen(facts.history[0]?.object ?? facts.pod);
  const chart = podChart(spec);
  const lost = restartsLost(facts);
  const followed = follow(facts, new PodFollower(spec, purseFor(facts)), lost);
  const sum = [...lost.values()].reduce((total, count) => total + count, 0);
  if ('reason' in followed) return { steps: [], events: [], lost: sum, reason: followed.reason };
  const path = inOrderOfTime(facts, chart, withPullAnswers(facts, followed.path));
  const steps = stepsFrom(facts, chart, path);
  return { steps, events: timed(steps, path), lost: sum };
}

/** Why no machine is made of a pod; undefined where one is. */
export function unfitness({ containers }: Facts): string | undefined {
  if (containers.length > mostContainers) return `a way is looked for with up to ${mostContainers} containers`;
  const strange = containers.find(({ name }) => !/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(name));
  return strange && `“${strange.name.slice(0, 60)}” is no name that a container may have`;
}

/** The machine of more takes longer to search than anybody would wait for. */
const mostContainers = 40;

/**
 * A way is worth less than a second: the longest that was ever recorded took 1300 snapshots, and those of a pod with many
 * containers take longer to make.
 */
function purseFor({ containers, history }: Facts): Purse {
  const sightings = Math.min(history.length, mostSightings);
  return { left: Math.min(2000 + 50 * sightings, 12_000 / (containers.length + 2)) };
}

/** Restarts before those that the status tells of; looking for a way over hundreds would take for ever. */
const mostRestarts = 3;

/** Of each container, how many restarts no way is looked for over. */
export function restartsLost({ history, pod }: Facts): ReadonlyMap<string, number> {
  const { status } = history[0]?.object ?? pod;
  const statuses = [...status.initContainerStatuses, ...status.containerStatuses];
  return new Map(statuses.map(({ name, restartCount }) => [name, Math.max(0, restartCount - mostRestarts)]));
}

function withoutLost(pod: Pod, lost: ReadonlyMap<string, number>): Pod {
  const shorten = (one: ContainerStatus) => ({
    ...one,
    restartCount: Math.max(0, one.restartCount - (lost.get(one.name) ?? 0)),
  });
  const { status } = pod;
  return {
    ...pod,
    status: {
      ...status,
      initContainerStatuses: status.initContainerStatuses.map(shorten),
      containerStatuses: status.containerStatuses.map(shorten),
    },
  };
}

function follow(
  facts: Facts,
  follower: PodFollower,
  lost: ReadonlyMap<string, number>,
): { readonly path: readonly WalkEvent[] } | { readonly reason: string } {
  const { history, events, now } = facts;
  const queue = events.map((event) => ({ event, at: timeOf(event.lastTimestamp) ?? now }));
  let last: Followed | undefined;
  let heard = 0;
  const sightings = history.slice(-mostSightings);
  for (const [index, { object, type, at }] of sightings.entries()) {
    const seen = timeOf(at) ?? now;
    const isLast = index === sightings.length - 1;
    for (; heard < queue.length; heard += 1) {
      const next = queue[heard];
      if (!next || (!isLast && next.at > seen)) break;
      follower.hear({ at: Math.min(next.at, seen), event: next.event });
    }
    last = follower.explain({ at: seen, type, pod: released(withoutLost(object, lost)) });
  }
  if (last && !last.explained) return { reason: last.reason ?? 'no way was found' };
  return { path: follower.explanations.flatMap(({ path }) => path) };
}

const mostSightings = 200;

function stepsFrom(facts: Facts, chart: Chart, path: readonly WalkEvent[]): readonly WayStep[] {
  const known = new Map(toGraph(chart).transitions.map((transition) => [transition.id, transition]));
  const before = prologueEvents();
  const { moments } = replayEvents(chart, [...before, ...path]);
  const recorded = stampsOf(facts, path);
  const bounds = boundsOf(recorded);
  const begin = timeOf(facts.history[0]?.at);
  let latest: number | undefined;
  const taken = new Map<string, number>();
  return path.map((event, index) => {
    const times = (taken.get(event.type) ?? 0) + 1;
    taken.set(event.type, times);
    const stamp = recorded[index];
    // Between two observations it happened before the second was made.
    const seen = begin !== undefined && event.at > 0 ? begin + event.at : undefined;
    const guess = stamp ?? (seen === undefined ? undefined : Math.min(seen, bounds[index] ?? seen));
    if (guess !== undefined) latest = Math.max(guess, latest ?? guess);
    // What the order of the steps has moved away from its record is not recorded so.
    const isRecorded = stamp !== undefined && stamp > (latest ?? stamp) - moved;
    const took = moments[before.length + index + 1]?.took.flatMap((id) => known.get(id) ?? []) ?? [];
    const shown = took.find(({ target }) => target !== undefined) ?? took[0];
    return {
      id: `${event.type} ${times}`,
      at: latest === undefined ? null : isoOf(latest),
      event: event.type,
      from: shown?.sources.length === 1 ? (shown.sources[0] ?? null) : (shown?.owner ?? null),
      to: shown?.target ?? null,
      basis: isRecorded ? 'observed' : 'inferred',
      label: shown?.meta.label ?? event.type,
    };
  });
}

/** Records are rounded to a second, and come from several clocks. */
const moved = 2000;

/** Of each step the earliest time that is recorded of a later one. */
function boundsOf(recorded: readonly (number | undefined)[]): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  return recorded
    .map((_, index) => {
      const stamp = recorded[recorded.length - 1 - index];
      if (stamp !== undefined) least = Math.min(least, stamp);
      return least;
    })
    .reverse();
}

/** The same events on a clock that begins with the machine: a second for each step of which nobody knows. */
function timed(steps: readonly WayStep[], path: readonly WalkEvent[]): readonly WalkEvent[] {
  const before = prologueEvents();
  const begin = timeOf(steps[0]?.at ?? undefined);
  const offset = before.length * second;
  let latest = offset;
  return [
    ...before,
    ...path.map((event, index) => {
      const at = timeOf(steps[index]?.at ?? undefined);
      latest = Math.max(latest, at === undefined || begin === undefined ? latest : at - begin + offset);
      return { ...event, at: latest };
    }),
  ];
}
