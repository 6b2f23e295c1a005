import { humanDuration } from '@/lib/kubernetes/duration.ts';
import { conditionOf, type Facts, newest, onEvent, onPod, timeOf } from './facts.ts';
import type { Evidence } from './finding.ts';

/** What is said of a pod with which nothing is wrong. */
export interface Course {
  readonly verdict: string;
  readonly outlook: string;
  readonly evidence: readonly Evidence[];
}

/** Says where a pod is in the ordinary course of things. */
export function courseSentence(facts: Facts): Course {
  const { pod, gone, deleting } = facts;
  const phase = onPod(facts, 'status.phase', pod.status.phase, 'The phase that the API shows.');
  if (gone)
    return {
      verdict: 'The pod has been deleted and is gone.',
      outlook: 'Nothing more will happen to it.',
      evidence: [],
    };
  if (deleting) return leaving(facts);
  if (pod.status.phase === 'Succeeded') {
    return {
      verdict: 'The pod has done its work: all containers ended with 0.',
      outlook: 'It stays until somebody deletes it.',
      evidence: [phase],
    };
  }
  const ready = conditionOf(facts, 'Ready');
  if (ready?.status === 'True') {
    const since = timeOf(ready.lastTransitionTime);
    const ago = since === undefined ? '' : `, and has been for ${humanDuration(facts.now - since)}`;
    return {
      verdict: `The pod runs and is ready${ago}.`,
      outlook: 'Nothing is to be done.',
      evidence: [onPod(facts, `${ready.path}.status`, 'True', 'All containers and gates are ready.')],
    };
  }
  return coming(facts, phase);
}

function leaving(facts: Facts): Course {
  const { deletionTimestamp } = facts.pod.metadata;
  const due = timeOf(deletionTimestamp);
  const left = due === undefined ? undefined : due - facts.now;
  return {
    verdict: 'The pod is being deleted, and still within its grace.',
    outlook:
      left !== undefined && left > 0
        ? `SIGKILL comes in ${humanDuration(left)} at the latest.`
        : 'It goes within seconds.',
    evidence: [onPod(facts, 'metadata.deletionTimestamp', deletionTimestamp, 'By then its grace is over.')],
  };
}

function coming(facts: Facts, phase: Evidence): Course {
  const { pod, containers, events } = facts;
  const outlook = 'Nothing is wrong so far.';
  if (!pod.spec.nodeName) return { verdict: 'The pod waits for a node (step 4 of 7).', outlook, evidence: [phase] };
  const init = containers.find(({ kind, status }) => kind === 'init' && !status?.state.terminated);
  if (init?.status?.state.running) {
    const path = `${init.statusPath}.state.running.startedAt`;
    const since = init.status.state.running.startedAt;
    return {
      verdict: `The init container ${init.name} is running; the main containers wait for it (step 5 of 7).`,
      outlook,
      evidence: [onPod(facts, path, since, 'It runs since then.')],
    };
  }
  const pulling = events.findLast(({ reason }) => reason === 'Pulling' || reason === 'Pulled');
  if (pulling?.reason === 'Pulling') {
    return {
      verdict: 'The container engine is pulling an image (step 6 of 7).',
      outlook,
      evidence: [onEvent(pulling, 'It began')],
    };
  }
  const up = containers.filter(({ kind, status }) => kind === 'main' && status?.state.running);
  const running = up.find(({ status }) => !status?.ready);
  if (!running && up.length > 0) {
    return {
      verdict: 'The containers are ready; the condition Ready of the pod is about to change.',
      outlook,
      evidence: [phase],
    };
  }
  if (running) {
    const probe = running.status?.started === false ? 'startup' : 'readiness';
    const failed = newest(running.events, ['Unhealthy']);
    return {
      verdict: `${running.name} runs and is not ready yet; its ${probe} probe has not succeeded so far.`,
      outlook,
      evidence: [
        onPod(facts, `${running.statusPath}.ready`, 'false', 'It is not ready.'),
        ...(failed ? [onEvent(failed, 'A run of the probe has failed, which is usual at the start')] : []),
      ],
    };
  }
  const main = containers.filter(({ kind }) => kind === 'main');
  if (main.length > 0 && main.every(({ status }) => status?.state.terminated)) {
    return {
      verdict: 'All containers are done; what becomes of the pod is about to be seen.',
      outlook,
      evidence: [phase],
    };
  }
  return { verdict: 'The kubelet is setting the pod up (step 5 to 7 of 7).', outlook, evidence: [phase] };
}
