import { choicesAt, wayOn } from '@/lib/journey/choices.ts';
import { momentOf, nextMoment, startJourney } from '@/lib/journey/journey.ts';
import type { Choice, Moment } from '@/lib/journey/moment.ts';
import { pathTo } from '@/lib/journey/path.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { sideEvents } from '@/lib/kubernetes/side-events.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { podChart } from '@/machines/pod.ts';
import { pods } from '../machines/pods.ts';
import { reachOf } from '../machines/reach.ts';
import { conditions, eventReasons, exceptions, podReasons, terminatedReasons, waitingReasons } from './tables.ts';

/** What the machines of all pods were seen to show, and what of the facts' tables that covers. */
export class Reached {
  readonly #seen = new Set<string>();

  constructor() {
    for (const spec of Object.values(pods)) for (const moment of tour(podChart(spec))) this.#note(moment);
    this.#note(whenAllRestart());
  }

  /** Whether a row of the tables is shown, or is a known exception. */
  has(row: string): boolean {
    return this.#seen.has(row) || row in exceptions;
  }

  /** A row of several reasons, each of which the pod has to show. */
  hasPodReasons(words: readonly string[]): boolean {
    return `pod ${words.join(' ')}` in exceptions || words.every((word) => this.has(`pod ${word}`));
  }

  hasCondition(row: string): boolean {
    return this.has(`condition ${conditionOf(row)}`) || this.#isSpecial(row);
  }

  /** An Event either is recorded by a step, or the list of those that carry none tells of it. */
  hasEvent(reason: string): boolean {
    return this.#seen.has(`event ${reason}`) !== (sideEvents[reason] !== undefined);
  }

  /** The exceptions that are none, because the machine does reach them. */
  get needless(): readonly string[] {
    return Object.keys(exceptions).filter((row) => this.#seen.has(row));
  }

  /** How many rows of all tables there are, and how many of them are covered. */
  get rows(): { readonly all: number; readonly covered: number } {
    const held = [
      ...waitingReasons.map((reason) => this.has(`waiting ${reason}`)),
      ...terminatedReasons.map((reason) => this.has(`terminated ${reason}`)),
      ...podReasons.map((words) => this.hasPodReasons(words)),
      ...conditions.map((row) => this.hasCondition(row)),
      ...eventReasons.map((reason) => this.hasEvent(reason)),
    ];
    return { all: held.length, covered: held.filter(Boolean).length };
  }

  #note({ snapshot, kubeEvents }: Moment): void {
    for (const { reason } of kubeEvents) this.#seen.add(`event ${reason}`);
    const pod = projectPod(snapshot);
    if (!pod) return;
    const { status } = pod;
    if (status.reason) this.#seen.add(`pod ${status.reason}`);
    if (!status.containerStatuses.length) this.#seen.add('waiting (no containerStatuses yet)');
    for (const { type, status: is, reason = '' } of status.conditions)
      this.#seen.add(`condition ${type}=${is}/${reason}`);
    for (const { state, lastState } of [...status.initContainerStatuses, ...status.containerStatuses]) {
      if (state.waiting) this.#seen.add(`waiting ${state.waiting.reason ?? ''}`);
      for (const { terminated } of [state, lastState])
        if (terminated) this.#seen.add(`terminated ${terminated.reason ?? ''}`);
    }
  }

  /** Rows that are no single condition: a condition that is absent, one of two reasons, one of the pod's own. */
  #isSpecial(row: string): boolean {
    if (row.startsWith('PodResize*')) return true;
    if (row.endsWith('PodCompleted or PodFailed')) return this.has('condition AllContainersRestarting=False/PodFailed');
    if (row.startsWith('custom')) return [...this.#seen].some((one) => one.startsWith('condition acme/'));
    return false;
  }
}

/** The places of a machine, and behind each of its ways, where it is met first, what follows by itself for a while. */
function* tour(chart: Chart): Generator<Moment> {
  const taken = new Map<string, number>();
  for (const { moment, choices } of reachOf(chart, 3 * toGraph(chart).transitions.length).places) {
    yield moment;
    for (const choice of choices) {
      const times = taken.get(choice.transition) ?? 0;
      if (choice.blocked !== undefined || times === 2) continue;
      taken.set(choice.transition, times + 1);
      yield* follow(chart, moment, choice);
    }
  }
}

/** A rule restarts all containers while one of them runs: that one ends as RestartingAllContainers. */
function whenAllRestart(): Moment {
  const chart = podChart(pods['rules that restart all containers']);
  let moment = momentOf(startJourney(chart));
  for (const state of ['containers.one.running.ready', 'containers.two.running.ready']) {
    for (const event of pathTo(chart, moment, state) ?? []) moment = nextMoment(chart, moment, event);
  }
  for (const type of ['container.failed.one', 'restart.ruled'])
    moment = nextMoment(chart, moment, { type, at: moment.at });
  return moment;
}

function* follow(chart: Chart, from: Moment, choice: Choice): Generator<Moment> {
  let moment = from;
  for (let next: Choice | undefined = choice, steps = 0; next && steps < 8; steps += 1) {
    moment = nextMoment(chart, moment, next.event);
    yield moment;
    next = wayOn(choicesAt(chart, moment));
  }
}

/** The row without who writes it. */
function conditionOf(row: string): string {
  return row.replace(/ \(.*\)$/, '').trim();
}
