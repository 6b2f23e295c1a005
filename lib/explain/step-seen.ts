import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import type { StageId } from '@/machines/chart.ts';
import { failures } from '@/machines/failures.ts';
import { stages } from '@/machines/stages.ts';

/**
 * The step that a Pod stands in: where its containers stand apart, the earliest of theirs. It is one of those in which its
 * machine has a token, and takes no time to tell, so that it can be told of every pod of a cluster.
 */
export function stepSeen({ metadata, spec, status }: Pod): StageId {
  const { phase, reason = '', startTime, conditions } = status;
  const isDeleted = metadata.deletionTimestamp !== undefined;
  if (!isDeleted && (phase === 'Succeeded' || phase === 'Failed')) {
    return stageOf.get(reason) === 'accept' ? 'accept' : 'end';
  }
  if (isDeleted && (startTime || status.containerStatuses.length > 0)) return 'terminating';
  if (!spec.nodeName) return 'schedule';
  if (!startTime) return 'accept';
  const statuses = [...status.initContainerStatuses, ...status.containerStatuses];
  const sandbox = conditions.find(({ type }) => type === 'PodReadyToStartContainers')?.status;
  if (sandbox === 'False' && statuses.every(({ state }) => state.waiting)) return 'accept';
  const sidecars = new Set(spec.initContainers.flatMap((one) => (one.restartPolicy === 'Always' ? [one.name] : [])));
  const turn = status.initContainerStatuses.find(({ name, state, started }) =>
    sidecars.has(name) ? !started : state.terminated?.exitCode !== 0,
  );
  if (turn) return sidecars.has(turn.name) ? stepOf(turn) : 'accept';
  return earliest(status.containerStatuses.map(stepOf));
}

/**
 * All steps that a Pod may stand in. Between the kubelet's word that it has the pod and the first thing that it says of a
 * container lie three of them, and STATUS is the same in each: only the condition of the sandbox and the kubelet's Events
 * tell them apart (facts 1.2, PodReadyToStartContainers).
 */
export function stepsSeen(pod: Pod, events: readonly Pick<KubeEvent, 'reason'>[]): readonly StageId[] {
  const step = stepSeen(pod);
  const statuses = [...pod.status.initContainerStatuses, ...pod.status.containerStatuses];
  const silent = statuses.every(({ state }) => !state.waiting || blank.has(state.waiting.reason ?? ''));
  const told = events.some(({ reason }) => reason !== 'Scheduled' && reason !== 'FailedScheduling');
  if (!['accept', 'pull', 'start'].includes(step) || !pod.status.startTime || !silent || told) return [step];
  if (statuses.some(({ state, lastState }) => state.running ?? state.terminated ?? lastState.terminated)) return [step];
  const sandbox = pod.status.conditions.find(({ type }) => type === 'PodReadyToStartContainers')?.status;
  if (sandbox === 'False') return ['accept'];
  return sandbox === 'True' ? ['pull', 'start'] : ['accept', 'pull', 'start'];
}

/** The kubelet's words for a container of which nothing more is said. */
const blank: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing', '']);

function stepOf({ state }: ContainerStatus): StageId {
  const { waiting } = state;
  if (!waiting) return 'running';
  return stageOf.get(waiting.reason ?? '') ?? 'pull';
}

const stageOf: ReadonlyMap<string, StageId> = new Map(failures.map(({ reason, stage }) => [reason, stage]));
const order = new Map(stages.map(({ id }, index) => [id, index]));

function earliest(found: readonly StageId[]): StageId {
  return found.reduce<StageId>(
    (first, one) => ((order.get(one) ?? 0) < (order.get(first) ?? 0) ? one : first),
    'running',
  );
}
