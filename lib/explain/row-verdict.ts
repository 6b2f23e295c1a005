import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import { parsePod } from '@/lib/kubernetes/pod.ts';
import { nothingAround } from './case.ts';
import { titleOf } from './catalogue.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { ageOf } from './input/age.ts';
import type { GivenRow } from './input/material.ts';
import { wantsOf } from './scheduling/wants.ts';
import { nothingToTry } from './trial/fix.ts';

/** What a row of `kubectl get pods` says of its pod: a word, and little that would prove a cause. */
export function explainRow(row: GivenRow, now: number, events: readonly KubeEvent[] = []): Explanation {
  const pod = parsePod(podOf(row, now), 'this row');
  const said = explain({ pod, wants: wantsOf(undefined), events, history: [], around: nothingAround, now });
  const found =
    said.cause === null && restartedLately(row) ? { ...said, healthy: false, cause: 'restarts-unexplained' } : said;
  const { namespace = 'default' } = row;
  // The Pod of a row is made up; what Events say of it is not.
  const told = said.evidence.filter(({ source }) => source.startsWith('Event/'));
  const evidence = [
    ...told,
    {
      claim: told.length > 0 ? 'What the table says.' : 'All that the table says.',
      source: `Table/${namespace}/${row.name}`,
      path: 'STATUS',
      value: row.status,
    },
  ];
  const base = {
    ...found,
    status: row.status,
    ready: row.ready,
    restarts: row.restarts,
    states: [],
    next: [],
    evidence,
    trial: nothingToTry,
  };
  const kubectl = row.namespace === undefined ? 'kubectl' : `kubectl -n ${namespace}`;
  const look = {
    run: `${kubectl} get pod ${row.name} -o yaml; ${kubectl} events --for pod/${row.name}`,
    risk: 'inspect' as const,
    why: `The Pod and its Events prove the cause${row.namespace === undefined ? '; the table does not tell the namespace, so add -n if it is not yours' : ''}.`,
  };
  if (found.cause === null) return { ...base, ...plainly(row), commands: [] };
  return {
    ...base,
    verdict:
      found.cause === 'not-enough-evidence' || told.length > 0
        ? found.verdict
        : `kubectl says ${row.status}: ${titleOf(found.cause)}, as far as a table tells.`,
    confidence: 'possible',
    commands: [look],
    alternatives: [],
    ruledOut: [],
    also: [],
  };
}

/** What a table does not tell must not be made up: since when a pod is deleted, what its init containers are called. */
function plainly({ status }: GivenRow): Partial<Explanation> {
  const [, done, all] = /^Init:(\d+)\/(\d+)$/.exec(status) ?? [];
  if (all !== undefined) {
    return {
      verdict: `${done} of ${all} init containers are done; the main containers wait for the others (step 5 of 7).`,
    };
  }
  if (status !== 'Terminating') return {};
  return {
    verdict: 'The pod is being deleted; a table does not tell since when.',
    outlook: 'It goes within its grace, which is 30 s unless the pod says otherwise.',
    confidence: 'possible',
  };
}

/** `2 (62s ago)`: a container that has run for ten minutes since has recovered (facts 5.1). */
function restartedLately({ restarts, status }: GivenRow): boolean {
  const ago = /\((\S+) ago\)/.exec(restarts)?.[1];
  return status === 'Running' && ago !== undefined && (ageOf(ago) ?? Number.POSITIVE_INFINITY) < 600_000;
}

/** A Pod that would print as this row does. */
function podOf(row: GivenRow, now: number): Record<string, unknown> {
  const { status, name, namespace } = row;
  const [ready = 0, count = 1] = row.ready.split('/').map(Number);
  const created = new Date(now - (ageOf(row.age) ?? 3_600_000)).toISOString();
  const [, restarts = '0'] = /^(\d+)/.exec(row.restarts) ?? [];
  const word = status.replace(/^Init:/, '');
  const state = stateOf(word);
  const mains = Array.from({ length: Math.min(100, Math.max(1, count || 1)) }, (_, index) => `container-${index + 1}`);
  const isInit = status.startsWith('Init:');
  const statuses = mains.map((main, index) => ({
    name: main,
    ready: index < ready,
    started: true,
    restartCount: index === 0 && !isInit ? Number(restarts) : 0,
    state: index < ready ? { running: {} } : isInit ? { waiting: { reason: 'PodInitializing' } } : state,
  }));
  const isPod = podReasons.test(status);
  const bound = status !== 'Pending' && status !== 'SchedulingGated';
  return {
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      creationTimestamp: created,
      ...(status === 'Terminating' ? { deletionTimestamp: new Date(now).toISOString() } : {}),
    },
    spec: {
      ...(bound ? { nodeName: 'NODE' } : {}),
      ...(status === 'SchedulingGated' ? { schedulingGates: [{ name: 'gate' }] } : {}),
      ...(isInit ? { initContainers: [{ name: 'init' }] } : {}),
      containers: mains.map((main) => ({ name: main, readinessProbe: {} })),
    },
    status: {
      phase:
        status === 'Completed'
          ? 'Succeeded'
          : isPod || status === 'Failed'
            ? 'Failed'
            : bound && !isInit
              ? 'Running'
              : 'Pending',
      ...(isPod ? { reason: status } : {}),
      ...(bound ? { startTime: created } : {}),
      conditions: [
        ...(status === 'Pending' ? [{ type: 'PodScheduled', status: 'False', message: '' }] : []),
        { type: 'Ready', status: ready === count ? 'True' : 'False' },
      ],
      ...(isPod ? {} : { containerStatuses: statuses }),
      ...(isInit ? { initContainerStatuses: [{ name: 'init', restartCount: Number(restarts), state }] } : {}),
    },
  };
}

const podReasons =
  /^(?:Evicted|OutOf\S+|DeadlineExceeded|Preempting|NodeShutdown|Terminated|Node(?:Lost|Affinity|Ports|Name)|UnexpectedAdmissionError|TaintToleration|\w+Error(?<=AdmissionError|AffinityError))$/;

function stateOf(word: string): Record<string, unknown> {
  if (/^\d+\/\d+$/.test(word) || word === 'Running' || word === 'NotReady') return { running: {} };
  const [, code] = /^ExitCode:(\d+)$/.exec(word) ?? [];
  const [, signal] = /^Signal:(\d+)$/.exec(word) ?? [];
  if (code || signal) return { terminated: { exitCode: Number(code ?? 128 + Number(signal)) } };
  if (word === 'Completed') return { terminated: { exitCode: 0, reason: word } };
  if (word === 'Error') return { terminated: { exitCode: 1, reason: word } };
  if (word === 'OOMKilled' || word === 'ContainerStatusUnknown') return { terminated: { exitCode: 137, reason: word } };
  return { waiting: { reason: word } };
}
