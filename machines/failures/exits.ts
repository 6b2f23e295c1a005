import type { Failure, Strike } from '../failure.ts';
import { alive, begin, container, hookFails, observe, restarts, resync } from './container-rows.ts';

/** A process may end before the kubelet has seen it run. */
const unseen: Pick<Strike, 'at'> = { at: ['Started'] };

/** The states of a container whose process has ended. */
const ends = ['Completed', 'Error', 'OOMKilled', 'Unknown', 'ContainerStatusUnknown', 'seccomp killed'];

/** Running: how a process ends, and the wait before it starts again. */
export const exits: readonly Failure[] = [
  {
    reason: 'Completed',
    region: 'container',
    stage: 'running',
    mark: 'wait',
    actor: 'process',
    says: 'The process of {container} ended with exit code 0. Whether it starts again is for restartPolicy to say: it is {restartPolicy}.',
    source: 'restartPolicy',
    strikes: [
      {
        ...unseen,
        event: `container.completed.${container}`,
        label: '{container} exits with 0',
        does: [begin, { type: 'container.exit', params: { container, exitCode: 0, reason: 'Completed' } }],
      },
      {
        at: ['running', 'Killing'],
        event: `container.completed.${container}`,
        label: '{container} exits with 0',
        does: [{ type: 'container.exit', params: { container, exitCode: 0, reason: 'Completed' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'Error',
    region: 'container',
    stage: 'running',
    mark: 'failure',
    actor: 'process',
    says: 'The process of {container} ended with exit code {exitCode}. Only its logs say why: kubectl logs --previous. restartPolicy is {restartPolicy}.',
    source: 'restartPolicy',
    strikes: [
      {
        at: ['running'],
        event: `container.failed.${container}`,
        label: '{container} exits with 1',
        payload: { exitCode: 1 },
        does: [{ type: 'container.exit', params: { container, exitCode: 1, reason: 'Error', fromEvent: true } }],
      },
      {
        ...unseen,
        event: `container.failed.${container}`,
        label: '{container} exits with 1',
        payload: { exitCode: 1 },
        does: [begin, { type: 'container.exit', params: { container, exitCode: 1, reason: 'Error', fromEvent: true } }],
      },
      {
        at: ['Killing'],
        event: `container.failed.${container}`,
        label: '{container} exits on SIGTERM',
        way: 'progress',
        payload: { exitCode: 143 },
        does: [{ type: 'container.exit', params: { container, exitCode: 143, reason: 'Error', fromEvent: true } }],
      },
      {
        at: ['Killing'],
        event: `grace.elapsed.${container}`,
        label: 'Grace runs out: SIGKILL',
        way: 'timer',
        does: [{ type: 'container.exit', params: { container, exitCode: 137, reason: 'Error' } }],
      },
      hookFails(false),
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'OOMKilled',
    region: 'container',
    stage: 'running',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The kernel killed the process of {container} because it wanted more memory than {memoryLimit}. Exit code 137 is 128 plus signal 9. A restart gives it the same limit again.',
    source: 'resources',
    strikes: [
      {
        ...unseen,
        event: `container.oomKilled.${container}`,
        label: '{container} runs out of memory',
        does: [begin, { type: 'container.exit', params: { container, exitCode: 137, reason: 'OOMKilled' } }],
      },
      {
        at: ['running'],
        event: `container.oomKilled.${container}`,
        label: '{container} runs out of memory',
        does: [{ type: 'container.exit', params: { container, exitCode: 137, reason: 'OOMKilled' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'Unknown',
    region: 'container',
    stage: 'running',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The container engine no longer knows what became of the process of {container}, so it reports exit code 255 and the reason Unknown.',
    source: 'containerStates',
    rare: true,
    strikes: [
      {
        at: ['running', 'Killing'],
        event: `container.mislaid.${container}`,
        label: 'Engine loses track of {container}',
        does: [{ type: 'container.exit', params: { container, exitCode: 255, reason: 'Unknown' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'ContainerStatusUnknown',
    region: 'container',
    stage: 'running',
    mark: 'failure',
    actor: 'kubelet',
    says: 'The container of **{container}** is gone without a record, for example after a restart of the node. The kubelet writes exit code 137 because it has to write something: it is no sign of too little memory.',
    source: 'containerStates',
    rare: true,
    strikes: [
      {
        at: ['running', 'Killing'],
        event: `container.lost.${container}`,
        label: '{container} has vanished',
        does: [{ type: 'container.exit', params: { container, exitCode: 137, reason: 'ContainerStatusUnknown' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'seccomp killed',
    region: 'container',
    stage: 'running',
    mark: 'failure',
    actor: 'container-engine',
    says: 'The process of {container} made a system call that its seccomp profile forbids, and the kernel killed it. CRI-O says so in the reason; containerd says Error.',
    source: 'containerStates',
    rare: true,
    strikes: [
      {
        at: ['running'],
        event: `container.forbidden.${container}`,
        label: 'A system call is forbidden',
        does: [{ type: 'container.exit', params: { container, exitCode: 159, reason: 'seccomp killed' } }],
      },
    ],
    timer: observe,
    leaves: restarts,
  },
  {
    reason: 'CrashLoopBackOff',
    region: 'container',
    stage: 'running',
    mark: 'wait',
    actor: 'kubelet',
    says: '**{container}** ended with exit code {exitCode}, and the kubelet waits {wait} before it starts it again. The first restart was immediate; each one after it doubles the wait, up to 5 min. Ten minutes of running reset it.',
    note: '0, 10, 20, 40 ... 300 s',
    source: 'restartPolicy',
    waiting: 'back-off {wait} restarting failed container={container} pod={pod}_{namespace}',
    strikes: [
      {
        at: [...ends, 'RunContainerError', 'PostStartHookError'],
        event: resync.event,
        label: 'kubelet backs off',
        way: 'timer',
        when: {
          type: 'all',
          params: {
            of: [
              { type: 'restarts', params: { container, is: true } },
              { type: 'backOff', params: { container, runs: true } },
            ],
          },
        },
        records: [
          {
            type: 'Warning',
            reason: 'BackOff',
            message: 'Back-off restarting failed container {container} in pod {pod}_{namespace}',
            container,
          },
        ],
      },
    ],
    timer: { event: `backoff.elapsed.${container}`, label: 'back-off', delay: { type: 'crashLoopBackOff', container } },
    leaves: [
      {
        event: `backoff.elapsed.${container}`,
        to: 'checking',
        label: 'Back-off ends',
        way: 'timer',
        when: alive,
        does: [{ type: 'container.restart', params: { container } }],
      },
    ],
  },
];
