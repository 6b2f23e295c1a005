import { goTo } from '@/lib/journey/journey.ts';
import type { LinkSubject } from '@/lib/journey/link.ts';
import { manifestOf } from '@/lib/journey/link-manifest.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { podSubject, type Subject } from '@/lib/journey/subject.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { readManifest, type Workload } from '@/lib/kubernetes/manifest.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { type Simulation, simulate, simulateOn } from './simulator.ts';
import { readWorld } from './world-text.ts';

/** A walk that a world has decided, as a page opens it; its link holds the world's text. */
export interface WorldWalk {
  readonly subject: Subject;
  readonly journey: Journey;
}

/** So many virtual milliseconds a world is walked, or walked on. */
export const simulatedTime = 600_000;

/** The workload that a link names; none names the pod that every walk begins with. Throws an InputError. */
export function workloadOf(link: LinkSubject | undefined): Workload {
  const { workloads } = readManifest(manifestOf(link));
  const workload = workloads[link && 'workload' in link ? link.workload : 0];
  if (workload) return workload;
  throw new InputError({ what: 'the manifest has fewer workloads than that', remedy: 'Choose again.' });
}

/**
 * Walks a workload in a world from its beginning. It is shown where it first goes wrong, else where kubectl first finds
 * the pod. Throws an InputError where one of the texts is wrong.
 */
export function walkInWorld(link: LinkSubject | undefined, text: string): WorldWalk {
  const workload = workloadOf(link);
  const { journey } = simulate(workload, readWorld(text, { spec: workload.spec }), simulatedTime);
  const subject = podSubject(workload, withWorld(link, text));
  return { subject, journey: goTo(journey, firstTrouble(subject.chart, journey) ?? firstRow(journey)) };
}

/** Goes on from the shown moment in another world; what lay ahead is dropped. Throws an InputError as well. */
export function walkOnInWorld(subject: Subject, journey: Journey, text: string): WorldWalk {
  const workload = workloadOf(subject.link);
  const world = readWorld(text, { spec: workload.spec });
  const here: Simulation = { chart: subject.chart, journey };
  const now = journey.moments[journey.cursor]?.at ?? 0;
  const walked = simulateOn(here, workload, world, now + simulatedTime);
  return { subject: { ...subject, link: withWorld(subject.link, text) }, journey: goTo(walked, journey.cursor) };
}

function withWorld(link: LinkSubject | undefined, world: string): LinkSubject {
  return { ...(link ?? { sample: 'hello' }), world };
}

/** The index of the first moment after which the token stands in a failure or a wait; undefined where all goes well. */
function firstTrouble(chart: Chart, { moments }: Journey): number | undefined {
  const marks = new Map(toGraph(chart).states.map(({ id, meta }) => [id, meta.mark]));
  const index = moments.findIndex((_, cursor) => {
    const mark = marks.get(trailOf({ moments, cursor }).current.at(-1) ?? '');
    return mark === 'failure' || mark === 'wait';
  });
  return index < 0 ? undefined : index;
}

function firstRow({ moments }: Journey): number {
  const index = moments.findIndex(({ snapshot, at }) => projectRow(snapshot, at) !== undefined);
  return index < 0 ? moments.length - 1 : index;
}
