import { containerOf, type PodContext, type ProbeKind, recordOf } from './pod-context.ts';
import { backOff, backOffEnd } from './restart.ts';

/** The lengths of the pod machine's timers, each named after what decides it. */
export type DelayRef =
  | { readonly type: 'crashLoopBackOff'; readonly container: string }
  | { readonly type: 'imagePullBackOff'; readonly container: string }
  | { readonly type: 'probe'; readonly container: string; readonly probe: ProbeKind }
  | { readonly type: 'gracePeriod' }
  | { readonly type: 'volumeRetry' }
  | { readonly type: 'fixed'; readonly ms: number };

/** Milliseconds from now until the timer is over. */
export function delayOf(delay: DelayRef, context: PodContext): number {
  switch (delay.type) {
    case 'crashLoopBackOff':
      return Math.max(0, backOffEnd(recordOf(context, delay.container)) - context.now);
    case 'imagePullBackOff':
      return backOff(recordOf(context, delay.container).pullFailures);
    case 'probe': {
      const probe = containerOf(context.spec, delay.container)[`${delay.probe}Probe`];
      const failed = recordOf(context, delay.container).probeFailures[delay.probe] > 0;
      return 1000 * (failed ? (probe?.periodSeconds ?? 10) : Math.max(1, probe?.initialDelaySeconds ?? 0));
    }
    case 'gracePeriod': {
      const end = (context.stoppingAt ?? context.now) + graceOf(context) * 1000;
      return Math.max(shortestStop, end - context.now);
    }
    case 'volumeRetry':
      return Math.min(500 * 2 ** Math.max(0, context.mountFailures - 1), longestVolumeRetry);
    case 'fixed':
      return delay.ms;
    default:
      return delay satisfies never;
  }
}

/** Seconds that a stopping container has: the deletion's grace, else the pod's own (facts D1). */
export function graceOf(context: PodContext): number {
  return context.grace ?? context.spec.terminationGracePeriodSeconds;
}

/** A container that is told to stop has at least 2 s, even when its preStop hook has used up the grace (facts D6). */
const shortestStop = 2000;

/** A failed volume operation is tried again after 0.5 s, doubling up to 2 min 2 s. */
const longestVolumeRetry = 122_000;
