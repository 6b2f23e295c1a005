import { choicesAt } from '@/lib/journey/choices.ts';
import type { Choice, Moment, WalkEvent } from '@/lib/journey/moment.ts';
import type { Chart } from '@/machines/chart.ts';
import { eventsOf } from './happening.ts';
import type { World } from './world.ts';

/** What a simulator keeps of the walk behind it. Times are virtual milliseconds. */
export interface Memory {
  /** Since when each transition has been possible, by its id. */
  readonly since: ReadonlyMap<string, number>;
  /** How often each container has been started, and when last. */
  readonly starts: Readonly<Record<string, { readonly count: number; readonly at: number }>>;
  /** The last run of each probe that the machine knows of, as `readiness.app`. */
  readonly probed: Readonly<Record<string, number>>;
  /** Of each happening of the world, how many of its events are behind. */
  readonly done: readonly number[];
}

/** One moment of a walk with what is possible there and what is remembered. */
export interface Standing {
  readonly moment: Moment;
  readonly choices: readonly Choice[];
  readonly memory: Memory;
}

const nothing: Memory = { since: new Map(), starts: {}, probed: {}, done: [] };

/** The standing at a moment that follows another one. */
export function standingAt(chart: Chart, world: World, moment: Moment, before: Memory = nothing): Standing {
  const choices = choicesAt(chart, moment).filter(({ blocked }) => blocked === undefined);
  return { moment, choices, memory: remember(world, before, moment, choices) };
}

/** The standing at the last moment of a walk. Throws a `RangeError` when the walk has none. */
export function standingOf(chart: Chart, world: World, moments: readonly Moment[]): Standing {
  let standing: Standing | undefined;
  for (const moment of moments) standing = standingAt(chart, world, moment, standing?.memory);
  if (!standing) throw new RangeError('journey: there is no moment in it');
  return standing;
}

function remember(world: World, before: Memory, { event, at }: Moment, choices: readonly Choice[]): Memory {
  const since = new Map(choices.map(({ transition }) => [transition, before.since.get(transition) ?? at]));
  if (event === undefined) return { ...before, since };
  return {
    since,
    starts: startsAfter(before, event),
    probed: probedAfter(before, event),
    done: doneAfter(world, before, event),
  };
}

const start = /^(?:container\.started|command\.notFound|command\.denied)\.(.+)$/;
const probe = /^(startup|readiness|liveness)\.(?:failed|succeeded)\.(.+)$/;

function startsAfter({ starts }: Memory, { type, at }: WalkEvent): Memory['starts'] {
  const container = start.exec(type)?.[1];
  if (container === undefined) return starts;
  return { ...starts, [container]: { count: (starts[container]?.count ?? 0) + 1, at } };
}

/** A container that starts anew is probed anew. */
function probedAfter({ probed }: Memory, { type, at }: WalkEvent): Memory['probed'] {
  const started = start.exec(type)?.[1];
  if (started !== undefined) {
    return Object.fromEntries(Object.entries(probed).filter(([key]) => !key.endsWith(`.${started}`)));
  }
  const [, kind, container] = probe.exec(type) ?? [];
  return kind === undefined ? probed : { ...probed, [`${kind}.${container}`]: at };
}

function doneAfter({ happens }: World, { done }: Memory, { type, at }: WalkEvent): Memory['done'] {
  const index = happens.findIndex(
    (one, number) => one.at <= at && eventsOf(one)[done[number] ?? 0]?.type === type && !repeats(one, at),
  );
  return index < 0 ? done : happens.map((_, number) => (done[number] ?? 0) + (number === index ? 1 : 0));
}

function repeats(one: World['happens'][number], at: number): boolean {
  return one.do === 'event' && one.until !== undefined && at < one.until;
}
