import type { Stage } from './chart.ts';

/** The line of a pod's life: the seven steps, then running, terminating and the end. */
export const stages: readonly Stage[] = [
  { id: 'build', number: 1, title: 'Build the image', actor: 'builder', summary: 'source code and dependencies' },
  { id: 'push', number: 2, title: 'Push it to the registry', actor: 'registry', optional: true },
  { id: 'request', number: 3, title: 'Ask Kubernetes to run a pod', actor: 'api-server' },
  { id: 'schedule', number: 4, title: 'Scheduler assigns a node', actor: 'scheduler' },
  { id: 'accept', number: 5, title: 'kubelet accepts the pod', actor: 'kubelet' },
  { id: 'pull', number: 6, title: 'Container engine pulls the image', actor: 'container-engine' },
  { id: 'start', number: 7, title: 'Container engine starts the container process', actor: 'container-engine' },
  { id: 'running', title: 'Running', actor: 'kubelet', summary: 'probes, readiness, restarts' },
  { id: 'terminating', title: 'Terminating', actor: 'kubelet', summary: 'SIGTERM, then {grace} s' },
  { id: 'end', title: 'Succeeded, Failed or Gone', actor: 'api-server' },
];
