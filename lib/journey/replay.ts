import { type AnyMachineSnapshot, initialTransition } from 'xstate';
import { placePod } from '@/lib/kubernetes/placement.ts';
import type { ContainerStatus, Pod, TerminatedState } from '@/lib/kubernetes/pod.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { sightOf } from '@/lib/kubernetes/sight.ts';
import type { Chart } from '@/machines/chart.ts';
import { podChart } from '@/machines/pod.ts';
import type { PodSpec } from '@/machines/pod-spec.ts';
import { distancesTo, type Routes, routesOf } from '@/machines/routes.ts';
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
  readonly #routes: Routes;
  #snapshot: AnyMachineSnapshot;
  #begin: number | undefined;

  constructor(spec: PodSpec) {
    this.#spec = spec;
    this.#chart = podChart(spec);
    this.#routes = routesOf(this.#chart.machine);
    [this.#snapshot] = initialTransition(this.#chart.machine);
  }

  /** Explains the next observation. After one that it cannot explain it goes on from the last that it could. */
  explain({ at, type, pod }: Sighting): Explanation {
    this.#begin ??= at;
    const time = at - this.#begin;
    const seen = this.#walk(this.#toPod(pod, time));
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

  #toPod(pod: Pod, time: number): Search {
    const wanted = sightOf(pod);
    const placement = placePod(this.#spec, pod);
    const far = [...placement.values()].map((states) => distancesTo(this.#routes, states));
    return {
      found: (snapshot) => {
        const projected = projectPod(snapshot);
        return projected !== undefined && sightOf(projected) === wanted;
      },
      estimate: (snapshot) => {
        const tokens = atomicPaths(snapshot);
        const nearest = (distances: ReadonlyMap<string, number>) =>
          Math.min(...tokens.map((token) => distances.get(token) ?? Infinity));
        return far.reduce((sum, distances) => sum + nearest(distances), this.#restartsMissing(snapshot, pod));
      },
      eventOf: (type, _, payload) => this.#event(type, time, payload, pod),
      limit: 4000,
    };
  }

  #toGone(pod: Pod, time: number): Search {
    const distances = distancesTo(this.#routes, ['object.gone']);
    return {
      found: (snapshot) => snapshot.matches({ object: 'gone' }),
      estimate: (snapshot) => Math.min(...atomicPaths(snapshot).map((token) => distances.get(token) ?? Infinity)),
      eventOf: (type, _, payload) => this.#event(type, time, payload, pod),
      limit: 500,
    };
  }

  #event(type: string, at: number, payload: Readonly<Record<string, string | number>>, pod: Pod): WalkEvent {
    if (type === 'pod.bound') return { type, at, ...(pod.spec.nodeName ? { node: pod.spec.nodeName } : {}) };
    const ended = endOf(type, pod);
    return { type, at, ...payload, ...(ended ? { exitCode: ended.exitCode } : {}) };
  }

  #restartsMissing(snapshot: AnyMachineSnapshot, pod: Pod): number {
    let missing = 0;
    for (const status of [...pod.status.initContainerStatuses, ...pod.status.containerStatuses]) {
      const record = snapshot.context.containers[status.name];
      const ahead = record.restartCount - status.restartCount;
      if (ahead > 0) return Infinity;
      missing += -ahead * 8;
    }
    return missing;
  }

  #reason(pod: Pod): string {
    const before = projectPod(this.#snapshot);
    if (!before) return 'no way through the machine leads to this Pod';
    return `no way through the machine leads from ${summary(before)} to ${summary(pod)}`;
  }
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
