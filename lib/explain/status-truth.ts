import type { ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { conditionOf, type Facts, timeOf } from './facts.ts';

/** What one tool calls the state of a pod, and the rule that makes it so. */
export interface StatusWord {
  readonly tool: string;
  readonly word: string;
  readonly rule: string;
}

/** What tools say of the same Pod, side by side. */
export function statusTruth(facts: Facts): readonly StatusWord[] {
  return [phaseOf(facts), kubectlOf(facts), kstatusOf(facts), argoOf(facts), k9sOf(facts), metricsOf(facts)];
}

function phaseOf({ pod }: Facts): StatusWord {
  return {
    tool: 'phase',
    word: pod.status.phase || 'none',
    rule: 'The kubelet’s summary of all containers; it has five values, and none for trouble.',
  };
}

function kubectlOf({ pod, now, deleting }: Facts): StatusWord {
  const word = printedRow(pod, now).status;
  return { tool: 'kubectl get', word, rule: kubectlRule(pod, word, deleting) };
}

function kubectlRule({ status }: Pod, word: string, deleting: boolean): string {
  if (word === 'Terminating') return 'There is a deletionTimestamp, and the pod has not ended.';
  if (word.startsWith('Init:')) return 'The first init container that is not done gives the word.';
  if (word === status.reason) return 'status.reason takes the place of the phase.';
  if (word === 'SchedulingGated') return 'The condition PodScheduled has this reason.';
  const one = status.containerStatuses.find(({ state }) => (state.waiting ?? state.terminated)?.reason === word);
  if (one) return `The container ${one.name} is first by name to have a reason.`;
  if (word === status.phase)
    return deleting ? 'The pod has ended, so its deletion is not shown.' : 'Nothing takes the place of the phase.';
  return 'Some containers are done while others run.';
}

/** kstatus: sigs.k8s.io/cli-utils, pkg/kstatus/status. */
function kstatusOf(facts: Facts): StatusWord {
  const { pod, now, deleting } = facts;
  const say = (word: string, rule: string) => ({ tool: 'kstatus', word, rule });
  if (deleting) return say('Terminating', 'There is a deletionTimestamp.');
  const { phase, containerStatuses } = pod.status;
  if (phase === 'Succeeded') return say('Current', 'The phase is Succeeded.');
  if (phase === 'Failed') return say('Current', 'The phase is Failed: ended is ended, well or not.');
  if (phase === 'Running') {
    if (conditionOf(facts, 'Ready')?.status === 'True') return say('Current', 'The condition Ready is True.');
    const crashing = containerStatuses.some(({ state }) => state.waiting?.reason === 'CrashLoopBackOff');
    if (crashing) return say('Failed', 'A container waits in CrashLoopBackOff.');
    return say('InProgress', 'It runs and is not Ready.');
  }
  const scheduled = conditionOf(facts, 'PodScheduled');
  if (phase === 'Pending' && scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
    const age = now - (timeOf(pod.metadata.creationTimestamp) ?? now);
    if (age > 15_000) return say('Failed', 'It is Unschedulable for more than 15 s.');
    return say('InProgress', 'It is Unschedulable, but for less than 15 s.');
  }
  return say('InProgress', 'The phase is Pending: a failing pull or mount does not show.');
}

/** Argo CD: gitops-engine, pkg/health. */
function argoOf(facts: Facts): StatusWord {
  const { spec, status } = facts.pod;
  const say = (word: string, rule: string) => ({ tool: 'Argo CD', word, rule });
  const always = (spec.restartPolicy ?? 'Always') === 'Always';
  const bad = status.containerStatuses.find(({ state }) => /^Err|(?:Error|BackOff)$/.test(state.waiting?.reason ?? ''));
  if (always && bad) return say('Degraded', `${bad.name} waits with ${bad.state.waiting?.reason}.`);
  switch (status.phase) {
    case 'Pending':
      return say('Progressing', 'The phase is Pending; words of init containers do not count.');
    case 'Succeeded':
      return say('Healthy', 'The phase is Succeeded.');
    case 'Failed':
      return say('Degraded', 'The phase is Failed.');
    case 'Running':
      if (!always)
        return say('Progressing', `It runs with restartPolicy ${spec.restartPolicy}: that counts as under way.`);
      if (conditionOf(facts, 'Ready')?.status === 'True') return say('Healthy', 'It runs, and Ready is True.');
      if (status.containerStatuses.some(({ lastState }) => lastState.terminated)) {
        return say('Degraded', 'It is not Ready, and a container has ended before.');
      }
      return say('Progressing', 'It is not Ready, and nothing has ended so far.');
    default:
      return say('Unknown', 'There is no phase that it knows.');
  }
}

/** k9s: internal/render/pod.go. */
function k9sOf({ pod, deleting }: Facts): StatusWord {
  const { spec, status } = pod;
  const say = (word: string, rule: string) => ({ tool: 'k9s', word, rule });
  for (const [index, one] of status.initContainerStatuses.entries()) {
    const own = spec.initContainers.find(({ name }) => name === one.name);
    const word = k9sInit(one, index, spec.initContainers.length, own?.restartPolicy === 'Always');
    if (word !== undefined)
      return say(word, 'The first init container that is not done gives the word, even while deleting.');
  }
  if (deleting) return say('Terminating', 'There is a deletionTimestamp.');
  const running = status.containerStatuses.some(({ ready, state }) => ready && state.running);
  const said = status.containerStatuses
    .map(({ state }) => state.waiting?.reason || endWord(state.terminated))
    .find(Boolean);
  const word = said ?? (status.reason || status.phase);
  if (running && word === 'Completed') return say('Running', 'One is Completed and another one runs.');
  return say(word, said ? 'The first container by name with a reason gives the word.' : 'No container has a reason.');
}

function k9sInit(one: ContainerStatus, index: number, count: number, sidecar: boolean): string | undefined {
  const { waiting, terminated } = one.state;
  if (terminated) return terminated.exitCode === 0 ? undefined : `Init:${endWord(terminated)}`;
  if (sidecar && one.started === true) return one.ready ? undefined : `Init:${index}/${count}`;
  if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`;
  return `Init:${index}/${count}`;
}

function endWord(end: { reason?: string; signal?: number; exitCode: number } | undefined): string | undefined {
  return end && (end.reason || (end.signal ? `Signal:${end.signal}` : `ExitCode:${end.exitCode}`));
}

/** kube-state-metrics: the series that are 1. */
function metricsOf({ pod }: Facts): StatusWord {
  const { status } = pod;
  const all = [...status.initContainerStatuses, ...status.containerStatuses];
  const waiting = all.find(({ state }) => state.waiting?.reason);
  const series = waiting
    ? `kube_pod_${status.containerStatuses.includes(waiting) ? '' : 'init_'}container_status_waiting_reason{reason="${waiting.state.waiting?.reason}"}`
    : status.reason
      ? `kube_pod_status_reason{reason="${status.reason}"}`
      : `kube_pod_status_phase{phase="${status.phase}"}`;
  return {
    tool: 'kube-state-metrics',
    word: series,
    rule: 'The phase, reasons of the pod and of its containers are series of their own; of those, this one tells most.',
  };
}
