import { inquire } from '../../lib/explain/inquiry.ts';

/** A Pod as JSON, with a status that a test decides. */
export function podJson({
  status = {},
  spec = {},
  metadata = {},
  container = {},
}:
  | Readonly<Record<'status' | 'spec' | 'metadata' | 'container', Readonly<Record<string, unknown>>>>
  | Partial<Record<'status' | 'spec' | 'metadata' | 'container', Readonly<Record<string, unknown>>>> = {}): Record<
  string,
  unknown
> {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop', uid: 'u-1', creationTimestamp: '2026-11-23T20:00:00Z', ...metadata },
    spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'ghcr.io/acme/web:1.0', ...container }], ...spec },
    status: { phase: 'Running', startTime: '2026-11-23T20:00:01Z', ...status },
  };
}

/** That Pod, whose container waits for the reason and with the message that a test decides. */
export function waitingJson(
  reason: string,
  message: string | undefined,
  container: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const containerStatuses = [{ name: 'app', state: { waiting: { reason, message } } }];
  return podJson({ container, status: { phase: 'Pending', containerStatuses } });
}

/** An Event about that Pod. */
export function eventJson(
  reason: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `web.${reason}.${message.length}`, namespace: 'shop' },
    type: 'Warning',
    reason,
    message,
    count: 1,
    firstTimestamp: '2026-11-23T20:05:00Z',
    lastTimestamp: '2026-11-23T20:05:00Z',
    involvedObject: { kind: 'Pod', name: 'web', namespace: 'shop', uid: 'u-1', fieldPath: 'spec.containers{app}' },
    ...more,
  };
}

export const now = Date.parse('2026-11-23T20:06:00Z');

/** What is said of the first pod in some objects. */
export function explainObjects(...objects: readonly Readonly<Record<string, unknown>>[]) {
  const [answer] = inquire([{ source: objects.map((one) => JSON.stringify(one)).join('\n') }], now, now).answers;
  if (!answer) throw new Error('there is no pod');
  return answer.explanation;
}
