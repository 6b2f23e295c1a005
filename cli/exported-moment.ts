import { carriedLink } from '../lib/journey/carried-link.ts';
import { walkTo } from '../lib/journey/going.ts';
import { startJourney } from '../lib/journey/journey.ts';
import { decodeLink } from '../lib/journey/link-reading.ts';
import type { Journey } from '../lib/journey/moment.ts';
import { openLink } from '../lib/journey/opening.ts';
import { walkOn } from '../lib/journey/stride.ts';
import { firstSubject, podSubject, type Subject } from '../lib/journey/subject.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import { toSpareManifest } from '../lib/kubernetes/spare-manifest.ts';
import type { ChartId } from '../machines/charts.ts';
import { toGraph } from '../machines/graph.ts';
import { type Streams, UsageError } from './command.ts';
import { readWorkload } from './workload.ts';

/** What a command line says of the moment that it wants. */
interface Wish {
  readonly machine: ChartId;
  readonly of: 'machine' | 'moment' | 'walk';
  readonly manifest: string | undefined;
  readonly name: string | undefined;
  readonly at: string | undefined;
  readonly state: string | undefined;
}

/** The walk that is asked for, and the fragment of the link that opens it again. */
export async function exportedMoment(wish: Wish, streams: Streams) {
  const { subject, journey } = await walkOf(wish, streams);
  const { chart, name } = subject;
  const opens = carriedLink(wish.machine, subject, journey);
  return { chart, journey, opens, ...(name === undefined || wish.manifest === undefined ? {} : { name }) };
}

async function walkOf(wish: Wish, streams: Streams): Promise<{ subject: Subject; journey: Journey }> {
  const { machine, of, at, state } = wish;
  if (at !== undefined) {
    if (state !== undefined) throw new UsageError('--at and --state both name a moment. Give one of them.');
    if (wish.manifest !== undefined) throw new UsageError('a link holds its own manifest. Leave --manifest out.');
    const here = firstSubject(machine);
    const link = decodeLink(at.slice(at.indexOf('#') + 1));
    return openLink(machine, link, { subject: here, journey: startJourney(here.chart) });
  }
  const subject = await subjectOf(wish, streams);
  const start = startJourney(subject.chart);
  if (state !== undefined) return { subject, journey: journeyTo(subject, state) };
  return { subject, journey: of === 'walk' ? walkOn(subject.chart, start) : start };
}

async function subjectOf({ machine, manifest, name }: Wish, streams: Streams): Promise<Subject> {
  if (manifest === undefined) return firstSubject(machine);
  const workload = await readWorkload(manifest, name, streams);
  return podSubject(workload, { manifest: toSpareManifest(workload.spec), workload: 0 });
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
