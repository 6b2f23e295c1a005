import { describe, expect, test } from 'vitest';
import { inquire } from '../../lib/explain/inquiry.ts';
import { reportOn } from '../../lib/explain/report.ts';
import { noWay } from '../../lib/explain/way/way.ts';
import { brokenEvidence } from './evidence-law.ts';
import { event, pod, status } from './on-call/on-call-case.ts';
import { described } from './printed.ts';

const now = Date.parse('2026-11-23T20:06:00Z');
const image = 'ghcr.io/acme/api:1.4';
const words = `Failed to pull image "${image}": ${image}: not found`;
const waiting = { waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"` } };
const name = 'api-7d9c5b6f4-x2x9q';

function reportsOn(...given: readonly (object | string)[]) {
  const source = given.map((one) => (typeof one === 'string' ? one : JSON.stringify(one, null, 1))).join('\n');
  const { answers, unread } = inquire([{ source }], now, now);
  expect(unread).toEqual([]);
  return answers.map(({ explanation, locate }) => ({ source, report: reportOn(explanation, noWay, locate) }));
}

const regarding = {
  kind: 'Pod',
  namespace: 'shop',
  name,
  uid: '6f1b2d3c-0000-4000-8000-0123456789ab',
  fieldPath: 'spec.containers{api}',
};
const times = {
  eventTime: '2026-11-23T20:01:00.123456Z',
  series: { count: 7, lastObservedTime: '2026-11-23T20:05:00.000000Z' },
};
const metadata = { name: `${name}.17a`, namespace: 'shop' };

/** One Event in every form that kubectl and the API have for it. */
const forms: Readonly<Record<string, object | string>> = {
  'v1 with count': event('Failed', words),
  'v1 with series': {
    apiVersion: 'v1',
    kind: 'Event',
    metadata,
    type: 'Warning',
    reason: 'Failed',
    message: words,
    firstTimestamp: null,
    lastTimestamp: null,
    ...times,
    reportingComponent: 'kubelet',
    involvedObject: regarding,
  },
  'events.k8s.io/v1': {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata,
    type: 'Warning',
    reason: 'Failed',
    action: 'Pulling',
    note: words,
    ...times,
    reportingController: 'kubelet',
    regarding,
  },
  'kubectl get events': `LAST SEEN   TYPE      REASON   OBJECT                     MESSAGE
4m5s        Warning   Failed   pod/${name}   ${words}`,
  'kubectl get events -A': `NAMESPACE   LAST SEEN   TYPE      REASON   OBJECT                     MESSAGE
shop        4m5s        Warning   Failed   pod/${name}   ${words}`,
  'kubectl get events -o wide': `LAST SEEN   TYPE      REASON   OBJECT                     SUBOBJECT              SOURCE                 MESSAGE                                                                             FIRST SEEN   COUNT   NAME
4m5s        Warning   Failed   pod/${name}   spec.containers{api}   kubelet, ip-10-0-1-5   ${words}   5m1s         5       ${name}.17a`,
  'kubectl events': `LAST SEEN             TYPE      REASON   OBJECT                     MESSAGE
4m5s (x5 over 5m1s)   Warning   Failed   Pod/${name}   ${words}`,
  'kubectl events -A': `NAMESPACE   LAST SEEN             TYPE      REASON   OBJECT                     MESSAGE
shop        4m5s (x5 over 5m1s)   Warning   Failed   Pod/${name}   ${words}`,
};

describe('an Event in any of its forms proves the same', () => {
  test.each(Object.entries(forms))('%s', (_, form) => {
    const [found] = reportsOn(pod([status(waiting)], { phase: 'Pending' }), form);
    expect(found?.report.cause).toBe('image-not-found');
    expect(found?.report.evidence.map(({ value }) => value)).toContain(words);
    // What a status does not say is not put into its mouth.
    const bare = found?.report.evidence.find(({ value }) => value === waiting.waiting.message);
    expect(bare?.claim).not.toMatch(/registry/);
    if (found && typeof form === 'object') expect(brokenEvidence(found.report, found.source)).toEqual([]);
  });
});

test.each(['PodHasNetwork', 'PodReadyToStartContainers'])('the sandbox is there, says the condition %s', (type) => {
  const [found] = reportsOn(
    pod([status({ waiting: { reason: 'ContainerCreating' } })], {
      phase: 'Pending',
      conditions: [
        { type, status: 'True' },
        { type: 'PodScheduled', status: 'True' },
      ],
    }),
  );
  expect(found?.report.verdict).toMatch(/step 6 or 7/);
});

describe('kubectl get pods, in its forms', () => {
  const row = 'Init:CrashLoopBackOff   7 (61s ago)   3h';
  test.each([
    ['plain', `NAME        READY   STATUS                  RESTARTS      AGE\nweb-1       0/1     ${row}`],
    [
      '-A -o wide',
      `NAMESPACE   NAME        READY   STATUS                  RESTARTS      AGE   IP           NODE   NOMINATED NODE   READINESS GATES\nshop        web-1       0/1     ${row}    10.244.1.8   n1     <none>           <none>`,
    ],
    [
      '--show-labels',
      `NAME        READY   STATUS                  RESTARTS      AGE   LABELS\nweb-1       0/1     ${row}    app=web,tier=front`,
    ],
    ['-w', `NAME        READY   STATUS                  RESTARTS      AGE\nweb-1       0/1     ${row}`],
  ])('%s', (_, table) => {
    const [found] = reportsOn(table);
    expect(found?.report).toMatchObject({
      name: 'web-1',
      status: 'Init:CrashLoopBackOff',
      cause: 'restarts-unexplained',
    });
  });

  test('says no more than the table does', () => {
    const [deleting, init] = reportsOn(
      'NAME   READY   STATUS        RESTARTS   AGE\na      1/1     Terminating   0          3h\nb      0/1     Init:1/3      0          3m',
    );
    expect(deleting?.report).toMatchObject({ healthy: true, confidence: 'possible' });
    expect(deleting?.report.verdict).toBe('The pod is being deleted; a table does not tell since when.');
    expect(init?.report.verdict).toMatch(/^1 of 3 init containers are done/);
  });
});

test.each([
  ['of a crash loop', 0, 'out-of-memory'],
  ['of a pod that stays Terminating on a node of which nothing is heard', 1, 'node-lost'],
] as const)('kubectl describe %s', (_, index, cause) => {
  const [found] = reportsOn(described[index] ?? '');
  expect(found?.report.cause).toBe(cause);
  expect(found?.report.evidence.every(({ line }) => line !== null && line > 0)).toBe(true);
});
