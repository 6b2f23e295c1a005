import { type ContainerSeen, conditionOf, type Facts, newest, timeOf } from '../facts.ts';

/** Where time went on the way to a ready pod. */
export interface Span {
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Undefined while it goes on. */
  readonly to?: number;
  /** A message gives its length, or both of its ends are recorded; else it lies between what is. */
  readonly basis: 'observed' | 'inferred';
}

/** The stretches of a pod's start, in their order, as far as the Pod and its Events tell. */
export function waterfallOf(facts: Facts): readonly Span[] {
  const { pod, containers } = facts;
  const created = timeOf(pod.metadata.creationTimestamp);
  const scheduled = conditionOf(facts, 'PodScheduled');
  const bound = scheduled?.status === 'True' ? timeOf(scheduled.lastTransitionTime) : undefined;
  const accepted = timeOf(pod.status.startTime);
  const condition = conditionOf(facts, 'PodReadyToStartContainers');
  const sandbox = condition?.status === 'True' ? timeOf(condition.lastTransitionTime) : undefined;
  const ready = conditionOf(facts, 'Ready');
  const isReady = ready?.status === 'True' ? timeOf(ready.lastTransitionTime) : undefined;
  const begun = Math.max(...containers.flatMap(({ status }) => timeOf(status?.state.running?.startedAt) ?? []));
  const spans = [
    span('a node is chosen', created, bound),
    span('the kubelet accepts the pod', bound, accepted),
    span('volumes, network and sandbox', accepted, sandbox),
    ...containers.flatMap((one) => [...pullSpans(one), ...runSpans(one)]),
    ...(Number.isFinite(begun) ? [span('until the pod is ready', begun, isReady)] : []),
  ].flat();
  return spans.sort((a, b) => a.from - b.from);
}

function span(what: string, from: number | undefined, to: number | undefined): readonly Span[] {
  if (from === undefined) return [];
  return [{ what, from, basis: 'observed', ...(to === undefined ? {} : { to: Math.max(from, to) }) }];
}

function pullSpans({ name, events, status }: ContainerSeen): readonly Span[] {
  const begin = timeOf(newest(events, ['Pulling'])?.firstTimestamp);
  const done = newest(events, ['Pulled'], /^Successfully pulled/);
  const waits = status?.state.waiting?.reason;
  const end = timeOf(done?.firstTimestamp);
  if (begin === undefined || (end === undefined && waits === undefined)) return [];
  return span(`the image of ${name} is pulled`, begin, end);
}

function runSpans({ name, kind, status }: ContainerSeen): readonly Span[] {
  const { state, lastState } = status ?? { state: {}, lastState: {} };
  const ended = [lastState.terminated, state.terminated].flatMap((end) => {
    const from = timeOf(end?.startedAt);
    return end && from !== undefined && from > 0
      ? span(`${name} ran, and ended with ${end.exitCode}`, from, timeOf(end.finishedAt))
      : [];
  });
  if (kind !== 'init') return ended;
  return [...ended, ...span(`${name} runs`, timeOf(state.running?.startedAt), undefined)];
}
