import { podPhase } from '@/lib/kubernetes/phase.ts';
import type { ContainerStatus, Pod, PodCondition } from '@/lib/kubernetes/pod.ts';
import { isGivenUp, type Rule } from './rule.ts';

/** What the conditions have to agree with. */
export const conditionRules: readonly Rule[] = [
  {
    name: 'ready-after-the-end',
    fact: 'P11',
    breach: (judged) => {
      const { pod } = judged.now;
      const { phase } = pod.status;
      if (isGivenUp(judged)) return undefined;
      if ((phase !== 'Succeeded' && phase !== 'Failed') || !isTrue(pod, 'Ready')) return undefined;
      return `Ready is True, but the phase is ${phase}`;
    },
  },
  {
    name: 'ready-without-its-containers',
    fact: 'C3',
    breach: ({ now: { pod }, containers }) => {
      if (!isTrue(pod, 'ContainersReady') && !isTrue(pod, 'Ready')) return undefined;
      const short = containers.find(({ own, now }) => own.kind !== 'init' && !now.ready);
      if (short) return `the pod is ready, but ${short.now.name} is not`;
      return isTrue(pod, 'Ready') && conditionIn(pod, 'ContainersReady')?.status === 'False'
        ? 'Ready is True while ContainersReady is False'
        : undefined;
    },
  },
  {
    name: 'ready-behind-its-gates',
    fact: 'C4',
    breach: ({ now: { pod } }) => {
      if (!isTrue(pod, 'Ready')) return undefined;
      const gate = pod.spec.readinessGates.find(({ conditionType }) => !isTrue(pod, conditionType));
      return gate && `Ready is True, but the readiness gate ${gate.conditionType} is not`;
    },
  },
  {
    name: 'not-ready-for-nothing',
    fact: 'C3',
    breach: ({ now: { pod }, containers, spec }) => {
      if (conditionIn(pod, 'ContainersReady')?.reason !== 'ContainersNotReady') return undefined;
      const lasting = containers.filter(({ own }) => own.kind !== 'init');
      const isWhole = lasting.length === spec.containers.filter(({ kind }) => kind !== 'init').length;
      return isWhole && lasting.every(({ now }) => now.ready)
        ? `ContainersReady is False with ContainersNotReady, but ${lasting.map(({ now }) => now.name).join(', ')} ${lasting.length === 1 ? 'is' : 'are'} ready`
        : undefined;
    },
  },
  {
    name: 'initialized-too-soon',
    fact: 'C2',
    breach: ({ now: { pod }, containers }) => {
      if (!isTrue(pod, 'Initialized') || containers.some(({ own, now }) => own.kind === 'main' && hasBegun(now)))
        return undefined;
      const open = containers.find(({ own, now }) => own.kind === 'init' && !isDone(now) && now.restartCount === 0);
      return open && `Initialized is True, but the init container ${open.now.name} is not done`;
    },
  },
  {
    name: 'phase-against-its-containers',
    fact: 'P6, P7',
    breach: (judged) => {
      const { spec, now, containers } = judged;
      const { metadata, status } = now.pod;
      // While a pod is stopped its phase and its statuses are written at different times (facts P11).
      if (metadata.deletionTimestamp !== undefined || status.startTime === undefined || isGivenUp(judged))
        return undefined;
      if (status.phase !== 'Running' && status.phase !== 'Pending') return undefined;
      const statuses = containers.map((container) => container.now);
      const phases = [true, false].map((podHasInitialized) =>
        podPhase(spec, statuses, { podIsTerminal: false, podHasInitialized }),
      );
      const other = status.phase === 'Running' ? 'Pending' : 'Running';
      return phases.every((phase) => phase === other)
        ? `the phase is ${status.phase}, but with these containers it would be ${other}`
        : undefined;
    },
  },
  {
    name: 'unscheduled-on-a-node',
    fact: '1.2',
    breach: ({ now: { pod } }) => {
      const scheduled = conditionIn(pod, 'PodScheduled');
      if (pod.spec.nodeName && scheduled?.status === 'False')
        return `PodScheduled is False, but the pod is bound to ${pod.spec.nodeName}`;
      return !pod.spec.nodeName && scheduled?.status === 'True'
        ? 'PodScheduled is True, but the pod has no node'
        : undefined;
    },
  },
];

function hasBegun({ state, lastState }: ContainerStatus): boolean {
  return state.running !== undefined || state.terminated !== undefined || lastState.terminated !== undefined;
}

function isDone({ state }: ContainerStatus): boolean {
  return state.terminated?.exitCode === 0;
}

function isTrue(pod: Pod, type: string): boolean {
  return conditionIn(pod, type)?.status === 'True';
}

function conditionIn({ status }: Pod, type: string): PodCondition | undefined {
  return status.conditions.find((condition) => condition.type === type);
}
