import type { Journey, Moment } from '@/lib/journey/moment.ts';
import { specSeen } from '@/lib/journey/watch.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { readManifest, type Workload } from '@/lib/kubernetes/manifest.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import { type Simulation, simulate, simulateOn } from '@/lib/world/simulator.ts';
import { fairWorld, type World } from '@/lib/world/world.ts';
import { podChart } from '@/machines/pod.ts';
import type { Explanation } from '../explanation.ts';
import { timeOf } from '../facts.ts';
import { restartsLost, unfitness, type Way, wayOf } from '../way/way.ts';
import { type Course, followed, mostSteps, type TriedRow, type WhatIf } from './course.ts';
import type { Fix } from './fix.ts';
import { outcomeSentence } from './outcome.ts';
import { patchFor } from './patch.ts';
import { remembered } from './remembered.ts';
import { trialOf } from './trials.ts';
import { triedManifest } from './tried-manifest.ts';

/**
 * Tries a fix: the pod goes on from where it stands, once with the world as the evidence tells of it and once with the
 * change; where the pod cannot take the change, a new one goes its way with it. `to` is what is put into the fix's field.
 * Takes up to a second. Throws an InputError where `to` cannot stand there.
 */
export function whatIf(explanation: Explanation, fix: Fix, to = fix.edit?.to ?? ''): WhatIf {
  const { facts } = explanation;
  const unfit = unfitness(facts);
  if (unfit !== undefined)
    throw new InputError({ what: 'nothing can be tried on this pod', remedy: `The reason: ${unfit}.` });
  const world = worldOf(explanation);
  const manifest = triedManifest(facts);
  const patched = fix.edit ? triedManifest(facts, fix.edit.patch(to)) : manifest;
  const way = wayOf(facts);
  const chart = podChart(specSeen(facts.history[0]?.object ?? facts.pod));
  const start = way.reason === undefined ? remembered(chart, way.events, restartsLost(facts)) : undefined;
  const here = start?.journey;
  const now = presentOf(explanation, way, here && { chart, journey: here }, world);
  const most = mostSteps(facts.containers.length);
  const goOn = (journey: Journey, own: string, around: World) =>
    courseOf(simulateOn({ chart, journey }, workloadIn(own), around, now + followed, most), {
      cursor: journey.cursor,
      brokenOff: journey.cursor + 1 + most,
      now,
      manifest,
      forgotten: start?.forgotten,
    });
  const left = here && goOn(here, manifest, world);
  const { makesAnew } = patchFor(facts, fix, to);
  const over = facts.gone || (facts.ended && !facts.deleting);
  const anew = here === undefined || over || makesAnew || fix.walksAnew === true;
  if (here === undefined && fix.edit === undefined && !over) {
    throw new InputError({
      what: 'no way to this Pod is known, so nothing can go on from it',
      remedy: facts.events.length > 0 ? 'Give earlier observations of it.' : 'Give its Events too.',
    });
  }
  const tried = anew
    ? fromAnew(workloadIn(patched), fix.mend(world, 0, to), patched)
    : goOn(here, patched, fix.mend(world, now, to));
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

/** The present on the clock of the way: as long after its last step as it really is, if nothing was due before. */
function presentOf({ facts }: Explanation, way: Way, here: Simulation | undefined, world: World): number {
  const at = timeOf(way.steps.at(-1)?.at ?? undefined);
  const last = way.events.at(-1)?.at ?? 0;
  const now = last + (at === undefined ? 0 : Math.max(0, facts.now - at));
  if (!here) return now;
  const next = simulateOn(here, workloadIn(triedManifest(facts)), world, now, 1).moments[here.journey.cursor + 1];
  return Math.min(now, next?.at ?? now);
}

function workloadIn(manifest: string): Workload {
  const [workload] = readManifest(manifest).workloads;
  if (workload) return workload;
  throw new InputError({ what: 'the pod has no containers', remedy: 'Paste the Pod itself.' });
}

function fromAnew(workload: Workload, world: World, manifest: string): Course {
  const most = mostSteps(workload.spec.containers.length);
  const { journey } = simulate(workload, world, followed, most);
  const sent = journey.moments.findIndex(({ event }) => event?.type === 'manifest.applied');
  const begin = Math.max(
    0,
    journey.moments.findIndex(({ snapshot, at }) => projectRow(snapshot, at) !== undefined),
  );
  const now = journey.moments[begin]?.at ?? 0;
  return courseOf(journey, { cursor: begin, brokenOff: sent + 1 + most, now, manifest });
}

/** Where on a walk a course begins. */
interface Beginning {
  readonly cursor: number;
  /** A walk of so many moments was followed no further. */
  readonly brokenOff: number;
  /** Virtual milliseconds. */
  readonly now: number;
  readonly manifest: string;
  /** Restarts that the walk leaves out. */
  readonly forgotten?: number | undefined;
}

function courseOf({ moments }: Journey, { cursor, brokenOff, now, manifest, forgotten = 0 }: Beginning): Course {
  const rows = moments.slice(cursor).flatMap((moment) => rowAt(moment, now, forgotten) ?? []);
  const last = moments.at(-1);
  return {
    rows: rows.filter((row, index) => !isSame(row, rows[index - 1])),
    until: last && moments.length >= brokenOff ? Math.max(0, last.at - now) : followed,
    gone: last?.snapshot.matches({ object: 'gone' }) ?? false,
    manifest,
    events: moments.flatMap(({ event }) => event ?? []),
    before: moments.slice(0, cursor + 1).filter(({ event }) => event).length,
  };
}

function rowAt({ snapshot, at }: Moment, now: number, forgotten: number): TriedRow | undefined {
  const row = projectRow(snapshot, at);
  if (!row) return undefined;
  const { ready, status, readinessGates } = row;
  const restarts = String(Number.parseInt(row.restarts, 10) + forgotten);
  return { after: Math.max(0, at - now), ready, status, restarts, readinessGates };
}

/** Whether a row shows what another does, whenever that was. */
function isSame(row: TriedRow, other: TriedRow | undefined): boolean {
  return other !== undefined && wordsOf(row) === wordsOf(other);
}

function wordsOf({ ready, status, restarts, readinessGates }: TriedRow): string {
  return `${ready} ${status} ${restarts} ${readinessGates}`;
}
