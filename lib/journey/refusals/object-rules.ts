import type { Pod } from '@/lib/kubernetes/pod.ts';
import type { Rule } from './rule.ts';

/** What the API server keeps of a Pod object for ever, and what it never lets back. */
export const objectRules: readonly Rule[] = [
  {
    name: 'after-its-end',
    fact: '8.1',
    breach: ({ now, before }) =>
      before?.type === 'DELETED'
        ? `the pod ${now.pod.metadata.name} was deleted and is seen again: a new pod of that name has another uid`
        : undefined,
  },
  kept('uid', '8.1', ({ metadata }) => metadata.uid, 'another uid is another pod'),
  kept('name', '8.1', ({ metadata }) => metadata.name, 'a pod is not renamed'),
  kept('namespace', '8.1', ({ metadata }) => metadata.namespace, 'a pod does not change its namespace'),
  kept('creationTimestamp', '8.4', ({ metadata }) => metadata.creationTimestamp, 'a pod is created once'),
  {
    name: 'node-changed',
    fact: '8.1',
    breach: ({ now, before }) => {
      const [was, is] = [before?.pod.spec.nodeName, now.pod.spec.nodeName];
      if (!was || was === is) return undefined;
      return is
        ? `spec.nodeName changed from ${was} to ${is}: a bound pod never moves`
        : `spec.nodeName was ${was} and is gone: a bound pod stays bound`;
    },
  },
  {
    name: 'containers-changed',
    fact: '8.1',
    breach: ({ now, before }) => {
      if (!before) return undefined;
      const [was, is] = [namesOf(before.pod), namesOf(now.pod)];
      return was === is ? undefined : `the containers changed from ${was} to ${is}: only images may change`;
    },
  },
  kept('restartPolicy', 'R1', ({ spec }) => spec.restartPolicy, 'it cannot be changed'),
  {
    name: 'gate-added',
    fact: '8.1',
    breach: ({ now, before }) => {
      const added = now.pod.spec.schedulingGates.find(
        ({ name }) => before && !before.pod.spec.schedulingGates.some((gate) => gate.name === name),
      );
      return added && `the scheduling gate ${added.name} was added: gates can only be removed`;
    },
  },
  {
    name: 'deletion-taken-back',
    fact: 'D1',
    breach: ({ now, before }) => {
      const was = before?.pod.metadata.deletionTimestamp;
      if (was === undefined || now.pod.metadata.deletionTimestamp !== undefined) return undefined;
      return `deletionTimestamp was ${was} and is gone: a deletion is never taken back`;
    },
  },
  {
    name: 'deletion-put-off',
    fact: 'D2',
    breach: ({ now, before }) => {
      const [was, is] = [before?.pod.metadata, now.pod.metadata];
      if (was?.deletionTimestamp === undefined || is.deletionTimestamp === undefined) return undefined;
      const [old, fresh] = [was.deletionGracePeriodSeconds ?? 0, is.deletionGracePeriodSeconds ?? 0];
      if (fresh > old) return `the grace period grew from ${old} s to ${fresh} s: it can only be shortened`;
      // With a shorter grace it is reckoned anew, and is never in the past.
      if (fresh < old || is.deletionTimestamp === was.deletionTimestamp) return undefined;
      return `deletionTimestamp moved from ${was.deletionTimestamp} to ${is.deletionTimestamp} with the same grace of ${old} s`;
    },
  },
  {
    name: 'grace-for-nothing',
    fact: 'D1',
    breach: ({ now: { pod }, before }) => {
      const grace = pod.metadata.deletionGracePeriodSeconds ?? 0;
      if (pod.metadata.deletionTimestamp === undefined || grace === 0) return undefined;
      if (!pod.spec.nodeName)
        return `deleted with ${grace} s of grace, but without a node there is nothing to wait for`;
      const phase = before?.pod.metadata.deletionTimestamp === undefined ? before?.pod.status.phase : undefined;
      if (phase !== 'Succeeded' && phase !== 'Failed') return undefined;
      return `deleted with ${grace} s of grace, but it was ${phase} already: there is nothing to wait for`;
    },
  },
  {
    name: 'older-version',
    fact: '8.1',
    breach: ({ now, before }) => {
      const [was, is] = [before?.pod.metadata.resourceVersion, now.pod.metadata.resourceVersion];
      if (!isCounter(was) || !isCounter(is) || BigInt(is) >= BigInt(was)) return undefined;
      return `resourceVersion went back from ${was} to ${is}: this is an older version of the object`;
    },
  },
  {
    name: 'older-generation',
    fact: '6.11',
    breach: ({ now, before }) => {
      const [was, is] = [before?.pod.metadata.generation, now.pod.metadata.generation];
      if (was === undefined || is === undefined || is >= was) return undefined;
      return `generation fell from ${was} to ${is}: it only grows`;
    },
  },
  {
    name: 'terminal-phase-left',
    fact: 'P10',
    breach: ({ now, before }) => {
      const [was, is] = [before?.pod.status.phase, now.pod.status.phase];
      if ((was !== 'Succeeded' && was !== 'Failed') || is === was) return undefined;
      return `the phase was ${was} and is ${is || 'empty'}: a terminal phase is never left`;
    },
  },
];

function kept(field: string, fact: string, read: (pod: Pod) => string | undefined, because: string): Rule {
  return {
    name: `${field}-changed`,
    fact,
    breach: ({ now, before }) => {
      const [was, is] = [before && read(before.pod), read(now.pod)];
      if (was === undefined || was === is) return undefined;
      return `${field} changed from ${was} to ${is ?? 'nothing'}: ${because}`;
    },
  };
}

function namesOf({ spec }: Pod): string {
  const init = spec.initContainers.map(({ name }) => `${name} (init)`);
  return [...init, ...spec.containers.map(({ name }) => name)].join(', ');
}

function isCounter(version: string | undefined): version is string {
  return version !== undefined && /^\d+$/.test(version);
}
