import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { casesOf } from '../../lib/explain/cases.ts';
import { readMaterial } from '../../lib/explain/input/read.ts';
import { inquire } from '../../lib/explain/inquiry.ts';
import { eventJson, now, podJson } from './texts.ts';

const image = 'ghcr.io/acme/web:1.0';
const waiting = podJson({
  status: {
    phase: 'Pending',
    containerStatuses: [
      { name: 'app', state: { waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"` } } },
    ],
  },
});

const eventTable = `LAST SEEN   TYPE      REASON    OBJECT    MESSAGE
20s         Normal    BackOff   pod/web   Back-off pulling image "${image}"
4s          Warning   Failed    pod/web   Failed to pull image "${image}": failed to resolve image: ${image}: not found`;

const described = `Name:             web
Namespace:        shop
Node:             node-1/10.0.0.1
Start Time:       Mon, 23 Nov 2026 20:05:00 +0000
Annotations:      secret.example.com/token: hunter2
Status:           Pending
Containers:
  app:
    Image:          ${image}
    State:          Waiting
      Reason:       ImagePullBackOff
    Ready:          False
    Restart Count:  0
    Environment:
      TOKEN:  hunter2
Conditions:
  Type                        Status
  PodReadyToStartContainers   True
  Ready                       False
Events:
  Type     Reason     Age               From               Message
  ----     ------     ----              ----               -------
  Normal   Scheduled  20s               default-scheduler  Successfully assigned shop/web to node-1
  Warning  Failed     4s (x2 over 20s)  kubelet            Failed to pull image "${image}": not found
`;

const causeOf = (source: string) => inquire([{ source }], now, now).answers.map(({ explanation }) => explanation.cause);

describe('whatever kubectl prints is recognised by itself', () => {
  const json = JSON.stringify(waiting);
  const event = {
    kind: 'Event',
    metadata: { name: 'web.1', namespace: 'shop' },
    reason: 'Failed',
    type: 'Warning',
    message: `Failed to pull image "${image}": not found`,
    involvedObject: { kind: 'Pod', name: 'web', uid: 'u-1' },
  };
  const modern = {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: 'web.1', namespace: 'shop' },
    reason: 'Failed',
    note: event.message,
    regarding: event.involvedObject,
  };
  const yaml = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  nodeName: n\n  containers:\n  - name: app\n    image: ${image}\nstatus:\n  phase: Pending\n  containerStatuses:\n  - name: app\n    state:\n      waiting:\n        reason: ErrImagePull\n        message: "not found"\n`;

  test.each([
    ['a Pod and an Event, one JSON after the other', `${json}\n${JSON.stringify(event)}`],
    ['an Event of events.k8s.io/v1', `${json}\n${JSON.stringify(modern)}`],
    ['one List of both', JSON.stringify({ kind: 'List', items: [waiting, event] })],
    [
      'a PodList whose items have no kind',
      JSON.stringify({ kind: 'PodList', items: [{ ...waiting, kind: undefined }] }) + eventLine(event),
    ],
    ['an array, as kubespy records it', JSON.stringify([waiting, event])],
    ['lines of a watch', `{"type":"ADDED","object":${json}}\n{"type":"ADDED","object":${JSON.stringify(event)}}`],
    [
      'a recording',
      `{"at":"2026-11-23T20:05:00Z","kind":"Pod","type":"ADDED","object":${json}}\n{"kind":"Event","object":${JSON.stringify(event)}}`,
    ],
    [
      'JSON and the table of Events',
      `$ kubectl get pod web -o json\n${JSON.stringify(waiting, null, 2)}\n$ kubectl get events\n${eventTable}`,
    ],
    ['YAML', yaml],
    ['YAML with Windows line ends', yaml.replaceAll('\n', '\r\n')],
    ['YAML between fences', `Look at this:\n\n\`\`\`\n${yaml}\`\`\`\n`],
    ['describe', described],
    ['describe and YAML', `${described}\n---\n${yaml}`],
    [
      'a table of Pods and describe',
      `NAME   READY   STATUS             RESTARTS   AGE\nweb    0/1     ImagePullBackOff   0          20s\n\n${described}`,
    ],
  ])('%s', (_, source) => {
    expect(causeOf(source)).toEqual(['image-not-found']);
  });

  test('a table alone says a word, and that it proves little', () => {
    const table = `NAMESPACE   NAME   READY   STATUS             RESTARTS      AGE
shop        api    1/1     Running            0             3d
shop        web    0/1     ImagePullBackOff   0             20s
shop        job    0/1     OOMKilled          2 (5s ago)    2m
shop        db     1/1     Running            4 (30s ago)   2m`;
    const { answers } = inquire([{ source: table }], now);
    expect(answers.map(({ explanation }) => [explanation.status, explanation.healthy])).toEqual([
      ['Running', true],
      ['ImagePullBackOff', false],
      ['OOMKilled', false],
      ['Running', false],
    ]);
    const [, web] = answers;
    expect(web?.explanation.confidence).toBe('possible');
    expect(web?.explanation.commands[0]?.run).toContain('kubectl -n shop get pod web -o yaml');
  });

  test('Events say of a row what its word does not; those about a pod that is gone are none of its', () => {
    const rows = 'NAME  READY  STATUS  RESTARTS  AGE\nweb  0/1  ImagePullBackOff  0  20s\n';
    const other = '3s  Warning  Failed  pod/lost  Error: ErrImagePull';
    const { answers, unread } = inquire([{ source: `${rows}\n${eventTable}\n${other}` }], now);
    const [answer] = answers;
    expect(answer?.brief.cause).toBe('image-not-found');
    expect(answer?.brief.verdict).toBe(`The registry has no ${image}, so the container cannot start.`);
    expect(answer?.explanation.confidence).toBe('possible');
    const [first] = answer?.explanation.evidence ?? [];
    expect(first?.source).toMatch(/^Event\//);
    expect(first && answer?.locate(first)?.line).toBe(6);
    expect(unread).toEqual([]);
  });

  test('Events without any pod are missed aloud', () => {
    const { unread } = inquire([{ source: eventTable }], now);
    expect(unread).toEqual([{ line: 2, says: 'the pods that these Events are about were not given: web' }]);
  });

  test('a table without namespaces leaves the namespace to kubectl', () => {
    const [answer] = inquire([{ source: 'NAME  READY  STATUS  RESTARTS  AGE\nweb  0/1  Error  0  20s' }], now).answers;
    expect(answer?.explanation.commands[0]?.run).toBe('kubectl get pod web -o yaml; kubectl events --for pod/web');
    expect(answer?.explanation.commands[0]?.why).toContain('add -n');
  });

  test('what is not of today counts from the newest time in it, and that is said', () => {
    const later = now + 86_400_000;
    expect(inquire([{ source: `${json}\n${eventTable}` }], now).countsFrom).toBeUndefined();
    const event = { ...eventJson('Failed', 'Error: ImagePullBackOff'), lastTimestamp: '2026-11-23T20:05:30Z' };
    expect(inquire([{ source: `${json}\n${JSON.stringify(event)}` }], later).countsFrom).toBe('2026-11-23T20:05:30Z');
    expect(inquire([{ source: `${json}\n${JSON.stringify(event)}` }], later, later).countsFrom).toBeUndefined();
    expect(inquire([{ source: json }], later).countsFrom).toBeUndefined();
  });

  test.each([
    ['colours of a terminal', (text: string) => text.replaceAll('web', '\u001b[31mweb\u001b[0m')],
    ['marks of a quotation', (text: string) => text.replaceAll(/^/gm, '> ')],
    ['the indentation of Markdown', (text: string) => text.replaceAll(/^/gm, '    ')],
    ['prompts of a shell', (text: string) => `oncall@b:~$ kubectl describe pod web\n${text}\noncall@b:~$ `],
    ['a prompt of root', (text: string) => `[root@cp-1 ~]# k get pod\n${text}\nroot@cp-1:/# `],
  ])('%s say nothing, in whatever was pasted', (_, changed) => {
    for (const text of [described, stringify(waiting), `${stringify(waiting)}\n${eventTable}`]) {
      const plain = inquire([{ source: text }], now).answers.map(({ brief }) => [brief.name, brief.cause]);
      const { answers, unread } = inquire([{ source: changed(text) }], now);
      expect(answers.map(({ brief }) => [brief.name, brief.cause])).toEqual(plain);
      expect(unread).toEqual([]);
    }
  });

  test('JSON that was cut off is called that, and the whole objects in it are used', () => {
    const pretty = JSON.stringify(waiting, null, 2);
    const { answers, unread } = inquire([{ source: pretty.slice(0, -40) }], now);
    expect(answers).toEqual([]);
    expect(unread).toEqual([{ line: 1, says: 'the JSON that begins here does not end, so part of it is missing' }]);
    const list = `{"kind": "List", "items": [\n${json},\n${json.slice(0, 90)}`;
    const cut = inquire([{ source: list }], now);
    expect(cut.answers).toHaveLength(1);
    expect(cut.unread.map(({ line }) => line)).toEqual([1]);
  });

  test('objects are joined by uid, and those without one by name', () => {
    const older = podJson({ status: { phase: 'Pending' } });
    const { answers, byName } = inquire([{ source: `${JSON.stringify(older)}\n${json}` }], now, now);
    expect([answers.length, byName]).toEqual([1, []]);
    const nameless = (one: object) => JSON.stringify({ ...one, metadata: { name: 'web', namespace: 'shop' } });
    expect(inquire([{ source: `${nameless(older)}\n${nameless(waiting)}` }], now, now).byName).toEqual(['web']);
    const other = podJson({ metadata: { uid: 'u-2' } });
    expect(inquire([{ source: `${json}\n${JSON.stringify(other)}` }], now, now).answers).toHaveLength(2);
  });

  test('what was not understood is listed with its line, and the rest is used', () => {
    const source = `what is this?\n${json}\n{"kind": "Pod", "metadata": {}}\n{ not json\n`;
    const { answers, unread } = inquire([{ source, file: 'paste.txt' }], now, now);
    expect(answers).toHaveLength(1);
    expect(unread.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(unread[1]?.says).toContain('Pod without a name');
  });

  test('names of ConfigMaps and Secrets are evidence of what is missing', () => {
    const pod = podJson({
      status: {
        phase: 'Pending',
        containerStatuses: [
          {
            name: 'app',
            state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "keys" not found' } },
          },
        ],
      },
    });
    const secrets = 'NAME   TYPE     DATA   AGE\nkey    Opaque   1      3d';
    const [answer] = inquire(
      [
        {
          source: `${JSON.stringify(pod)}\n${secrets.replace('NAME  ', 'NAMESPACE   NAME  ').replace('key', 'shop        key')}`,
        },
      ],
      now,
      now,
    ).answers;
    expect(answer?.explanation.evidence.at(-1)?.claim).toBe('It is not among the 1 Secrets that were given.');
  });

  function eventLine(one: object): string {
    return `\n${JSON.stringify(one)}`;
  }
});

