import { momentOf, startJourney } from '@/lib/journey/journey.ts';
import { encodeLink, type LinkSubject } from '@/lib/journey/link.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { firstSubject, podSubject, type Subject } from '@/lib/journey/subject.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { manifestFor } from './sample-pods.ts';
import { walkToWord } from './way.ts';
import type { StatusWord } from './word.ts';

/** A walk that ends where kubectl prints a word. */
export interface WordWalk {
  readonly subject: Subject;
  readonly journey: Journey;
}

/** The walk of a word's page; `undefined` for the words that the machine never prints. */
export function wordWalk(word: StatusWord): WordWalk | undefined {
  if (!walked.has(word)) walked.set(word, walkTo(word));
  return walked.get(word);
}

/** A page and its pictures ask for the same walk. */
const walked = new WeakMap<StatusWord, WordWalk | undefined>();

function walkTo(word: StatusWord): WordWalk | undefined {
  const subject = subjectFor(word);
  const journey = walkToWord(subject.chart, startJourney(subject.chart), word);
  return journey && { subject, journey };
}

/** Where the walk stands open at one of its moments, for everybody: `/walk#…`. */
export function walkAddress({ subject: { chart, link }, journey }: WordWalk, index = journey.cursor): string {
  const { at } = momentOf({ ...journey, cursor: index });
  const events = journey.moments.flatMap(({ event }) => event ?? []);
  const fragment = encodeLink({
    machine: chart.id,
    ...(link ? { subject: link } : {}),
    events,
    cursor: index,
    clock: at,
  });
  return `/walk#${fragment}`;
}

function subjectFor(word: StatusWord): Subject {
  const manifest = manifestFor(word);
  const [workload] = manifest === undefined ? [] : readManifest(manifest).workloads;
  if (manifest === undefined || !workload) return firstSubject('pod');
  const link: LinkSubject = { manifest, workload: 0 };
  return podSubject(workload, link);
}
