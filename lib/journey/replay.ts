import { type AnyMachineSnapshot, initialTransition } from 'xstate';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import type { WalkEvent } from './moment.ts';
import { atomicPaths } from './path.ts';
import { statusesOf, toGone, toPod } from './quest.ts';
import { Judge } from './refusal.ts';
import { type Found, type Search, waysTo } from './search.ts';
import type { Sighting } from './sighting.ts';
import { stepFrom } from './step.ts';

/** One observation of a pod, placed in the machine: where it stands, and how it got there from the one before. */
export interface Explanation {
  readonly explained: boolean;
  /** The atomic states, as paths below the machine; empty when there is no explanation. */
  readonly states: readonly string[];
  /** The events since the observation before. */
  readonly path: readonly WalkEvent[];
  /** Why there is no explanation. */
  readonly reason?: string;
}

/** From one observation to the next: what is looked for, the way that is taken, and what else there is. */
interface Leg {
  readonly sighting: number;
  readonly searches: readonly Search[];
  readonly others: Iterator<Found>;
  readonly way: Found;
}

/** Follows one pod through its observations, in the machine that is compiled from its own spec. */
export class PodFollower {
  readonly #chart: Chart;
  readonly #spec: PodSpec;
  readonly #judge: Judge;
  readonly #start: AnyMachineSnapshot;
  #legs: readonly Leg[] = [];
  #sightings = 0;
  #begin: number | undefined;

  constructor(spec: PodSpec) {
    this.#spec = spec;
    this.#chart = podChart(spec);
    this.#judge = new Judge(spec);
    this.#start = requested(this.#chart);
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
    const sighting = this.#sightings++;
    const shown = toPod(this.#chart, this.#spec, pod, time);
    const goals = type === 'DELETED' ? [shown, [toGone(this.#chart, pod, time)]] : [shown];
    let legs = this.#legs;
    for (const searches of goals) {
      const next = this.#goOn(legs, sighting, searches, limit) ?? this.#goBack(legs, sighting, searches);
      if (!next) return unexplained(this.#reason(pod));
      legs = next;
    }
    this.#legs = legs;
    this.#judge.accept(seen);
    return this.#explanationOf(sighting);
  }

  /** What has been explained, in the ways that are believed now. */
  get explanations(): readonly Explanation[] {
    return [...new Set(this.#legs.map(({ sighting }) => sighting))].map((sighting) => this.#explanationOf(sighting));
  }

  #explanationOf(sighting: number): Explanation {
    const legs = this.#legs.filter((leg) => leg.sighting === sighting);
    const path = legs.flatMap(({ way }) => way.events);
    return { explained: true, states: atomicPaths(legs.at(-1)?.way.snapshot ?? this.#start), path };
  }

  #goOn(legs: readonly Leg[], sighting: number, searches: readonly Search[], most: number): readonly Leg[] | undefined {
    const from = legs.at(-1)?.way.snapshot ?? this.#start;
    const others = this.#ways(from, searches, most);
    const way = others.next();
    return way.done ? undefined : [...legs, { sighting, searches, others, way: way.value }];
  }

  /** Takes other ways to the last observations, until one leads on to the new one. */
  #goBack(legs: readonly Leg[], sighting: number, searches: readonly Search[]): readonly Leg[] | undefined {
    for (let back = 1; back <= Math.min(mostBack, legs.length); back += 1) {
      const kept = legs.slice(0, -back);
      const again = legs[legs.length - back];
      for (let tried = 0; again && tried < mostOthers; tried += 1) {
        const way = again.others.next();
        if (way.done) break;
        let next: readonly Leg[] | undefined = [...kept, { ...again, way: way.value }];
        for (const leg of legs.slice(legs.length - back + 1)) {
          next = next && this.#goOn(next, leg.sighting, leg.searches, shortLimit);
        }
        next = next && this.#goOn(next, sighting, searches, shortLimit);
        if (next) return next;
      }
    }
    return undefined;
  }

  *#ways(from: AnyMachineSnapshot, searches: readonly Search[], most: number): Generator<Found, undefined> {
    for (const search of searches) yield* waysTo(this.#chart, from, { ...search, limit: Math.min(most, search.limit) });
  }

  #reason(pod: Pod): string {
    const before = projectPod(this.#legs.at(-1)?.way.snapshot ?? this.#start);
    if (!before) return 'no way through the machine leads to this Pod';
    return `no way through the machine leads from ${summary(before)} to ${summary(pod)}`;
  }
}

function unexplained(reason: string): Explanation {
  return { explained: false, states: [], path: [], reason };
}

const limit = 4000;
/** Other ways are found soon or not at all. */
const shortLimit = 60;
const mostBack = 3;
const mostOthers = 4;

/** The way to the request, which no Pod shows: the image is taken to be built and pushed. */
const prologue = [
  'base.found',
  'image.built',
  'push.started',
  'login.accepted',
  'image.pushed',
  'manifest.applied',
  'request.authorized',
];

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
