import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { Case, Surroundings } from './case.ts';
import { timeOf } from './facts.ts';
import type { GivenEvent, GivenPod, Material } from './input/material.ts';
import type { Place } from './input/place.ts';

/** A case, and where its newest Pod and its Events stand in what was given. */
export interface GivenCase {
  readonly known: Case;
  readonly place: Place;
  /** By the name of the Event. */
  readonly eventPlaces: ReadonlyMap<string, Place>;
  /** There was no uid, so that only the name says that these observations are of one pod. */
  readonly byName: boolean;
}

/**
 * Puts together what belongs to one pod: by uid, and by name where there is none. `now` is in milliseconds since 1970;
 * without it, an observation counts from its own time, and anything else from `present` or from when it seems to be taken.
 * `onPod` hears how many pods are put together.
 */
export function casesOf(
  material: Material,
  present: number,
  now?: number,
  onPod: (count: number) => void = () => undefined,
): readonly GivenCase[] {
  const groups = new Map<string, GivenPod[]>();
  const named = new Map<string, string>();
  let done = 0;
  for (const given of material.pods) {
    const { uid, name, namespace = 'default' } = given.seen.object.metadata;
    const own = `${namespace}/${name}`;
    const key = uid ?? named.get(own) ?? own;
    named.set(own, key);
    const group = groups.get(key);
    if (group) group.push(given);
    else groups.set(key, [given]);
    // Half of the work is to find what belongs together, and half to lay it out.
    done += 1;
    if (done % 2 === 0) onPod(done / 2);
  }
  adopt(groups, named);
  const events = eventsByPod(material.events, groups, named);
  const around = surroundingsOf(material);
  const latest = latestOf(material);
  const guess = takenAbout(material, present);
  return [...groups].flatMap(([key, sightings]) => {
    const given = sightings.at(-1);
    if (!given) return [];
    const before = done;
    done += sightings.length;
    for (let half = Math.floor(before / 2) + 1; half <= done / 2; half += 1) onPod(half);
    const own = newestOnly(events.get(key) ?? []);
    const until = timeOf(given.seen.at) === undefined ? undefined : latest;
    return [
      {
        known: {
          pod: given.seen.object,
          wants: given.wants,
          events: own.map(({ event }) => event),
          history: sightings.map(({ seen }) => seen),
          around,
          now: now ?? until ?? guess,
        },
        place: given.place,
        eventPlaces: new Map(own.map(({ event, place }) => [event.name, place])),
        byName: given.seen.object.metadata.uid === undefined,
      },
    ];
  });
}

/** A Pod without a uid, as describe has it, is the one of its name that has one. */
function adopt(groups: Map<string, GivenPod[]>, named: ReadonlyMap<string, string>): void {
  for (const [own, key] of named) {
    const stray = own === key ? undefined : groups.get(own);
    const group = groups.get(key);
    if (!stray || !group) continue;
    group.unshift(...stray);
    groups.delete(own);
  }
}

function eventsByPod(
  events: readonly GivenEvent[],
  groups: ReadonlyMap<string, readonly GivenPod[]>,
  named: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly GivenEvent[]> {
  const found = new Map<string, GivenEvent[]>();
  // A table of one namespace does not say which.
  const anywhere = new Map([...named].map(([own, key]) => [own.slice(own.indexOf('/') + 1), key]));
  for (const given of events) {
    const { kind, name, uid } = given.event.involvedObject;
    if (kind !== 'Pod') continue;
    const { namespace } = given.event;
    const byUid = uid !== undefined && groups.has(uid) ? uid : undefined;
    const byName = namespace === '' ? anywhere.get(name) : named.get(`${namespace}/${name}`);
    const strange = uid !== undefined && byUid === undefined && byName !== undefined && isUid(uid) && isUid(byName);
    const key = byUid ?? (strange ? undefined : byName);
    if (key === undefined) continue;
    const own = found.get(key);
    if (own) own.push(given);
    else found.set(key, [given]);
  }
  return found;
}

function isUid(key: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(key);
}

/** Of an Event that comes again with a higher count only the last counts; then in the order of time. */
function newestOnly(events: readonly GivenEvent[]): readonly GivenEvent[] {
  const byName = new Map(events.map((given) => [given.event.name, given]));
  const timed = [...byName.values()].map((given, index) => ({ given, index, at: eventTime(given) }));
  timed.sort((a, b) => (a.at === b.at || a.at === undefined || b.at === undefined ? a.index - b.index : a.at - b.at));
  return timed.map(({ given }) => given);
}

function eventTime({ event, at }: GivenEvent): number | undefined {
  return timeOf(event.lastTimestamp) ?? timeOf(event.firstTimestamp) ?? timeOf(at);
}

/** A cluster forgets its Events after an hour, so what has none of the last hour was taken earlier: at its newest time. */
function takenAbout({ events, pods }: Material, present: number): number {
  const told = events.flatMap(({ event }) => timeOf(event.lastTimestamp) ?? []);
  const newest = greatest(told);
  if (newest === undefined || present - newest < 5_400_000) return present;
  const shown = pods.flatMap(({ seen: { object } }) => [
    ...object.status.conditions.map(({ lastTransitionTime }) => lastTransitionTime),
    ...object.status.containerStatuses.map(({ state }) => state.running?.startedAt ?? state.terminated?.finishedAt),
  ]);
  return greatest([newest, ...shown.flatMap((at) => timeOf(at) ?? [])].filter((at) => at <= present)) ?? present;
}

function greatest(times: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const time of times) if (best === undefined || time > best) best = time;
  return best;
}

/** The newest time that a recording tells. */
function latestOf({ pods, events }: Material): number | undefined {
  let latest: number | undefined;
  for (const at of [...pods.map(({ seen }) => seen.at), ...events.map((given) => given.at)]) {
    const time = timeOf(at);
    if (time !== undefined && (latest === undefined || time > latest)) latest = time;
  }
  return latest;
}

function surroundingsOf({ nodes, names, events, pods }: Material): Surroundings {
  const others = new Map<string, KubeEvent>();
  for (const { event } of events) {
    if (event.involvedObject.kind !== 'Pod') others.set(`${event.namespace}/${event.name}`, event);
  }
  const used = new Map<string, { cpu: number; memory: number; pods: number }>();
  const newest = new Map(pods.map((given) => [given.seen.object.metadata.uid ?? given.place, given]));
  for (const { seen, wants } of newest.values()) {
    const { nodeName } = seen.object.spec;
    const { phase } = seen.object.status;
    if (!nodeName || phase === 'Succeeded' || phase === 'Failed' || seen.type === 'DELETED') continue;
    const sum = used.get(nodeName) ?? { cpu: 0, memory: 0, pods: 0 };
    used.set(nodeName, { cpu: sum.cpu + wants.cpu, memory: sum.memory + wants.memory, pods: sum.pods + 1 });
  }
  return { nodes: [...nodes.values()].map(({ node }) => node), names, events: [...others.values()], used };
}
