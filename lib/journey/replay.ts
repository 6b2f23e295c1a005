import { type AnyMachineSnapshot, initialTransition } from 'xstate';
import { ignoredIn } from '@/lib/kubernetes/ignored.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodContext } from '@/machines/pod-context.ts';
import { isPodContext } from '@/machines/pod-context.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { type Claim, claimOfRecord } from './claim.ts';
import type { WalkEvent } from './moment.ts';
import { atomicPaths } from './path.ts';
import { prologue } from './prologue.ts';
import { wayOverClaim } from './proof.ts';
import { type Quest, statusesOf, toGone, toPod } from './quest.ts';
import { Judge } from './refusal.ts';
import { type Found, joined, type Purse, type Search, waysTo } from './search.ts';
import type { Sighting } from './sighting.ts';
import { stepFrom } from './step.ts';
import {
  type HeardEvent,
  Hearing,
  type Occurrence,
  type RecordedStep,
  type Testimony,
  testimonies,
} from './testimony.ts';

/** One observation of a pod, placed in the machine: where it stands, and how it got there from the one before. */
export interface Explanation {
  readonly explained: boolean;
  /** The atomic states, as paths below the machine; empty when there is no explanation. */
  readonly states: readonly string[];
  /** The events since the observation before. */
  readonly path: readonly WalkEvent[];
  /** Why there is no explanation. */
  readonly reason?: string;
  /** What the Pod says that nothing was made of. */
  readonly ignored?: readonly string[];
}

/** From one observation to the next: what is looked for, the way that is taken, and what else there is. */
interface Leg {
  /** The number of the observation. */
  readonly sighting: number;
  /** When it was made. */
  readonly until: number;
  readonly quest: Quest;
  readonly others: Iterator<Found>;
  readonly way: Found;
}

/** Follows one pod through its observations, in the machine that is compiled from its own spec. */
export class PodFollower {
  readonly #chart: Chart;
  readonly #spec: PodSpec;
  readonly #purse: Purse | undefined;
  readonly #judge: Judge;
  readonly #hearing = new Hearing();
  readonly #start: AnyMachineSnapshot;
  #legs: readonly Leg[] = [];
  #sightings = 0;
  #begin: number | undefined;
  #last: Sighting | undefined;

  /** With a purse it gives up when that is empty, and what it has not explained by then it cannot explain. */
  constructor(spec: PodSpec, purse?: Purse) {
    this.#spec = spec;
    this.#purse = purse;
    this.#chart = podChart(spec);
    this.#judge = new Judge(spec);
    this.#start = requested(this.#chart);
  }

  /** Takes an Event about the pod, in the order of the watch: the ways that are found go over what Events prove. */
  hear(heard: HeardEvent): void {
    this.#hearing.hear(heard);
  }

