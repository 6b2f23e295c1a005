import { podConditions } from '@/lib/kubernetes/conditions.ts';
import type { ContainerStatus, Pod, PodCondition } from '@/lib/kubernetes/pod.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';

/**
 * A Pod with what its kubelet must have written and what was given leaves out: the conditions that a release before 1.29
 * does not have (KEP-3085), and the reasons that `kubectl describe` does not print. The machine knows no Pod without them.
 */
export function released(pod: Pod): Pod {
  const { spec, status } = pod;
  if (!spec.nodeName || !status.startTime) {
    const said = ({ state }: ContainerStatus) => state.waiting ?? state.running ?? state.terminated;
    return {
      ...pod,
      status: {
        ...status,
        conditions: withoutNode(pod),
        initContainerStatuses: status.initContainerStatuses.filter(said),
        containerStatuses: status.containerStatuses.filter(said),
      },
    };
  }
  // A kubelet that refuses a pod writes nothing of its containers, and no conditions.
  if (status.containerStatuses.length === 0) return pod;
  const fill = (one: ContainerStatus) =>
    one.started === undefined && one.state.running ? { ...one, started: true } : one;
  const initContainerStatuses = status.initContainerStatuses.map(fill);
  const containerStatuses = status.containerStatuses.map(fill);
  const over = status.phase === 'Succeeded' || status.phase === 'Failed';
  const stands = [...initContainerStatuses, ...containerStatuses].some(hasBegun);
  const written = podConditions({
    spec: toPodSpec(pod),
    initContainerStatuses,
    containerStatuses,
    phase: status.phase,
    sandboxIsReady: stands && !over,
    previous: status.conditions,
  });
  const given = new Map(status.conditions.map((condition) => [condition.type, condition]));
  const conditions = written.map((condition) => {
    const own = given.get(condition.type);
    if (!own) return condition;
    return own.reason === undefined && own.status === condition.status ? { ...condition, ...withoutGaps(own) } : own;
  });
  return { ...pod, status: { ...status, initContainerStatuses, containerStatuses, conditions } };
}

/** `describe` prints no reason why a pod is not scheduled. */
function withoutNode({ spec, status }: Pod): readonly PodCondition[] {
  const reason = spec.schedulingGates.length > 0 ? 'SchedulingGated' : 'Unschedulable';
  return status.conditions.map((one) =>
    one.type === 'PodScheduled' && one.status === 'False' && one.reason === undefined ? { ...one, reason } : one,
  );
}

function withoutGaps(condition: PodCondition): Partial<PodCondition> {
  return Object.fromEntries(Object.entries(condition).filter(([, value]) => value !== undefined));
}

function hasBegun({ state, lastState }: ContainerStatus): boolean {
  const { reason } = state.waiting ?? {};
  if (state.running || state.terminated || lastState.terminated) return true;
  return reason !== undefined && reason !== 'ContainerCreating' && reason !== 'PodInitializing';
}
