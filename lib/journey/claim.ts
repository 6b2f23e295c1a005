import type { KubeEvent } from '@/lib/kubernetes/kube-event.ts';
import type { RecordParams } from '@/machines/actions.ts';
import { debuggerName } from '@/machines/pod-context.ts';

/**
 * What a Kubernetes Event says has happened, as a key: the container, the reason, and what of the message tells one
 * happening from another of the same reason. Texts differ between releases and runtimes, so no more of them is read.
 */
export type Claim = string;

/** What a recorded Event claims. */
export function claimOfEvent({ type, reason, message, involvedObject }: KubeEvent): Claim {
  // Whatever name an ephemeral container has, the machine knows one.
  const isEphemeral = involvedObject.fieldPath?.startsWith('spec.ephemeralContainers');
  return claim(isEphemeral ? debuggerName : containerIn(involvedObject.fieldPath), type, reason, message);
}

/** What the machine's own Event claims that a transition records. */
export function claimOfRecord({ container = '', type, reason, message }: RecordParams): Claim {
  return claim(container, type, reason, message);
}

/** The container that an Event is about, written as `spec.containers{app}`; empty when it is about the whole pod. */
function containerIn(fieldPath: string | undefined): string {
  return fieldPath?.match(/\{(.+)\}$/)?.[1] ?? '';
}

function claim(container: string, type: string, reason: string, message: string): Claim {
  return [container, reason, kinds[reason]?.(message, type) ?? ''].join('/');
}

/** How Events of one reason are told apart (facts 2). */
const kinds: Readonly<Record<string, (message: string, type: string) => string>> = {
  Pulled: (message) => (message.startsWith('Successfully pulled') ? 'pulled' : 'present'),
  Failed: (message) => {
    if (message.startsWith('Failed to pull')) return 'pull';
    const word = message.match(/^Error: ([A-Z]\w+)$/)?.[1];
    return word ?? (message.startsWith('Error: ') ? 'start' : 'other');
  },
  Killing: (message) => {
    if (message.startsWith('Stopping container')) return 'stop';
    if (/failed (liveness|startup) probe/.test(message)) return 'probe';
    return message.startsWith('FailedPostStartHook') ? 'hook' : 'other';
  },
  Unhealthy: (message) => `${message.split(' ')[0]}${message.includes(' errored') ? ' errored' : ''}`,
  BackOff: (_, type) => (type === 'Normal' ? 'image' : 'restart'),
};
