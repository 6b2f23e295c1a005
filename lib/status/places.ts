import type { StageId } from '@/machines/chart.ts';
import type { StatusWord } from './word.ts';

/** A state by its title, and by its stage where several have that title: an init container's states lie in step 5. */
export interface Place {
  readonly title: string;
  readonly stage?: StageId;
}

/** Where a word is not printed at the state of its own name: the states that the walk passes, in their order. */
const passes: Readonly<Record<string, readonly Place[]>> = {
  Pending: [{ title: 'Unschedulable' }],
  Running: [{ title: 'Ready' }],
  NotReady: [{ title: 'Ready' }, { title: 'Completed', stage: 'running' }],
  PodInitializing: [{ title: 'Pulling', stage: 'pull' }],
  ContainerCreating: [{ title: 'Pulling', stage: 'pull' }],
  Completed: [{ title: 'Completed', stage: 'running' }],
  Terminating: [{ title: 'Ready' }, { title: 'Deletion ordered' }],
  Failed: [{ title: 'Node gone' }],
  CrashLoopBackOff: [
    { title: 'Error' },
    { title: 'Started', stage: 'start' },
    { title: 'Error' },
    own('CrashLoopBackOff'),
  ],
  RestartingAllContainers: [{ title: 'Error' }, own('RestartingAllContainers')],
  Evicted: [{ title: 'Ready' }, own('Evicted'), { title: 'Succeeded or Failed' }],
  Preempting: [{ title: 'Ready' }, own('Preempting'), { title: 'Succeeded or Failed' }],
  Terminated: [{ title: 'Ready' }, own('Terminated'), { title: 'Succeeded or Failed' }],
  DeadlineExceeded: [{ title: 'Ready' }, own('DeadlineExceeded'), { title: 'Succeeded or Failed' }],
  'Init:0/1': [{ title: 'Running', stage: 'accept' }],
  'Init:1/2': [{ title: 'Completed', stage: 'accept' }],
  'Init:CrashLoopBackOff': [
    { title: 'Init:Error' },
    { title: 'Started', stage: 'accept' },
    { title: 'Init:Error' },
    own('Init:CrashLoopBackOff'),
  ],
};

/** Reasons of the pod that a container's end covers in the STATUS column, where the container has run (facts K1 and K8). */
const covered: ReadonlySet<string> = new Set(['Evicted', 'Preempting', 'Terminated', 'DeadlineExceeded']);

/** Words that the machine never prints, each with the reason. */
const nowhere: Readonly<Record<string, string>> = {
  'ExitCode:N': 'Every container engine of today gives a reason beside the exit code, so the walk never comes here.',
  'Signal:N': 'Every container engine of today gives a reason beside the signal, so the walk never comes here.',
  'Init:ExitCode:N':
    'Every container engine of today gives a reason beside the exit code, so the walk never comes here.',
  'Init:Signal:N': 'Every container engine of today gives a reason beside the signal, so the walk never comes here.',
  ContainerCannotRun: 'The engine that wrote this is no longer part of Kubernetes, so the walk never comes here.',
  NodeLost: 'No component of Kubernetes 1.36 writes this reason any more, so the walk never comes here.',
  InitContainerRestartPolicyForbidden:
    'Kubernetes 1.36 still has the word and no longer writes it, so the walk never comes here.',
  UnknownReason: 'Nothing in Kubernetes 1.36 leads to this branch of the kubelet, so the walk never comes here.',
  UnexpectedPredicateFailureType:
    'Nothing in Kubernetes 1.36 leads to this branch of the kubelet, so the walk never comes here.',
};

/** The states that a walk to the word passes; empty where no walk leads to it. */
export function placesOf({ word }: StatusWord): readonly Place[] {
  if (word in nowhere) return [];
  return passes[word] ?? [own(word)];
}

/** Why no walk leads to a word; absent where one does. */
export function whyNowhere({ word }: StatusWord): string | undefined {
  return nowhere[word];
}

/** Whether a walk ends with the word as the pod's reason, while the column shows how its container ended. */
export function isCovered({ word }: StatusWord): boolean {
  return covered.has(word);
}

function own(title: string): Place {
  return { title };
}
