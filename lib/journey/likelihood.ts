import type { AnyTransitionDefinition } from 'xstate';
import type { Placement } from '@/lib/kubernetes/placement.ts';
import type { ContainerState, Pod } from '@/lib/kubernetes/pod.ts';
import type { TransitionMeta } from '@/machines/chart.ts';
import { failures } from '@/machines/failures.ts';
import { paramOf } from './params.ts';

/** What a Pod says in words, of each container and under the empty name of itself. */
export interface Words {
  readonly says: (container: string, word: string) => boolean;
  /** The same for all Pods that say the same. */
  readonly key: string;
}

/** One such word. */
export interface Said {
  readonly container: string;
  readonly word: string;
}

/**
 * The word that must be said before a transition is likely; `undefined` when it is in the ordinary course of things.
 * One sight often has an ordinary way and a strange one.
 */
export function wordFor({ actions, meta, target }: AnyTransitionDefinition): string | undefined {
  const told: TransitionMeta | undefined = meta;
  const isTrouble = told?.key === undefined && (told?.way === 'failure' || told?.way === 'action');
  for (const action of actions) {
    // An exit that tells how it was may have been any.
    if (!isTrouble && paramOf(action, 'container.exit', 'fromEvent') !== undefined) return undefined;
    const reason = paramOf(action, 'container.exit', 'reason') ?? paramOf(action, 'pod.disrupt', 'reason');
    if (reason !== undefined) return reason;
  }
  return isTrouble ? (target?.[0]?.key ?? told?.outcome) : undefined;
}

/** What a search pays for a transition: 1 when it is likely, more when nothing in the Pod speaks of it. */
export function priceOf(words: Words, definition: AnyTransitionDefinition): number {
  const word = wordFor(definition);
  const { container = '', rare }: TransitionMeta = definition.meta;
  if (word === undefined || words.says(container, word)) return 1;
  return rare ? 8 : 4;
}

/** Reads the words of a Pod, and of the regions in which it can stand in one state only. */
export function wordsOf({ status }: Pod, placement: Placement, heard: readonly Said[] = []): Words {
  const own = [status.reason, ...status.conditions.map(({ reason }) => reason), ...statesSeen(placement)];
  const said = new Set(own.flatMap((word) => (word ? [`.${word}`] : [])));
  for (const { name, state, lastState } of [...status.initContainerStatuses, ...status.containerStatuses]) {
    for (const word of [...wordsOfState(state), ...wordsOfState(lastState)]) said.add(`${name}.${word}`);
  }
  for (const { container, word } of heard) said.add(`${container}.${word}`);
  return { says: (container, word) => said.has(`${container}.${word}`), key: [...said].join() };
}

function wordsOfState({ waiting, running, terminated }: ContainerState): readonly string[] {
  if (running) return ['unready'];
  if (terminated) return terminated.reason ? [terminated.reason] : [];
  const { reason, message } = waiting ?? {};
  const said = [...(reason ? [reason] : []), ...(message ? reasons.filter((one) => message.includes(one)) : [])];
  const before = heads.get(reason ?? '') ?? [];
  // Until Kubernetes 1.30 a back-off did not say what it was for; it was for something.
  return before.some((one) => said.includes(one)) ? said : [...said, ...before.slice(0, 1)];
}

/** Where nothing of that kind is going on. */
const calm: readonly string[] = ['health.known', 'resize.settled', 'ephemeral.absent'];

const reasons: readonly string[] = failures.map(({ reason }) => reason);

const waits: ReadonlySet<string> = new Set(failures.flatMap(({ reason, waiting }) => (waiting ? [reason] : [])));

/** Of a wait for which the container waited already, under another word: these words, the likeliest first. */
const heads: ReadonlyMap<string, readonly string[]> = new Map(
  failures.flatMap(({ reason, mark, strikes }) => {
    const before = strikes.flatMap(({ at }) => at);
    return mark === 'wait' && before.every((one) => waits.has(one)) ? [[reason, before]] : [];
  }),
);

/** Failures of regions beside the pod's own course, where the Pod shows them. */
function statesSeen(placement: Placement): readonly string[] {
  return ['health', 'resize', 'ephemeral'].flatMap((region) => {
    const states = placement.get(region) ?? [];
    const isCalm = calm.some((state) => states.includes(state));
    return isCalm ? [] : states.map((state) => state.slice(region.length + 1));
  });
}
