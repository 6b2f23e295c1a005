import { type AnyMachineSnapshot, transition } from 'xstate';
import { choicesAt, wayOn } from '@/lib/journey/choices.ts';
import { momentOf, nextMoment, startJourney } from '@/lib/journey/journey.ts';
import type { WalkEvent } from '@/lib/journey/moment.ts';
import { placePod } from '@/lib/kubernetes/placement.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import { podChart } from '@/machines/pod.ts';
import { recordedPods, scenarios } from '../../recordings.ts';
import { largePod } from '../large-pod.ts';
import type { Figure } from './figure.ts';

const now = Date.parse('2026-11-23T21:00:00Z');

/** How fast what everything stands on is, on one core of this machine. */
export function speedFigures(): readonly Figure[] {
  const pods = scenarios.flatMap(recordedPods).map(({ object }) => ({ object, spec: toPodSpec(object) }));
  return [
    rate('printed words', 200_000, pods.length, () => {
      for (const { object } of pods) printedRow(object, now);
    }),
    rate('Pods placed in the machine', 100_000, pods.length, () => {
      for (const { object, spec } of pods) placePod(spec, object);
    }),
    duration('compiling the larger machine', 20, median(times(20, () => podChart(largePod).machine.root))),
    duration('one transition of it, p95', 1, quantile(transitionTimes(), 0.95)),
  ];
}

function rate(claim: string, asked: number, size: number, work: () => void): Figure {
  const found = size / (Math.min(...times(10, work)) / 1000);
  const text = (value: number) => `${Math.round(value).toLocaleString('en')} a second`;
  return { claim, found: text(found), asked: `at least ${text(asked)}`, holds: found >= asked, varies: true };
}

function duration(claim: string, asked: number, found: number): Figure {
  return { claim, found: `${found.toFixed(2)} ms`, asked: `at most ${asked} ms`, holds: found <= asked, varies: true };
}

/** Milliseconds of every step of the way from the source code to where the pod is ready, walked again and again. */
function transitionTimes(): readonly number[] {
  const chart = podChart(largePod);
  const way: { readonly from: AnyMachineSnapshot; readonly event: WalkEvent }[] = [];
  let moment = momentOf(startJourney(chart));
  for (let next = wayOn(choicesAt(chart, moment)); next && way.length < 200; next = wayOn(choicesAt(chart, moment))) {
    way.push({ from: moment.snapshot, event: next.event });
    moment = nextMoment(chart, moment, next.event);
  }
  const rounds = Array.from({ length: 12 }, () =>
    way.map(({ from, event }) => timeOf(() => transition(chart.machine, from, event))),
  );
  return rounds.slice(2).flat();
}

function times(count: number, work: () => unknown): readonly number[] {
  return Array.from({ length: count }, () => timeOf(work));
}

function timeOf(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function median(list: readonly number[]): number {
  return quantile(list, 0.5);
}

function quantile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.POSITIVE_INFINITY;
}
