import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import { likelyPlacement, placePod } from '@/lib/kubernetes/placement.ts';
import type { ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { sightOf } from '@/lib/kubernetes/sight.ts';
import type { Chart } from '@/machines/chart.ts';
import type { ContainerRecord } from '@/machines/pod-context.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { approachTo } from './approach.ts';
import type { Claim } from './claim.ts';
import { endShown } from './fit.ts';
import { priceOf, type Said, type Words, wordFor, wordsOf } from './likelihood.ts';
import { recordsOf } from './proof.ts';
import type { Search } from './search.ts';

/** How a Pod is looked for. */
export interface Quest {
  /** One after the other: in the ordinary course of things and what is spoken of, then with everything that can happen. */
  readonly searches: readonly [Search, ...Search[]];
  readonly words: Words;
}

/**
 * The quest for a snapshot that shows a Pod, at so many milliseconds since the walk began. What Events claim that have
 * been heard is spoken of, as is what the Pod itself says.
 */
export function toPod(chart: Chart, spec: PodSpec, pod: Pod, at: number, heard: readonly Claim[] = []): Quest {
  const wanted = sightOf(pod);
  const likely = likelyPlacement(spec, pod);
  const words = wordsOf(pod, likely, wordsFor(chart, heard));
  const common: Pick<Search, 'look' | 'eventOf'> = {
    look: (snapshot, estimate) => (estimate === 0 && shows(snapshot, wanted)) || (() => true),
    eventOf: eventsFor(pod, at),
  };
  const price = (definition: AnyTransitionDefinition) => priceOf(words, definition);
  return {
    words,
    searches: [
      {
        ...common,
        ...approachTo(chart.machine, likely, pod, words),
        price: (definition) => (price(definition) === 1 ? 1 : Infinity),
        limit: 300,
      },
      { ...common, ...approachTo(chart.machine, likely, pod), price, limit: 400 },
      { ...common, ...approachTo(chart.machine, placePod(spec, pod), pod), price, limit: 250 },
    ],
  };
}

function wordsFor({ machine }: Chart, heard: readonly Claim[]): readonly Said[] {
  const records = recordsOf(machine);
  return [...new Set(heard)].flatMap((claim) =>
    (records.get(claim) ?? []).flatMap((definition) => {
      const word = wordFor(definition);
      return word === undefined ? [] : [{ container: definition.meta?.container ?? '', word }];
    }),
  );
}

/** The search for the end of the object, after a Pod that was its last. */
export function toGone(chart: Chart, pod: Pod, at: number): Quest {
  const search: Search = {
    ...approachTo(chart.machine, new Map([['object', ['object.gone']]])),
    look: (snapshot) => snapshot.matches({ object: 'gone' }) || (() => true),
    eventOf: eventsFor(pod, at),
    limit: 500,
  };
  return { words: wordsOf(pod, new Map()), searches: [search] };
}

/** The statuses of the containers that a pod's machine has a region for. */
export function statusesOf({ status }: Pod): readonly ContainerStatus[] {
  return [...status.initContainerStatuses, ...status.containerStatuses];
}

function shows(snapshot: AnyMachineSnapshot, wanted: string): boolean {
  const projected = projectPod(snapshot);
  return projected !== undefined && sightOf(projected) === wanted;
}

/** Events happen as the Pod tells: on its node, and with the exit codes that it shows. */
function eventsFor(pod: Pod, at: number): Search['eventOf'] {
  const statuses = new Map(statusesOf(pod).map((status) => [status.name, status]));
  return (type, { context }, payload) => {
    if (type === 'pod.bound') return { type, at, ...(pod.spec.nodeName ? { node: pod.spec.nodeName } : {}) };
    const own = exits.find((exit) => type.startsWith(exit));
    if (own === undefined) return { type, at, ...payload };
    const name = type.slice(own.length);
    const status = statuses.get(name);
    const record: ContainerRecord | undefined = context.containers[name];
    const end = status && record && endShown(record, status);
    return { type, at, ...payload, ...(end ? { exitCode: end.exitCode } : {}) };
  };
}

/** The events with which a process ends, and that tell how. */
const exits = ['container.failed.', 'container.exited.', 'container.oomKilled.', 'hook.failed.'];