  /**
   * Explains the next observation. After one that it cannot explain it goes on from the last that it could. Where an
   * earlier observation was explained in a way that leads nowhere, it takes another: see `explanations`.
   */
  explain(seen: Sighting): Explanation {
    const { at, type, pod } = seen;
    const refusal = this.#judge.refusalOf(seen);
    if (refusal) return unexplained(refusal.sentence);
    this.#begin ??= at;
    const time = at - this.#begin;
    const sighting = { sighting: this.#sightings++, until: at };
    const pending = this.#pending();
    const shown = toPod(this.#chart, this.#spec, pod, time, claimsOf(pending));
    const goals = type === 'DELETED' ? [shown, toGone(this.#chart, pod, time)] : [shown];
    let legs = this.#legs;
    for (const quest of goals) {
      const next =
        (quest === shown && this.#goOverProof(legs, sighting, quest, pending)) ||
        (this.#goOn(legs, sighting, quest, limit) ?? this.#goBack(legs, sighting, quest));
      if (!next) return unexplained(this.#reason(pod));
      legs = next;
    }
    this.#legs = legs;
    this.#last = seen;
    this.#judge.accept(seen);
    const ignored = ignoredIn(this.#spec, pod);
    return { ...this.#explanationOf(sighting.sighting), ...(ignored.length > 0 ? { ignored } : {}) };
  }

  /** Nothing more is seen of the pod: what Events have told since is followed as far as the pod still looks the same. */
  end(at: number): void {
    const pending = this.#pending();
    if (!this.#last || this.#last.type === 'DELETED' || pending.length === 0) return;
    const quest = toPod(this.#chart, this.#spec, this.#last.pod, at - (this.#begin ?? at), claimsOf(pending));
    const sighting = { sighting: this.#sightings - 1, until: at };
    this.#legs = this.#goOverProof(this.#legs, sighting, quest, pending) ?? this.#legs;
  }

  /** What has been explained, in the ways that are believed now. */
  get explanations(): readonly Explanation[] {
    return [...new Set(this.#legs.map(({ sighting }) => sighting))].map((sighting) => this.#explanationOf(sighting));
  }

  /** What every Event that was heard is evidence for, or why it is evidence for nothing. */
  get testimonies(): readonly Testimony[] {
    return testimonies(this.#chart, this.#hearing, this.#steps(), this.#last?.at ?? Number.NEGATIVE_INFINITY);
  }

  #explanationOf(sighting: number): Explanation {
    const legs = this.#legs.filter((leg) => leg.sighting === sighting);
    const path = legs.flatMap(({ way }) => way.events);
    return { explained: true, states: atomicPaths(legs.at(-1)?.way.snapshot ?? this.#start), path };
  }

  /** What Events have told since the last observation, and no step has been found for. */
  #pending(): readonly Occurrence[] {
    return this.#hearing.pending(this.#steps(), this.#legs.at(-1)?.until ?? Number.NEGATIVE_INFINITY);
  }

  /** The steps of all legs that record Events. */
  #steps(): readonly RecordedStep[] {
    return this.#legs.flatMap(({ sighting, until, way }, leg) => {
      const from = this.#legs[leg - 1]?.until ?? Number.NEGATIVE_INFINITY;
      return way.events.flatMap((step, index) =>
        (way.records[index] ?? []).map((record) => ({ claim: claimOfRecord(record), sighting, step, from, to: until })),
      );
    });
  }

  /** Goes over what the Events prove that came since the observation before, as far as that leads to the new one. */
  #goOverProof(
    legs: readonly Leg[],
    sighting: Pick<Leg, 'sighting' | 'until'>,
    quest: Quest,
    pending: readonly Occurrence[],
  ): readonly Leg[] | undefined {
    const start = legs.at(-1)?.way.snapshot ?? this.#start;
    const likely = { ...quest.searches[0], purse: this.#purse };
    const proven: Found[] = [];
    // One step may record several Events: what was recorded on the way to another needs no step of its own.
    const spare: Claim[] = [];
    for (const { claim } of pending) {
      const recorded = spare.indexOf(claim);
      if (recorded >= 0) {
        spare.splice(recorded, 1);
        continue;
      }
      const from = proven.at(-1)?.snapshot ?? start;
      const way = wayOverClaim(this.#chart, from, claim, likely, quest.words);
      if (!way) continue;
      proven.push(way);
      spare.push(...way.records.flat().map(claimOfRecord));
      spare.splice(spare.lastIndexOf(claim), 1);
    }
    for (let dropped = 0; dropped < Math.min(mostDropped, proven.length); dropped += 1) {
      const [first, ...more] = proven.slice(0, proven.length - dropped);
      if (!first) break;
      const over = joined([first, ...more]);
      const ways = this.#ways(over.snapshot, [likely], shortLimit);
      const way = ways.next();
      if (way.done) continue;
      const whole = joined([over, way.value]);
      const took = sighting.until - (legs.at(-1)?.until ?? sighting.until);
      if (!isTimely(this.#chart, start, whole.events, took)) continue;
      const others = this.#ways(start, quest.searches, limit);
      return [...legs, { ...sighting, quest, others, way: whole }];
    }
    return undefined;
  }

  #goOn(
    legs: readonly Leg[],
    sighting: Pick<Leg, 'sighting' | 'until'>,
    quest: Quest,
    most: number,
  ): readonly Leg[] | undefined {
    const from = legs.at(-1)?.way.snapshot ?? this.#start;
    const others = this.#ways(from, quest.searches, most);
    const way = others.next();
    return way.done
      ? undefined
      : [...legs, { sighting: sighting.sighting, until: sighting.until, quest, others, way: way.value }];
  }

  /** Takes other ways to the last observations, until one leads on to the new one. */
  #goBack(legs: readonly Leg[], sighting: Pick<Leg, 'sighting' | 'until'>, quest: Quest): readonly Leg[] | undefined {
    for (let back = 1; back <= Math.min(mostBack, legs.length); back += 1) {
      const kept = legs.slice(0, -back);
      const again = legs[legs.length - back];
      for (let tried = 0; again && tried < mostOthers; tried += 1) {
        const way = again.others.next();
        if (way.done) break;
        let next: readonly Leg[] | undefined = [...kept, { ...again, way: way.value }];
        for (const leg of legs.slice(legs.length - back + 1)) {
          next = next && this.#goOn(next, leg, leg.quest, shortLimit);
        }
        next = next && this.#goOn(next, sighting, quest, shortLimit);
        if (next) return next;
      }
    }
    return undefined;
  }

  *#ways(from: AnyMachineSnapshot, searches: readonly Search[], most: number): Generator<Found, undefined> {
    const purse = this.#purse;
    for (const search of searches) {
      yield* waysTo(this.#chart, from, { ...search, purse, limit: Math.min(most, search.limit) });
    }
  }

  #reason(pod: Pod): string {
    if (this.#purse && this.#purse.left <= 0) return 'there are more ways to look through than anybody would wait for';
    const before = projectPod(this.#legs.at(-1)?.way.snapshot ?? this.#start);
    if (!before) return 'no way through the machine leads to this Pod';
    return `no way through the machine leads from ${summary(before)} to ${summary(pod)}`;
  }
}

/**
 * Whether no back-off begins and ends within a way that took fewer milliseconds: an Event that would need that tells of
 * something else.
 */
function isTimely({ machine }: Chart, start: AnyMachineSnapshot, events: readonly WalkEvent[], took: number): boolean {
  let snapshot = start;
  const known = new Set(Object.keys(timersIn(start)));
  for (const { type, at, ...payload } of events) {
    const due = timersIn(snapshot)[type]?.due;
    if (type.startsWith('backoff.') && due !== undefined && !known.has(type) && due - at > took + slack) return false;
    known.delete(type);
    snapshot = stepFrom(machine, snapshot, { type, at, ...payload }).snapshot;
  }
  return true;
}

function timersIn({ context }: AnyMachineSnapshot): PodContext['timers'] {
  return isPodContext(context) ? context.timers : {};
}

/** Milliseconds by which the clocks of the kubelet and of the watch may differ. */
const slack = 2000;

function claimsOf(occurrences: readonly Occurrence[]): readonly Claim[] {
  return occurrences.map(({ claim }) => claim);
}

function unexplained(reason: string): Explanation {
  return { explained: false, states: [], path: [], reason };
}

const limit = 4000;
/** Other ways are found soon or not at all. */
const shortLimit = 60;
const mostBack = 3;
const mostOthers = 4;
/** So many Events may have come before the observation that shows what they tell of. */
const mostDropped = 8;

function requested({ machine }: Chart): AnyMachineSnapshot {
  const [first]: [AnyMachineSnapshot, unknown] = initialTransition(machine);
  return prologue.reduce((at, type) => stepFrom(machine, at, { type, at: 0 }).snapshot, first);
}

function summary(pod: Pod): string {
  const { status, metadata } = pod;
  const states = statusesOf(pod).map(({ name, state, restartCount }) => {
    const word = state.waiting?.reason ?? state.terminated?.reason ?? (state.running ? 'running' : 'unknown');
    return `${name} ${word}${restartCount ? ` after ${restartCount} restarts` : ''}`;
  });
  return [status.phase, ...(metadata.deletionTimestamp ? ['deleting'] : []), ...states].join(', ');
}
