import type { ContainerStatus } from '@/lib/kubernetes/pod.ts';
import { type Case, type ContainerCase, isGivenUp, type Rule } from './rule.ts';

/** What has to come before what. */
export const orderRules: readonly Rule[] = [
  {
    name: 'run-without-node',
    fact: '8.1',
    breach: ({ now: { pod }, containers }) => {
      if (pod.spec.nodeName) return undefined;
      const busy = containers.find(({ now }) => hasRun(now));
      if (busy) return `${busy.now.name} runs or ran, but the pod has no node`;
      if (pod.status.podIP) return `the pod has the address ${pod.status.podIP}, but no node`;
      if (pod.status.phase === 'Running') return 'the phase is Running, but the pod has no node';
      return pod.status.startTime && `a kubelet accepted the pod at ${pod.status.startTime}, but it has no node`;
    },
  },
  {
    name: 'run-before-accepted',
    fact: '8.1',
    breach: ({ now: { pod }, containers }) => {
      if (pod.status.startTime !== undefined) return undefined;
      const busy = containers.find(({ now }) => hasRun(now));
      return busy && `${busy.now.name} runs or ran, but no kubelet has accepted the pod: status.startTime is missing`;
    },
  },
  {
    name: 'gate-passed',
    fact: '8.1',
    breach: ({ now: { pod } }) => {
      const gate = pod.spec.schedulingGates[0];
      return gate && pod.spec.nodeName
        ? `bound to ${pod.spec.nodeName}, but the scheduling gate ${gate.name} still holds the pod`
        : undefined;
    },
  },
  {
    name: 'main-before-init',
    fact: '8.3',
    breach: (judged) => {
      if (restartsAll(judged)) return undefined;
      const init = judged.containers.find(({ own, now }) => own.kind === 'init' && !isDone(now));
      const main = judged.containers.find(({ own, now }) => own.kind === 'main' && now.state.running);
      return init && main && `${main.now.name} runs, but ${before(init)}`;
    },
  },
  {
    name: 'init-out-of-order',
    fact: 'N14',
    breach: (judged) => {
      if (restartsAll(judged)) return undefined;
      for (const [index, later] of judged.containers.entries()) {
        if (later.own.kind === 'main' || !later.now.state.running) continue;
        const earlier = judged.containers.slice(0, index).find(({ own, now }) => own.kind === 'init' && !isDone(now));
        if (earlier) return `${later.now.name} runs, but ${before(earlier)}`;
      }
      return undefined;
    },
  },
  {
    name: 'before-its-sidecar',
    fact: 'N14',
    breach: (judged) => {
      for (const [index, later] of judged.containers.entries()) {
        if (!later.now.state.running) continue;
        const earlier = judged.containers
          .slice(0, index)
          .find(({ own, now }) => own.kind === 'sidecar' && !hasRun(now) && now.restartCount === 0);
        if (earlier) return `${later.now.name} runs, but the sidecar ${earlier.now.name} before it has never started`;
      }
      return undefined;
    },
  },
  {
    name: 'ended-while-running',
    fact: 'P11',
    breach: (judged) => {
      const { status } = judged.now.pod;
      if ((status.phase !== 'Succeeded' && status.phase !== 'Failed') || isGivenUp(judged)) return undefined;
      const busy = judged.containers.find(({ now }) => now.state.running);
      return busy && `the phase is ${status.phase} while ${busy.now.name} runs`;
    },
  },
  {
    name: 'success-with-failure',
    fact: 'P8',
    breach: ({ now: { pod }, containers }) => {
      if (pod.status.phase !== 'Succeeded') return undefined;
      const failed = containers.find(({ own, now }) => own.kind === 'main' && now.state.terminated?.exitCode !== 0);
      if (!failed) return undefined;
      const { state, name } = failed.now;
      return `the phase is Succeeded, but ${name} ${state.terminated ? `ended with exit code ${state.terminated.exitCode}` : 'has not ended'}`;
    },
  },
];

function hasRun({ state, lastState }: ContainerStatus): boolean {
  return state.running !== undefined || state.terminated?.startedAt !== undefined || lastState.terminated !== undefined;
}

function isDone({ state }: ContainerStatus): boolean {
  return state.terminated?.exitCode === 0;
}

/** One exit may send all containers through the beginning again (facts R9). */
function restartsAll({ spec }: Case): boolean {
  return spec.containers.some(({ restartRules }) =>
    restartRules?.some(({ action }) => action === 'RestartAllContainers'),
  );
}

function before({ now: { name, state } }: ContainerCase): string {
  if (state.running) return `the init container ${name} before it still runs`;
  if (state.terminated) return `the init container ${name} before it ended with exit code ${state.terminated.exitCode}`;
  return `the init container ${name} before it still waits`;
}
