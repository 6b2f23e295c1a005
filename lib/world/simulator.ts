import { nextMoment, startJourney } from '@/lib/journey/journey.ts';
import type { Choice, Journey, Moment, WalkEvent } from '@/lib/journey/moment.ts';
import type { Workload } from '@/lib/kubernetes/manifest.ts';
import type { Chart } from '@/machines/chart.ts';
import { podChart } from '@/machines/pod.ts';
import { isPodContext } from '@/machines/pod-context.ts';
import { clusterDecisions, rejectionIn, whenHeard } from './control-plane.ts';
import { type Demands, demandsOf } from './demands.ts';
import { eventsOf } from './happening.ts';
import { type Standing, standingAt, standingOf } from './memory.ts';
import { objectDecisions } from './objects.ts';
import { probeDecisions } from './probes.ts';
import { processDecisions } from './processes.ts';
import type { Decisions, Prospect, Verdict } from './prospect.ts';
import { registryDecisions } from './registry.ts';
import type { World } from './world.ts';

/** A walk that a world has decided, and the chart that it was walked on. */
export interface Simulation {
  readonly chart: Chart;
  /** From the image that is there already to the end of the simulated time; the last moment is shown. */
  readonly journey: Journey;
}

/**
 * Walks the pod of a workload through a world until that virtual time (ms since the manifest was sent). At each moment
 * the machine says what can happen, and the world which of it happens first. The same world is the same walk. It ends
 * earlier after so many steps.
 */
export function simulate(workload: Workload, world: World, until: number, steps = longest): Simulation {
  const chart = podChart(workload.spec);
  const { moments } = startJourney(chart);
  const sent = [...moments];
  for (const type of prologue) {
    const last = sent.at(-1);
    if (last) sent.push(nextMoment(chart, last, { type, at: 0 }));
  }
  const journey = { moments: sent, cursor: sent.length - 1 };
  return { chart, journey: simulateOn({ chart, journey }, workload, world, until, steps) };
}

/**
 * Goes on from the shown moment of a walk, in a world that may have changed since: what lay ahead is dropped. It ends at
 * that virtual time, or after so many steps.
 */
export function simulateOn(
  { chart, journey }: Simulation,
  workload: Workload,
  world: World,
  until: number,
  steps = longest,
): Journey {
  const demands = demandsOf(workload);
  const moments: Moment[] = journey.moments.slice(0, journey.cursor + 1);
  let standing = standingOf(chart, world, moments);
  while (moments.length < Math.min(longest, journey.cursor + 1 + steps)) {
    const next = nextEvent(standing, world, demands);
    if (next === undefined || next.at > until) break;
    const moment = nextMoment(chart, standing.moment, next);
    moments.push(moment);
    standing = standingAt(chart, world, moment, standing.memory);
  }
  return { moments, cursor: moments.length - 1 };
}

/** The image has been built and pushed before: whether the registry has the one that is asked for, the world says. */
const prologue = ['base.found', 'image.built', 'push.started', 'login.accepted', 'image.pushed', 'manifest.applied'];

/** A walk of more moments than this is broken off. */
const longest = 20_000;

const decisions: Decisions = {
  ...clusterDecisions,
  ...registryDecisions,
  ...objectDecisions,
  ...processDecisions,
  ...probeDecisions,
};

/** Of all that the machine allows, what happens first in that world. */
function nextEvent({ moment, choices, memory }: Standing, world: World, demands: Demands): WalkEvent | undefined {
  const context: unknown = moment.snapshot.context;
  if (!isPodContext(context)) return undefined;
  const events = choices.flatMap((choice): readonly WalkEvent[] => {
    const since = memory.since.get(choice.transition) ?? moment.at;
    const due = context.timers[choice.event.type]?.due;
    const usual = due ?? since + (choice.event.at - moment.at);
    const prospect: Prospect = { world, demands, context, memory, choice, since, usual, now: moment.at };
    return [...brought(prospect), ...decided(prospect)];
  });
  return events.reduce<WalkEvent | undefined>(
    (first, event) => (first === undefined || event.at < first.at ? event : first),
    undefined,
  );
}

/** What people and controllers bring about as soon as it can happen. */
function brought(prospect: Prospect): readonly WalkEvent[] {
  const { world, memory, choice, now } = prospect;
  return world.happens.flatMap((happening, index) => {
    const event = eventsOf(happening)[memory.done[index] ?? 0];
    const at = Math.max(happening.at, now);
    if (event?.type !== choice.event.type || (happening.do === 'event' && at >= (happening.until ?? at + 1))) return [];
    return [{ ...choice.event, ...event.payload, ...(hasEnded(prospect) ? { grace: 0 } : {}), at }];
  });
}

/** Whoever deletes a pod that has ended gives it no grace: there is nothing to wait for (facts D1). */
function hasEnded({ choice, context }: Prospect): boolean {
  const isDeletion = choice.event.type === 'pod.deleted';
  return isDeletion && (choice.transition.startsWith('object.live.ended|') || context.rejection !== undefined);
}

function decided(prospect: Prospect): readonly WalkEvent[] {
  const { choice, now } = prospect;
  const verdict = verdictOf(prospect);
  if (verdict === undefined) return [];
  const isKubelets = choice.transition.startsWith('node.') || choice.transition.startsWith('containers.');
  const at = isKubelets ? whenHeard(prospect, Math.max(now, verdict.at)) : Math.max(now, verdict.at);
  return at === undefined ? [] : [{ ...choice.event, ...verdict.payload, at }];
}

/** Where no table knows the event: what goes on by itself happens at its time, and nothing goes wrong. */
function verdictOf(prospect: Prospect): Verdict {
  const { choice } = prospect;
  const [, rejected] = /^pod\.rejected\.(.+)$/.exec(choice.event.type) ?? [];
  if (rejected !== undefined) return rejectionIn(prospect, rejected);
  const decide = decisions[wordsOf(choice)];
  if (decide) return decide(prospect);
  const goesOn = ['progress', 'timer', 'retry', 'shortcut'].includes(choice.way);
  return goesOn ? { at: prospect.usual } : undefined;
}

/** The event without the container behind it. */
function wordsOf({ event, container }: Choice): string {
  const end = `.${container}`;
  return container !== undefined && event.type.endsWith(end) ? event.type.slice(0, -end.length) : event.type;
}
