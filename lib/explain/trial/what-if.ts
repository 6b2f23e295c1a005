import { replayEvents } from '@/lib/journey/journey.ts';
import type { Journey, Moment, WalkEvent } from '@/lib/journey/moment.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { readManifest, type Workload } from '@/lib/kubernetes/manifest.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import { simulate, simulateOn } from '@/lib/world/simulator.ts';
import { fairWorld, type World } from '@/lib/world/world.ts';
import type { Explanation } from '../explain.ts';
import { timeOf } from '../facts.ts';
import { wayOf } from '../way/way.ts';
import type { Fix } from './fix.ts';
import { outcomeSentence } from './outcome.ts';
import { patchFor } from './patch.ts';
import { trialOf } from './trials.ts';
import { triedManifest } from './tried-manifest.ts';

/** A row of `kubectl get pods` on a tried way. */
export interface TriedRow {
  /** Milliseconds since the change, or since the new pod is there. */
  readonly after: number;
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  /** How many readiness gates are open, as `0/1`; `<none>` where there are none. */
  readonly readinessGates: string;
}

/** One of two ways that a pod may go on. */
export interface Course {
  /** Every row that kubectl would show, beginning with the one at the change. */
  readonly rows: readonly TriedRow[];
  /** The object does not exist any more at the end of it. */
  readonly gone: boolean;
  /** What a walk along it is made of; the manifest is JSON. */
  readonly manifest: string;
  readonly events: readonly WalkEvent[];
  /** How many of the events lie before the change. */
  readonly before: number;
}

/** What would come of a fix, in the simulator. */
export interface WhatIf {
  /** Both in one sentence or two. */
  readonly says: string;
  /** A new pod is made, because this one cannot take the change or has ended. */
  readonly anew: boolean;
  /** The pod is being deleted, so that all is well once it is gone. */
  readonly leaving: boolean;
  /** Absent where no way to the Pod is known, so that nothing can go on from there. */
  readonly left?: Course;
  readonly tried: Course;
}

/** So many virtual milliseconds both ways are followed. */
const followed = 600_000;

/**
 * Tries a fix: the pod goes on from where it stands, once with the world as the evidence tells of it and once with the
 * change; where the pod cannot take the change, a new one goes its way with it. `to` is what is put into the fix's field.
 * Takes up to a second. Throws an InputError where `to` cannot stand there.
 */
export function whatIf(explanation: Explanation, fix: Fix, to = fix.edit?.to ?? ''): WhatIf {
  const { facts } = explanation;
  const world = worldOf(explanation);
  const manifest = triedManifest(facts);
  const patched = fix.edit ? triedManifest(facts, fix.edit.patch(to)) : manifest;
  const way = wayOf(facts);
  const here = way.reason === undefined ? replayEvents(way.chart, way.events) : undefined;
  const now = nowIn(way.steps.at(-1)?.at, way.events.at(-1)?.at ?? 0, facts.now);
  const until = now + followed;
  const left =
    here &&
    courseOf(
      simulateOn({ chart: way.chart, journey: here }, workloadIn(manifest), world, until),
      here.cursor,
      now,
      manifest,
    );
  const { makesAnew } = patchFor(facts, fix, to);
  const over = facts.gone || (facts.ended && !facts.deleting);
  const anew = here === undefined || over || makesAnew || fix.walksAnew === true;
  const tried = anew
    ? fromAnew(workloadIn(patched), fix.mend(world, 0, to), patched)
    : courseOf(
        simulateOn({ chart: way.chart, journey: here }, workloadIn(patched), fix.mend(world, now, to), until),
        here.cursor,
        now,
        manifest,
      );
  const outcome = { anew, leaving: facts.deleting, ...(left ? { left } : {}), tried };
  return { says: outcomeSentence(outcome), ...outcome };
}

/** The world as everything that was found tells of it. */
function worldOf({ facts, trial, also }: Explanation): World {
  const parts = [...also.map(({ cause, finding }) => trialOf(facts, cause, finding)), trial].map(({ world }) => world);
  return {
    ...fairWorld,
    images: parts.flatMap(({ images }) => images ?? []),
    nodes: parts.findLast(({ nodes }) => nodes)?.nodes ?? [],
    objects: parts.flatMap(({ objects }) => objects ?? []),
    containers: Object.fromEntries(parts.flatMap(({ containers }) => Object.entries(containers ?? {}))),
    happens: parts.flatMap(({ happens }) => happens ?? []),
  };
}

/** The present on the clock of the way: as long after its last step as it really is. */
function nowIn(lastStep: string | null | undefined, last: number, now: number): number {
  const at = timeOf(lastStep ?? undefined);
  return last + (at === undefined ? 0 : Math.max(0, now - at));
}

function workloadIn(manifest: string): Workload {
  const [workload] = readManifest(manifest).workloads;
  if (workload) return workload;
  throw new InputError({ what: 'the pod has no containers', remedy: 'Paste the Pod itself.' });
}

function fromAnew(workload: Workload, world: World, manifest: string): Course {
  const { journey } = simulate(workload, world, followed);
  const begin = Math.max(
    0,
    journey.moments.findIndex(({ snapshot, at }) => projectRow(snapshot, at) !== undefined),
  );
  return courseOf(journey, begin, journey.moments[begin]?.at ?? 0, manifest);
}

function courseOf({ moments }: Journey, cursor: number, now: number, manifest: string): Course {
  const rows = moments.slice(cursor).flatMap((moment) => rowAt(moment, now) ?? []);
  return {
    rows: rows.filter((row, index) => !isSame(row, rows[index - 1])),
    gone: moments.at(-1)?.snapshot.matches({ object: 'gone' }) ?? false,
    manifest,
    events: moments.flatMap(({ event }) => event ?? []),
    before: moments.slice(0, cursor + 1).filter(({ event }) => event).length,
  };
}

function rowAt({ snapshot, at }: Moment, now: number): TriedRow | undefined {
  const row = projectRow(snapshot, at);
  if (!row) return undefined;
  const { ready, status, restarts, readinessGates } = row;
  return { after: Math.max(0, at - now), ready, status, restarts: restarts.split(' ')[0] ?? restarts, readinessGates };
}

/** Whether a row shows what another does, whenever that was. */
function isSame(row: TriedRow, other: TriedRow | undefined): boolean {
  return other !== undefined && wordsOf(row) === wordsOf(other);
}

function wordsOf({ ready, status, restarts, readinessGates }: TriedRow): string {
  return `${ready} ${status} ${restarts} ${readinessGates}`;
}
