import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { Chart } from '@/machines/chart.ts';
import { type Claim, claimOfEvent } from './claim.ts';
import type { WalkEvent } from './moment.ts';
import { type Records, recordsOf } from './proof.ts';

/** An Event as a watch told it, with its time in milliseconds since 1970. */
export interface HeardEvent {
  readonly at: number;
  readonly event: KubeEvent;
}

/** What an Event is evidence for, or why it is evidence for nothing. */
export type Testimony =
  | { readonly heard: HeardEvent; readonly kind: 'evidence'; readonly sighting: number; readonly step: WalkEvent }
  | { readonly heard: HeardEvent; readonly kind: 'none'; readonly reason: string };

/** A step of a way that was followed, and what it recorded. */
export interface RecordedStep {
  readonly claim: Claim;
  /** The index of the observation that the way leads to. */
  readonly sighting: number;
  readonly step: WalkEvent;
  /** Between these times it happened, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** One time that an Event says that something happened. */
export interface Occurrence {
  readonly heard: HeardEvent;
  readonly claim: Claim;
  readonly at: number;
}

/** Keeps what Events have told of one pod, and knows what of it nothing has been found for yet. */
export class Hearing {
  readonly #counts = new Map<string, number>();
  readonly #heard: HeardEvent[] = [];
  readonly #occurrences: Occurrence[] = [];

  /** Everything that was heard, in its order. */
  get heard(): readonly HeardEvent[] {
    return this.#heard;
  }

  /** Each single time that something happened, as the Events tell of it. */
  get occurrences(): readonly Occurrence[] {
    return this.#occurrences;
  }

  /** Takes an Event. A repeat only raises the count of the one that is there (facts 2.1). */
  hear(heard: HeardEvent): void {
    const { name, count } = heard.event;
    const before = this.#counts.get(name);
    this.#counts.set(name, count);
    this.#heard.push(heard);
    // Of what was counted before the first time that it was seen, nobody knows when it was.
    const times = before === undefined ? 1 : Math.min(most, Math.max(0, count - before));
    const occurrence = { heard, claim: claimOfEvent(heard.event), at: heard.at };
    for (let time = 0; time < times; time += 1) this.#occurrences.push({ ...occurrence });
  }

  /** What no step has been found for, in its order. What came long before the last observation was seen in it, or never. */
  pending(steps: readonly RecordedStep[], lastSeen: number): readonly Occurrence[] {
    const found = matched(this.#occurrences, steps);
    return this.#occurrences.filter((one) => one.at >= lastSeen - ahead && !found.has(one));
  }
}

/** Nothing repeats more often than that between two observations. */
const most = 100;

/**
 * Which step each occurrence is evidence for: the first one that recorded such an Event at about that time and has no
 * other. Watches of Pods and Events are not in step, so the times may differ by a few seconds.
 */
function matched(
  occurrences: readonly Occurrence[],
  steps: readonly RecordedStep[],
): ReadonlyMap<Occurrence, RecordedStep> {
  const free = new Map<Claim, RecordedStep[]>();
  for (const step of steps) free.set(step.claim, [...(free.get(step.claim) ?? []), step]);
  const found = new Map<Occurrence, RecordedStep>();
  for (const occurrence of occurrences) {
    const candidates = free.get(occurrence.claim) ?? [];
    const index = candidates.findIndex(({ from, to }) => from - early <= occurrence.at && occurrence.at <= to + late);
    const step = candidates[index];
    if (!step) continue;
    candidates.splice(index, 1);
    found.set(occurrence, step);
  }
  return found;
}

/** An Event may come before the observation in which what it tells of is not seen yet. */
const ahead = 2000;
const early = 3000;
const late = 8000;

/** What every Event is evidence for, or why it is evidence for nothing. `last`: when the pod was last seen. */
export function testimonies(
  { machine }: Chart,
  { heard, occurrences }: Hearing,
  steps: readonly RecordedStep[],
  last: number,
): readonly Testimony[] {
  const found = new Map<HeardEvent, RecordedStep>();
  for (const [occurrence, step] of matched(occurrences, steps)) {
    if (!found.has(occurrence.heard)) found.set(occurrence.heard, step);
  }
  const records = recordsOf(machine);
  return heard.map((one): Testimony => {
    const proof = found.get(one);
    if (proof) return { heard: one, kind: 'evidence', sighting: proof.sighting, step: proof.step };
    return { heard: one, kind: 'none', reason: whyNone(one, records, last) };
  });
}

function whyNone({ event, at }: HeardEvent, records: Records, last: number): string {
  const { reason, message } = event;
  if (reason === 'Unhealthy' && message.includes(' errored')) return 'a probe that could not be run changes nothing';
  if (!records.has(claimOfEvent(event))) return `no step of the machine records ${reason}`;
  if (reason === 'BackOff') return 'the back-off still ran: the kubelet looked again and waited on';
  if (reason === 'Unhealthy') return 'one run of a probe that fails changes nothing by itself';
  if (at > last) return 'it came after the last observation of the pod';
  return event.count > 1 ? 'it repeats what is still so' : 'the way that was found does without it';
}
