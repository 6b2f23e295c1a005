import type { WalkEvent } from '@/lib/journey/moment.ts';
import type { ContainerStatus, TerminatedState } from '@/lib/kubernetes/pod.ts';
import { type ContainerSeen, conditionOf, type Facts, newest, timeOf } from '../facts.ts';

/** The n-th of so many times that a step was taken. */
interface Turn {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

type Stamp = (facts: Facts, one: ContainerSeen | undefined, turn: Turn) => number | undefined;

/** By the word that a step begins with: when it happened, by what the Pod and its Events have recorded. */
const stamps: readonly (readonly [string, Stamp])[] = [
  ['pod.created', ({ pod }) => timeOf(pod.metadata.creationTimestamp)],
  ['nodes.filtered', (facts) => bound(facts)],
  ['pod.bound', (facts) => bound(facts)],
  ['nodes.full', (facts, _, turn) => told(facts.events, ['FailedScheduling'], turn)],
  ['nodes.unmatched', (facts, _, turn) => told(facts.events, ['FailedScheduling'], turn)],
  ['nodes.tainted', (facts, _, turn) => told(facts.events, ['FailedScheduling'], turn)],
  ['pod.admitted', ({ pod }) => timeOf(pod.status.startTime)],
  ['pod.rejected', ({ pod }) => timeOf(pod.status.startTime)],
  ['mount.failed', (facts, _, turn) => told(facts.events, ['FailedMount'], turn)],
  ['sandbox.failed', (facts, _, turn) => told(facts.events, ['FailedCreatePodSandBox'], turn)],
  ['sandbox.created', (facts) => turned(facts, 'PodReadyToStartContainers')],
  ['pod.evicted', (facts, _, turn) => told(facts.events, ['Evicted'], turn)],
  ['deadline.exceeded', (facts, _, turn) => told(facts.events, ['DeadlineExceeded'], turn)],
  ['pod.preempted', (facts, _, turn) => told(facts.events, ['Preempted'], turn) ?? turned(facts, 'DisruptionTarget')],
  ['taint.set', (facts) => turned(facts, 'DisruptionTarget') ?? asked(facts)],
  ['node.silenced', (facts) => silenced(facts)],
  ['pod.deleted', (facts) => asked(facts)],
  ['pod.forceDeleted', ({ pod }) => timeOf(pod.metadata.deletionTimestamp)],
  ['image.needed', (_, one, turn) => told(one?.events, ['Pulling'], turn)],
  ['image.pulled', (_, one, turn) => told(one?.events, ['Pulled'], turn, /^Successfully/)],
  ['image.present', (_, one, turn) => told(one?.events, ['Pulled'], turn, /already present/)],
  ['image.', (_, one, turn) => told(one?.events, ['Failed', 'ErrImageNeverPull', 'InspectFailed'], turn)],
  ['pull.failed', (_, one, turn) => told(one?.events, ['Failed'], turn, /^Failed to pull/)],
  ['registry.', (_, one, turn) => told(one?.events, ['Failed'], turn, /^Failed to pull/)],
  ['reference.missing', (_, one, turn) => told(one?.events, ['Failed'], turn)],
  ['root.refused', (_, one, turn) => told(one?.events, ['Failed'], turn)],
  ['creation.failed', (_, one, turn) => told(one?.events, ['Failed'], turn)],
  ['command.', (_, one, turn) => told(one?.events, ['Failed'], turn)],
  ['hook.failed', (_, one, turn) => told(one?.events, ['FailedPostStartHook'], turn)],
  ['container.created', (_, one, turn) => told(one?.events, ['Created'], turn)],
  ['container.started', (_, one, turn) => instance(one, turn)?.begin ?? told(one?.events, ['Started'], turn)],
  ['container.requested', () => undefined],
  ['container.observed', () => undefined],
  ['container.', (_, one, turn) => ended(one, turn)],
  ['grace.elapsed', (_, one, turn) => ended(one, turn)],
  ['liveness.failed', (_, one, turn) => told(one?.events, ['Unhealthy'], turn, /^Liveness/)],
  ['readiness.failed', (facts) => turnedFalse(facts, 'Ready')],
  ['readiness.succeeded', (facts, _, turn) => (turn.index === turn.count - 1 ? turned(facts, 'Ready') : undefined)],
];

/** When each step of a path happened, in milliseconds since 1970; undefined where nothing has recorded it. */
export function stampsOf(facts: Facts, path: readonly WalkEvent[]): readonly (number | undefined)[] {
  const counts = new Map<string, number>();
  const turns = path.map(({ type }) => {
    const index = counts.get(classOf(type)) ?? 0;
    counts.set(classOf(type), index + 1);
    return index;
  });
  return path.map(({ type }, at) =>
    stampOf(facts, type, { index: turns[at] ?? 0, count: counts.get(classOf(type)) ?? 1 }),
  );
}

/** Steps that are counted together: an instance ends once, in whatever way. */
function classOf(type: string): string {
  return isEnd(type) ? `end.${type.slice(type.lastIndexOf('.') + 1)}` : type;
}

function isEnd(type: string): boolean {
  return /^(?:container\.(?!created|started|requested|observed)|grace\.elapsed)/.test(type);
}

function stampOf(facts: Facts, type: string, turn: Turn): number | undefined {
  const row = stamps.find(([word]) => type === word || type.startsWith(word.endsWith('.') ? word : `${word}.`));
  const one = facts.containers.find(({ name }) => type.endsWith(`.${name}`));
  return row?.[1](facts, one, turn);
}

function bound(facts: Facts): number | undefined {
  return timeOf(newest(facts.events, ['Scheduled'])?.firstTimestamp) ?? turned(facts, 'PodScheduled');
}

function turned(facts: Facts, type: string): number | undefined {
  const condition = conditionOf(facts, type);
  return condition?.status === 'True' ? timeOf(condition.lastTransitionTime) : undefined;
}

function turnedFalse(facts: Facts, type: string): number | undefined {
  const condition = conditionOf(facts, type);
  return condition?.status === 'False' ? timeOf(condition.lastTransitionTime) : undefined;
}

/** A node that is not heard of turns its own Ready, and then that of its pods. */
function silenced(facts: Facts): number | undefined {
  const node = facts.around.nodes.find(({ name }) => name === facts.pod.spec.nodeName);
  return (node?.ready === 'True' ? undefined : timeOf(node?.readySince)) ?? turnedFalse(facts, 'Ready');
}

/** The time of the delete request (facts D1); the kubelet shortens the grace to 0 when it is done. */
function asked({ history, pod }: Facts): number | undefined {
  const first = history.find(({ object }) => object.metadata.deletionTimestamp !== undefined)?.object ?? pod;
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = first.metadata;
  const end = timeOf(deletionTimestamp);
  return end === undefined ? undefined : end - deletionGracePeriodSeconds * 1000;
}

/** Of a repeat the first and the last time survive (facts 2.1); those between are lost. */
function told(
  events: Facts['events'] | undefined,
  reasons: readonly string[],
  { index, count }: Turn,
  pattern?: RegExp,
): number | undefined {
  const event = newest(events ?? [], reasons, pattern);
  if (index === 0) return timeOf(event?.firstTimestamp);
  return index === count - 1 ? timeOf(event?.lastTimestamp) : undefined;
}

/** The status tells of the last one or two ends. */
function ended(one: ContainerSeen | undefined, { index, count }: Turn): number | undefined {
  const ends = [one?.status?.lastState.terminated, one?.status?.state.terminated].flatMap((end) => end ?? []);
  return timeOf(ends[ends.length - count + index]?.finishedAt);
}

/** The status tells of the last two instances; `turn` counts those that a step speaks of. */
function instance(one: ContainerSeen | undefined, { index, count }: Turn) {
  const { state, lastState } = one?.status ?? ({ state: {}, lastState: {} } satisfies Partial<ContainerStatus>);
  const ends = [lastState.terminated, state.terminated].filter((end) => end !== undefined);
  const running = timeOf(state.running?.startedAt);
  const known: { begin?: number; end?: number }[] = [
    ...ends.map(spanOf),
    ...(running === undefined ? [] : [{ begin: running }]),
  ];
  return known[known.length - count + index];
}

function spanOf({ startedAt, finishedAt }: TerminatedState): { begin?: number; end?: number } {
  const begin = timeOf(startedAt);
  // A container that never ran has the year 1970 here.
  return { begin: begin === undefined || begin <= 0 ? undefined : begin, end: timeOf(finishedAt) };
}
