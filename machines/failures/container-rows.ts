import type { ActionRef, RecordParams } from '../actions.ts';
import type { Strike } from '../failure.ts';
import type { GuardRef } from '../guards.ts';
import type { TimerRow, WayRow } from '../region.ts';

/** Stands for the container whose region a row is compiled into. */
export const container = '{container}';

/** The kubelet syncs a pod again 10 to 15 s after an error (facts N17); the walk takes the shortest. */
export const resync: TimerRow = {
  event: `kubelet.synced.${container}`,
  label: 'next try of the kubelet',
  delay: { type: 'fixed', ms: 10_000 },
};

/** The kubelet looks at its containers every second (facts 6.11, PLEG relist). */
export const observe: TimerRow = { ...resync, label: 'kubelet looks again', delay: { type: 'fixed', ms: 1000 } };

/** Nothing is started once a deletion is ordered (facts R3). */
export const alive: GuardRef = { type: 'deleting', params: { is: false } };

export const triesAgain: WayRow = {
  event: resync.event,
  to: 'checking',
  label: 'kubelet tries again',
  way: 'retry',
  when: alive,
};

/** A container that ended, or could not start, starts again: at once the first time, then after the back-off. */
export const restarts: readonly WayRow[] = [
  {
    event: resync.event,
    to: 'checking',
    label: 'kubelet restarts it at once',
    way: 'retry',
    when: {
      type: 'all',
      params: {
        of: [
          { type: 'restarts', params: { container, is: true } },
          { type: 'backOff', params: { container, runs: false } },
        ],
      },
    },
    does: [{ type: 'container.restart', params: { container } }],
  },
];

/** A new instance of the container begins. */
export const begin: ActionRef = { type: 'container.begin', params: { container } };

/** The Warning event `Failed` of a container. */
export function failed(message: string): Omit<RecordParams, 'from'> {
  return { type: 'Warning', reason: 'Failed', message, container };
}

/** The exit code of a process that the kubelet kills at once. */
export const killedCode = 137;

/** A failed postStart hook has its container killed; only one that will start again waits for that (facts R7.2). */
export function hookFails(restarts: boolean): Strike {
  return {
    at: ['postStart'],
    event: `hook.failed.${container}`,
    label: 'postStart hook fails',
    when: { type: 'restartsAfterExit', params: { container, exitCode: killedCode, is: restarts } },
    does: [
      begin,
      { type: 'container.exit', params: { container, exitCode: killedCode, reason: 'Error', fromEvent: true } },
    ],
    records: [
      { type: 'Warning', reason: 'FailedPostStartHook', message: 'PostStartHook failed', container },
      { type: 'Normal', reason: 'Killing', message: 'FailedPostStartHook', container },
    ],
  };
}
