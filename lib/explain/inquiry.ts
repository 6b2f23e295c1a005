import { type Answer, Answers, briefOf } from './answer.ts';
import { casesOf, type GivenCase } from './cases.ts';
import { eventSource, isoOf, sourceOf } from './facts.ts';
import type { GivenEvent, GivenRow, Material, Unread } from './input/material.ts';
import type { Place } from './input/place.ts';
import { type GivenText, readMaterial } from './input/read.ts';
import { type Refused, refusalsOf } from './refused.ts';
import type { Locate } from './report.ts';
import { explainRow } from './row-verdict.ts';

/** What is said of everything that was given. */
export interface Inquiry {
  /** In the order in which the pods were given. */
  readonly answers: readonly Answer[];
  readonly refused: readonly Refused[];
  readonly unread: readonly Unread[];
  /** How many objects of each kind were understood. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Pods of which several observations were joined by their name, because they have no uid. */
  readonly byName: readonly string[];
  /** RFC 3339: the time from which ages count, where it was taken from what was given because that is not of today. */
  readonly countsFrom?: string;
}

/**
 * Explains every pod in some texts. `present` is the time of day, in milliseconds since 1970; `now`, if given, is what
 * everything counts from.
 */
export function inquire(texts: readonly GivenText[], present: number, now?: number): Inquiry {
  const material = readMaterial(texts, now ?? present);
  return inquiryInto(material, present, now);
}

/** Explains every pod in what was read already; `onPod` hears how many are put together with what belongs to them. */
export function inquiryInto(
  material: Material,
  present: number,
  now?: number,
  onPod?: (count: number) => void,
): Inquiry {
  const cases = casesOf(material, present, now, onPod);
  const seen = new Set<string>();
  const made = new Answers();
  const answers = cases.map((given): Answer => {
    const { namespace = 'default', name } = given.known.pod.metadata;
    seen.add(`${namespace}/${name}`).add(name);
    return made.on(given.known, locateIn(material, given));
  });
  const rows = material.rows.filter(({ namespace, name }) => !seen.has(namespace ? `${namespace}/${name}` : name));
  const told = rows.length > 0 ? eventsByName(material) : new Map<string, readonly GivenEvent[]>();
  const kinds = new Map(material.kinds);
  if (material.rows.length > 0) kinds.set('row', material.rows.length);
  if (material.events.length > 0) kinds.set('Event', material.events.length);
  const countsFrom = now === undefined ? takenBefore(cases, present) : undefined;
  return {
    ...(countsFrom === undefined ? {} : { countsFrom }),
    answers: [
      ...answers,
      ...rows.map((row): Answer => {
        const own = (told.get(row.name) ?? []).filter(({ event }) => mayBeOf(row, event.namespace));
        const explanation = explainRow(
          row,
          now ?? present,
          own.map(({ event }) => event),
        );
        const locate: Locate = ({ source }) =>
          own.findLast(({ event }) => eventSource(event) === source)?.place ?? row.place;
        return { brief: briefOf(explanation), explanation, locate, known: 'row', family: '' };
      }),
    ],
    refused: refusalsOf(material),
    // A namespace always has Events about pods that are gone.
    unread: cases.length + rows.length > 0 ? material.unread : [...material.unread, ...podless(material)],
    kinds,
    byName: cases.flatMap(({ known, byName }) => (byName && known.history.length > 1 ? [known.pod.metadata.name] : [])),
  };
}

/** The newest time from which any pod's ages count, where that is well before the present. */
function takenBefore(cases: readonly GivenCase[], present: number): string | undefined {
  let newest: number | undefined;
  for (const { known } of cases) newest = Math.max(known.now, newest ?? known.now);
  return newest === undefined || newest > present - unnoticed ? undefined : (isoOf(newest) ?? undefined);
}

/** Nobody minds a minute. */
const unnoticed = 60_000;

/** Events about pods, by the name of the pod. */
function eventsByName({ events }: Material): ReadonlyMap<string, readonly GivenEvent[]> {
  const found = new Map<string, GivenEvent[]>();
  for (const given of events) {
    const { kind, name } = given.event.involvedObject;
    if (kind !== 'Pod') continue;
    const own = found.get(name);
    if (own) own.push(given);
    else found.set(name, [given]);
  }
  return found;
}

/** A table of one namespace does not say which. */
function mayBeOf({ namespace }: GivenRow, other: string): boolean {
  return namespace === undefined || other === '' || other === namespace;
}

/** That Events were given, but none of the pods that they are about. */
function podless(material: Material): readonly Unread[] {
  const byName = eventsByName(material);
  const [first] = [...byName.values()].flat();
  if (!first) return [];
  const names = [...byName.keys()];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const { file, line } = first.place;
  return [
    {
      ...(file === undefined ? {} : { file }),
      line,
      says: `the pods that these Events are about were not given: ${names.slice(0, 3).join(', ')}${more}`,
    },
  ];
}

function locateIn(material: Material, { place, eventPlaces, known }: GivenCase): Locate {
  const { namespace = 'default', name } = known.pod.metadata;
  const own = sourceOf({ namespace, name });
  return ({ source }): Place | undefined => {
    if (source === own) return place;
    const [kind, ...rest] = source.split('/');
    if (kind === 'Node') return material.nodes.get(rest.join('/'))?.place;
    if (kind !== 'Event') return undefined;
    const event = known.events.findLast((one) => eventSource(one) === source);
    if (event) return eventPlaces.get(event.name);
    return material.events.findLast((given) => eventSource(given.event) === source)?.place;
  };
}
