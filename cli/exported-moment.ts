import { carriedLink } from '../lib/journey/carried-link.ts';
import { walkTo } from '../lib/journey/going.ts';
import { goTo, startJourney } from '../lib/journey/journey.ts';
import { decodeLink } from '../lib/journey/link-reading.ts';
import type { Journey } from '../lib/journey/moment.ts';
import { openLink } from '../lib/journey/opening.ts';
import { walkOn } from '../lib/journey/stride.ts';
import { firstSubject, openSubject, podSubject, type Subject } from '../lib/journey/subject.ts';
import { trailOf } from '../lib/journey/trail.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import { toSpareManifest } from '../lib/kubernetes/spare-manifest.ts';
import { settingWalk } from '../lib/status/scenario-walk.ts';
import { spanOf } from '../lib/world/span.ts';
import { fairWorld } from '../lib/world/world.ts';
import { workloadOf } from '../lib/world/world-walk.ts';
import { toGraph } from '../machines/graph.ts';
import { type Streams, UsageError } from './command.ts';
import { type ExportRequest, subjectOfFormat } from './export-request.ts';
import { readSetting, readWorldFor } from './setting.ts';
import { readWorkload } from './workload.ts';

/** The walk that is asked for, and the fragment of the link that opens it again. */
export async function exportedMoment(request: ExportRequest, streams: Streams) {
  const { subject, journey } = await walkOf(request, streams);
  const { chart, name } = subject;
  const opens = carriedLink(request.machine, subject, journey);
  return { chart, journey, opens, ...(name === undefined || subject.link === undefined ? {} : { name }) };
}

interface Walk {
  readonly subject: Subject;
  readonly journey: Journey;
}

async function walkOf(request: ExportRequest, streams: Streams): Promise<Walk> {
  const { at, state } = request;
  if (at !== undefined && state !== undefined) {
    throw new UsageError('--at and --state both name a moment. Give one of them.');
  }
  return at === undefined || isMoment(at) ? await decidedWalk(request, streams) : await linkedWalk(request, at);
}
/** Whether it names a moment by its number or its time, and not by a link. */
function isMoment(at: string): boolean {
  return /^\d+$/.test(at) || spanOf(at) !== undefined;
}

async function linkedWalk({ machine, manifest, world, scenario }: ExportRequest, at: string): Promise<Walk> {
  const given = manifest ? 'manifest' : world ? 'world' : scenario ? 'scenario' : undefined;
  if (given !== undefined) {
    throw new UsageError(`a link holds its own walk. Leave --${given} out, or give --at a number or a time.`);
  }
  const here = firstSubject(machine);
  const link = decodeLink(at.slice(at.indexOf('#') + 1));
  return await openLink(machine, link, { subject: here, journey: startJourney(here.chart) }, (subject) =>
    openSubject(machine, subject),
  );
}

/** A walk that a world has decided, or the good luck that is assumed without one. */
async function decidedWalk(request: ExportRequest, streams: Streams): Promise<Walk> {
  const { format, world, scenario, at, state } = request;
  const of = subjectOfFormat(format);
  const isWorldly = world !== undefined || scenario !== undefined;
  const { subject, journey } = isWorldly ? await walkInWorld(request, streams) : await fairWalk(request, streams);
  if (state !== undefined) {
    return { subject, journey: isWorldly ? shownIn(subject, journey, state) : journeyTo(subject, state) };
  }
  if (at !== undefined) return { subject, journey: until(journey, indexOf(journey, at), of) };
  return isWorldly || of === 'walk' ? { subject, journey } : { subject, journey: startJourney(subject.chart) };
}

async function walkInWorld(request: ExportRequest, streams: Streams): Promise<Walk> {
  const { manifest, name, world, scenario } = request;
  if (manifest !== undefined || scenario !== undefined) {
    const files = manifest === undefined ? [] : [manifest];
    const setting = await readSetting({ files, name, world, scenario }, streams);
    return settingWalk(setting, { manifest: toSpareManifest(setting.workload.spec), workload: 0 });
  }
  const workload = workloadOf(undefined);
  const facts = world === undefined ? fairWorld : await readWorldFor(workload, world, streams);
  return settingWalk({ workload, world: facts }, { sample: 'hello' });
}

async function fairWalk({ machine, manifest, name }: ExportRequest, streams: Streams): Promise<Walk> {
  const workload = manifest === undefined ? undefined : await readWorkload(manifest, name, streams);
  const subject = workload
    ? podSubject(workload, { manifest: toSpareManifest(workload.spec), workload: 0 })
    : firstSubject(machine);
  return { subject, journey: walkOn(subject.chart, startJourney(subject.chart)) };
}

/** The number of the moment that is named; by time, of the last one that has begun by then. */
function indexOf({ moments }: Journey, at: string): number {
  const time = spanOf(at);
  if (time !== undefined)
    return Math.max(
      0,
      moments.findLastIndex((moment) => moment.at <= time),
    );
  const index = Number(at);
  if (index < moments.length) return index;
  throw new UsageError(`the walk has no moment ${at}. Choose one from 0 to ${moments.length - 1}.`);
}

/** A picture shows a moment of the whole walk; the walk itself ends there. */
function until(journey: Journey, cursor: number, of: 'machine' | 'moment' | 'walk'): Journey {
  return of === 'walk' ? { moments: journey.moments.slice(0, cursor + 1), cursor } : goTo(journey, cursor);
}

/** The walk of a world, up to the first moment at which a state holds it. */
function shownIn({ chart }: Subject, { moments }: Journey, wanted: string): Journey {
  const state = stateOf(
    toGraph(chart).states.map(({ id }) => id),
    wanted,
  );
  const cursor = moments.findIndex((_, index) => trailOf({ moments, cursor: index }).current.includes(state));
  if (cursor >= 0) return { moments: moments.slice(0, cursor + 1), cursor };
  throw new UsageError(`in this world the pod never reaches ${wanted}. Choose another state, or another world.`);
}

function journeyTo({ chart }: Subject, wanted: string): Journey {
  const ids = toGraph(chart).states.map(({ id }) => id);
  const journey = walkTo(chart, startJourney(chart), stateOf(ids, wanted));
  if (journey !== undefined) return journey;
  throw new UsageError(`this pod never reaches ${wanted}. Choose another state, or another manifest.`);
}

function stateOf(ids: readonly string[], wanted: string): string {
  if (ids.includes(wanted)) return wanted;
  const ends = ids.filter((id) => id.endsWith(`.${wanted}`));
  if (ends.length > 1) throw new UsageError(`several states are called ${wanted}. Choose one of ${ends.join(', ')}.`);
  const [only] = ends;
  if (only !== undefined) return only;
  const near = nearestName(wanted, ids) ?? nearestName(wanted, ids.map(lastWord));
  const remedy = near === undefined ? 'The JSON lists all states.' : `Did you mean ${near}?`;
  throw new UsageError(`there is no state ${wanted}. ${remedy}`);
}

function lastWord(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
