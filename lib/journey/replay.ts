import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { likelyPlacement, placePod } from '@/lib/kubernetes/placement.ts';
import type { ContainerStatus, Pod, TerminatedState } from '@/lib/kubernetes/pod.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { containerSight, sightOf } from '@/lib/kubernetes/sight.ts';
import type { Chart } from '@/machines/chart.ts';
import { podChart } from '@/machines/pod.ts';
import type { ContainerRecord } from '@/machines/pod-context.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { distancesFrom, type Route, routesOf } from '@/machines/routes.ts';
import { startsMissing } from './fit.ts';
import type { WalkEvent } from './moment.ts';
import { atomicPaths } from './path.ts';
import { type Found, findWay, type Search } from './search.ts';

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

/** What a watch said about a pod, with its time in milliseconds since 1970. */
export interface Sighting {
  readonly at: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | undefined;
  readonly pod: Pod;
}

/** Follows one pod through its observations, in the machine that is compiled from its own spec. */
export class PodFollower {
  readonly #chart: Chart;
  readonly #spec: PodSpec;
  readonly #routes: readonly Route[];
  #snapshot: AnyMachineSnapshot;
  #begin: number | undefined;

  constructor(spec: PodSpec) {
    this.#spec = spec;
    this.#chart = podChart(spec);
    this.#routes = routesOf(this.#chart);
    this.#snapshot = requested(this.#chart);
  }

  /** Explains the next observation. After one that it cannot explain it goes on from the last that it could. */
  explain({ at, type, pod }: Sighting): Explanation {
    this.#begin ??= at;
    const time = at - this.#begin;
    const seen = this.#walk(this.#toPod(pod, time, true)) ?? this.#walk(this.#toPod(pod, time, false));
    if (!seen) return { explained: false, states: [], path: [], reason: this.#reason(pod) };
    if (type !== 'DELETED') return this.#accept([seen]);
    this.#snapshot = seen.snapshot;
    const gone = this.#walk(this.#toGone(pod, time));
    return gone
      ? this.#accept([seen, gone])
      : { explained: false, states: [], path: [], reason: 'the pod is gone, and the machine knows no way there' };
  }

  #walk(search: Search): Found | undefined {
    return findWay(this.#chart, this.#snapshot, search);
  }

  #accept(parts: readonly Found[]): Explanation {
    this.#snapshot = parts.at(-1)?.snapshot ?? this.#snapshot;
    return { explained: true, states: atomicPaths(this.#snapshot), path: parts.flatMap(({ events }) => events) };
  }

  #toPod(pod: Pod, time: number, still: boolean): Search {
    const wanted = sightOf(pod);
    const placement = still ? likelyPlacement(this.#spec, pod) : placePod(this.#spec, pod);
    const regions = [...placement.values()];
    return {
      look: (snapshot) => {
        const projected = projectPod(snapshot);
        if (projected && sightOf(projected) === wanted) return true;
        if (!still || !projected) return () => true;
        const settled = settledContainers(projected, pod);
        return (event) => !settled.some((name) => event.endsWith(`.${name}`));
      },
      estimate: (snapshot) => {
        const distances = distancesFrom(this.#routes, atomicPaths(snapshot));
        const nearest = (states: readonly string[]) =>
          Math.min(...states.map((state) => distances.get(state) ?? Infinity));
        return regions.reduce((sum, states) => sum + nearest(states), this.#startsMissing(snapshot, pod));
      },
      eventOf: (type, _, payload) => this.#event(type, time, payload, pod),
      limit: 8000,
    };
  }

  #toGone(pod: Pod, time: number): Search {
    return {
      look: (snapshot) => snapshot.matches({ object: 'gone' }) || (() => true),
      estimate: (snapshot) => distancesFrom(this.#routes, atomicPaths(snapshot)).get('object.gone') ?? Infinity,
      eventOf: (type, _, payload) => this.#event(type, time, payload, pod),
      limit: 2000,
    };
  }

  #event(type: string, at: number, payload: Readonly<Record<string, string | number>>, pod: Pod): WalkEvent {
    if (type === 'pod.bound') return { type, at, ...(pod.spec.nodeName ? { node: pod.spec.nodeName } : {}) };
    const ended = endOf(type, pod);
    return { type, at, ...payload, ...(ended ? { exitCode: ended.exitCode } : {}) };
  }

  #startsMissing(snapshot: AnyMachineSnapshot, pod: Pod): number {
    return statusesOf(pod).reduce((sum, status) => {
      const record: ContainerRecord | undefined = snapshot.context.containers[status.name];
      return sum + (record ? eventsPerStart * startsMissing(record, status) : 0);
    }, 0);
  }

  #reason(pod: Pod): string {
    const before = projectPod(this.#snapshot);
    if (!before) return 'no way through the machine leads to this Pod';
    return `no way through the machine leads from ${summary(before)} to ${summary(pod)}`;
  }
}

/** From one start of a container to the next: it ends, the kubelet syncs, and steps 6 and 7. */
const eventsPerStart = 8;

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
  let [snapshot]: [AnyMachineSnapshot, unknown] = initialTransition(machine);
  for (const type of prologue) [snapshot] = transition(machine, snapshot, { type, at: 0 });
  return snapshot;
}

/** The containers whose status is already what the Pod shows: a way that leaves them alone is looked for first. */
function settledContainers(projected: Pod, pod: Pod): readonly string[] {
  const sights = new Map(statusesOf(projected).map((status) => [status.name, containerSight(status)]));
  return statusesOf(pod).flatMap((status) => (sights.get(status.name) === containerSight(status) ? [status.name] : []));
}

function statusesOf({ status }: Pod): readonly ContainerStatus[] {
  return [...status.initContainerStatuses, ...status.containerStatuses];
}

/** The exit that the Pod shows for the container that an event belongs to. */
function endOf(type: string, pod: Pod): TerminatedState | undefined {
  const [noun, verb, ...name] = type.split('.');
  if (noun !== 'container' || (verb !== 'failed' && verb !== 'exited')) return undefined;
  const is = (status: ContainerStatus) => status.name === name.join('.');
  const status = pod.status.containerStatuses.find(is) ?? pod.status.initContainerStatuses.find(is);
  return status?.state.terminated ?? status?.lastState.terminated;
}

function summary({ status, metadata }: Pod): string {
  const states = [...status.initContainerStatuses, ...status.containerStatuses].map(({ name, state, restartCount }) => {
    const word = state.waiting?.reason ?? state.terminated?.reason ?? (state.running ? 'running' : 'unknown');
    return `${name} ${word}${restartCount ? ` after ${restartCount} restarts` : ''}`;
  });
  return [status.phase, ...(metadata.deletionTimestamp ? ['deleting'] : []), ...states].join(', ');
}
