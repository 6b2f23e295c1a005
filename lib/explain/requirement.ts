import { humanDuration } from '@/lib/kubernetes/duration.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { type Facts, timeOf } from './facts.ts';

/** What a pod must keep to. */
export interface Requirement {
  /** Milliseconds from its creation until it is Ready for the first time. */
  readonly readyWithin?: number;
  /** Words that it must not show: of STATUS, of a container or of an Event. */
  readonly never: readonly string[];
}

/** In what a pod has broken a requirement, one sentence each without its full stop; empty when it has kept it. */
export function breachesOf(facts: Facts, { readyWithin, never }: Requirement): readonly string[] {
  return [
    ...never.flatMap((word) => {
      const at = shownAt(facts, word);
      return at === undefined ? [] : [`it was ${word}${at === '' ? '' : ` at ${at}`}`];
    }),
    ...(readyWithin === undefined ? [] : lateness(facts, readyWithin)),
  ];
}

/** When a word was seen first: RFC 3339, or nothing where only that it was is known. */
function shownAt({ history, events, now }: Facts, word: string): string | undefined {
  for (const { object, at } of history) {
    const { status } = printedRow(object, timeOf(at) ?? now);
    if (status === word || status.replace(/^Init:/, '') === word || reasonsIn(object).includes(word)) return at ?? '';
  }
  const event = events.find(({ reason, message }) => reason === word || message === `Error: ${word}`);
  return event && (event.firstTimestamp ?? '');
}

function reasonsIn({ status }: Pod): readonly (string | undefined)[] {
  const all = [...status.initContainerStatuses, ...status.containerStatuses];
  return [
    status.reason,
    ...all.flatMap(({ state, lastState }) => [
      state.waiting?.reason,
      state.terminated?.reason,
      lastState.terminated?.reason,
    ]),
  ];
}

function lateness({ history, pod, now }: Facts, limit: number): readonly string[] {
  const created = timeOf(pod.metadata.creationTimestamp);
  if (created === undefined) return ['it does not say when it was created'];
  const ready = readyAt(history.map(({ object }) => object));
  if (ready !== undefined && ready - created <= limit) return [];
  const bound = humanDuration(limit);
  if (ready !== undefined)
    return [`it was Ready only after ${humanDuration(ready - created)}, and not within ${bound}`];
  const waited = humanDuration(Math.max(0, now - created));
  return [`it was not Ready within ${bound}: ${waited} after its creation it still was not`];
}

/** A pod whose work is done has been ready enough. */
function readyAt(pods: readonly Pod[]): number | undefined {
  for (const { status } of pods) {
    const ready = status.conditions.find(({ type }) => type === 'Ready');
    if (ready?.status === 'True') return timeOf(ready.lastTransitionTime);
    if (status.phase === 'Succeeded') {
      return timeOf(status.containerStatuses[0]?.state.terminated?.startedAt) ?? timeOf(status.startTime);
    }
  }
  return undefined;
}
