import { beforeAll, describe, expect, test } from 'vitest';
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

const seen = new Set<string>();

beforeAll(() => {
  for (const spec of Object.values(pods)) {
    const chart = podChart(spec);
    for (const moment of tour(chart)) note(moment);
  }
  note(whenAllRestart());
}, 120_000);

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

function note({ snapshot, kubeEvents }: Moment): void {
  for (const { reason } of kubeEvents) seen.add(`event ${reason}`);
  const pod = projectPod(snapshot);
  if (!pod) return;
  const { status } = pod;
  if (status.reason) seen.add(`pod ${status.reason}`);
  if (!status.containerStatuses.length) seen.add('waiting (no containerStatuses yet)');
  for (const { type, status: is, reason = '' } of status.conditions) seen.add(`condition ${type}=${is}/${reason}`);
  for (const { state, lastState } of [...status.initContainerStatuses, ...status.containerStatuses]) {
    if (state.waiting) seen.add(`waiting ${state.waiting.reason ?? ''}`);
    for (const { terminated } of [state, lastState]) if (terminated) seen.add(`terminated ${terminated.reason ?? ''}`);
  }
}

describe('facts 1.4: every waiting reason', () => {
  test.each(waitingReasons)('%o is reached', (reason) => expect(reached(`waiting ${reason}`)).toBe(true));
});

describe('facts 1.5: every terminated reason', () => {
  test.each(terminatedReasons)('%o is reached', (reason) => expect(reached(`terminated ${reason}`)).toBe(true));
});

describe('facts 1.3: every reason of a pod', () => {
  test.each(podReasons)('%s is reached', (...words) => {
    const row = `pod ${words.join(' ')}`;
    expect(row in exceptions || words.every((word) => reached(`pod ${word}`))).toBe(true);
  });
});

describe('facts 1.2: every condition', () => {
  test.each(conditions)('%s is reached', (row) =>
    expect(reached(`condition ${conditionOf(row)}`) || isSpecial(row)).toBe(true),
  );
});

describe('facts 2: every event', () => {
  test.each(eventReasons)('%s is left behind by a step, or is told of as carrying none', (reason) => {
    expect(seen.has(`event ${reason}`) !== (sideEvents[reason] !== undefined)).toBe(true);
  });
});

test('an exception is an exception: the machine does not reach it', () => {
  expect(Object.keys(exceptions).filter((row) => seen.has(row))).toEqual([]);
});

function reached(row: string): boolean {
  return seen.has(row) || row in exceptions;
}

/** The row without who writes it. */
function conditionOf(row: string): string {
  return row.replace(/ \(.*\)$/, '').trim();
}

/** Rows that are no single condition: a condition that is absent, one of two reasons, one of the pod's own. */
function isSpecial(row: string): boolean {
  if (row.startsWith('PodResize*')) return true;
  if (row.endsWith('PodCompleted or PodFailed')) return reached('condition AllContainersRestarting=False/PodFailed');
  if (row.startsWith('custom')) return [...seen].some((one) => one.startsWith('condition acme/'));
  return false;
}