describe('evidence leads to its line', () => {
  test.each([
    ['JSON', JSON.stringify(waiting, null, 2), '"reason": "ImagePullBackOff"'],
    ['describe', described, 'Reason:       ImagePullBackOff'],
  ])('in %s', (_, source, text) => {
    const [answer] = inquire([{ source }], now, now).answers;
    const [first] = answer?.explanation.evidence ?? [];
    if (!answer || !first) throw new Error('nothing was found');
    const place = answer.locate(first);
    const line = place?.lineOf?.(['status', 'containerStatuses', 0, 'state', 'waiting', 'reason']) ?? 0;
    expect(source.split('\n')[line - 1]).toContain(text);
  });
});

describe('what nobody must see is dropped while reading', () => {
  const secret = 'hunter2';
  const pod = podJson({
    metadata: {
      annotations: { 'example.com/token': secret, 'kubectl.kubernetes.io/last-applied-configuration': secret },
    },
    container: { env: [{ name: 'TOKEN', value: secret }] },
    status: { phase: 'Pending' },
  });
  const data = { kind: 'Secret', metadata: { name: 'keys', annotations: { a: secret } }, data: { token: secret } };

  test.each([
    ['JSON', `${JSON.stringify(pod)}\n${JSON.stringify(data)}`],
    ['describe', described],
  ])('values of the environment, of Secrets and annotations in %s', (_, source) => {
    const material = readMaterial([{ source }], now);
    const kept = JSON.stringify(
      [material.pods, material.events, [...material.names], casesOf(material, now)],
      (_key, value) => (value instanceof Map ? [...value] : value instanceof Set ? [...value] : value),
    );
    expect(kept).toContain('web');
    expect(kept).not.toContain(secret);
  });
});
