import { choicesAt, timersAt, wayOn } from '@/lib/journey/choices.ts';
import { momentOf, nextMoment, startJourney } from '@/lib/journey/journey.ts';
import type { Choice, KubeEvent, Moment } from '@/lib/journey/moment.ts';
import { atomicPaths } from '@/lib/journey/path.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { projectPod, projectRow } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { podChart } from '@/machines/pod.ts';
import { type ContainerRecord, recordOf } from '@/machines/pod-context.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';

/** What an event carries beside its type. `after` is virtual milliseconds from now. */
export interface Payload {
  readonly after?: number;
  readonly exitCode?: number;
  readonly grace?: number;
}

/** A pod that a test leads through its life, in the words of the test. */
export class PodWalk {
  readonly chart: Chart;
  moment: Moment;

  constructor(spec: PodSpec) {
    this.chart = podChart(spec);
    this.moment = momentOf(startJourney(this.chart));
  }

  /** Goes on by itself, each time with what happens first, until the state is reached. Throws where that is never. */
  until(state: string): this {
    for (let steps = 0; !this.isIn(state); steps += 1) {
      const next = this.#soonest();
      if (next === undefined || steps > 500) throw new RangeError(`state: ${state} is not on the way of this pod`);
      this.moment = nextMoment(this.chart, this.moment, next.event);
    }
    return this;
  }

  /** Lets events happen, one after the other. Throws where the machine does not allow one. */
  takes(...events: readonly (string | readonly [string, Payload])[]): this {
    for (const event of events) {
      const [type, { after, ...payload }] = typeof event === 'string' ? [event, {}] : event;
      const choice = this.choice(type);
      const at = after === undefined ? (choice?.event.at ?? this.moment.at) : this.moment.at + after;
      this.moment = nextMoment(this.chart, this.moment, { ...choice?.event, ...payload, type, at });
    }
    return this;
  }

  /** Whether the pod stands in a state, given by its path or the beginning of it. */
  isIn(state: string): boolean {
    return this.states.some((path) => path === state || path.startsWith(`${state}.`));
  }

  /** Whether the event can happen now. */
  can(type: string): boolean {
    const choice = this.choice(type);
    return choice !== undefined && choice.blocked === undefined;
  }

  /** Why the event cannot happen now. */
  why(type: string): string | undefined {
    return this.choice(type)?.blocked;
  }

  /** The event as the machine offers it, possible or not. */
  choice(type: string): Choice | undefined {
    return choicesAt(this.chart, this.moment).find(({ event }) => event.type === type);
  }

  record(container: string): ContainerRecord {
    return recordOf(this.moment.snapshot.context, container);
  }

  /** How long a running timer takes from its start to its end, in seconds. */
  wait(event: string): number | undefined {
    const timer = timersAt(this.chart, this.moment).find((one) => one.event === event);
    return timer && (timer.due - timer.from) / 1000;
  }

  get states(): readonly string[] {
    return atomicPaths(this.moment.snapshot);
  }

  /** The Pod that the API would show. Throws while there is none. */
  get pod(): Pod {
    const pod = projectPod(this.moment.snapshot);
    if (!pod) throw new RangeError('pod: there is none in the API');
    return pod;
  }

  /** READY and STATUS, as kubectl prints them. */
  get row(): string {
    const row = projectRow(this.moment.snapshot, this.moment.at);
    return row === undefined ? 'none' : `${row.ready} ${row.status}`;
  }

  condition(type: string): string | undefined {
    return this.pod.status.conditions.find((condition) => condition.type === type)?.status;
  }

  /** The reasons of the KubeEvents so far, in the order in which each was first seen. */
  get reasons(): readonly string[] {
    return this.moment.kubeEvents.map(({ reason }: KubeEvent) => reason);
  }

  #soonest(): Choice | undefined {
    const leading = choicesAt(this.chart, this.moment).filter((choice) => wayOn([choice]) !== undefined);
    return leading.toSorted((one, other) => one.event.at - other.event.at)[0];
  }
}
