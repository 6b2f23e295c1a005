import { type Fields, fields } from '@/lib/kubernetes/fields.ts';
import { ageOf } from './age.ts';
import { type DescribedContainer, dateOf, describedContainer } from './described-container.ts';
import { childOf, type Described, describedTree, wordOf } from './described-tree.ts';
import type { Material } from './material.ts';
import type { Place } from './place.ts';

/** Reads what `kubectl describe` printed of a Pod, or of a Node's name, with its Events. */
export function readDescribed(material: Material, text: string, place: Place, now: number): void {
  const lines = text.split('\n');
  const tree = describedTree(lines);
  const name = wordOf(tree, 'Name') ?? '';
  const namespace = wordOf(tree, 'Namespace');
  const isPod = childOf(tree, 'Containers') !== undefined && childOf(tree, 'Status') !== undefined;
  const taken = takenAt(tree, lines) ?? Math.min(now, waitedUntil(lines));
  if (isPod) material.take({ at: new Date(taken).toISOString(), object: podOf(tree, taken) }, placeOf(tree, place));
  else material.miss(place, `describe was read of Pods only, and ${name} is none`);
  const events = lines.findIndex((line) => /^Events:/.test(line));
  if (events >= 0) readEvents(material, lines, events + 1, { name, namespace, place, now: taken, isPod });
}

/**
 * When it was printed: an Event tells how long ago something was of which the text has the time. A pod is bound and begun
 * within a second; what was started or killed last is what began or ended last.
 */
function takenAt(tree: readonly Described[], lines: readonly string[]): number | undefined {
  const [started, finished] = [newestDate(lines, 'Started'), newestDate(lines, 'Finished')];
  const begin = timeOf(wordOf(tree, 'Start Time'));
  const known = [
    [begin, 'Scheduled'],
    [started, 'Started'],
    [finished, 'Killing'],
  ] as const;
  for (const [time, reason] of known) {
    const age = youngest(lines, reason);
    if (time !== undefined && age !== undefined) return time + age;
  }
  return undefined;
}

/** A container that waits for its next start has ended within the last 5 min (facts 5.1). */
function waitedUntil(lines: readonly string[]): number {
  const waits = lines.some((line) => /^\s*Reason:\s+CrashLoopBackOff\s*$/.test(line));
  return waits ? (newestDate(lines, 'Finished') ?? Infinity) + 300_000 : Infinity;
}

/** How long ago the last Event of a reason was. */
function youngest(lines: readonly string[], reason: string): number | undefined {
  const row = new RegExp(`^\\s*(?:Normal|Warning)\\s+${reason}\\s+(\\S+)`);
  const ages = lines.flatMap((line) => ageOf(row.exec(line)?.[1] ?? '') ?? []);
  return ages.length === 0 ? undefined : Math.min(...ages);
}

function newestDate(lines: readonly string[], field: 'Started' | 'Finished'): number | undefined {
  const row = new RegExp(`^\\s+${field}:\\s+(.+)$`);
  const times = lines.flatMap((line) => timeOf(row.exec(line)?.[1]) ?? []);
  return times.length === 0 ? undefined : times.reduce((most, time) => Math.max(most, time));
}

function timeOf(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function podOf(tree: readonly Described[], now: number): Fields {
  const status = wordOf(tree, 'Status') ?? '';
  const lasts = ageOf(/^Terminating \(lasts (\S+)\)/.exec(status)?.[1] ?? '');
  const grace = Number(/^(\d+)s/.exec(wordOf(tree, 'Termination Grace Period') ?? '')?.[1] ?? Number.NaN);
  const init = containersIn(tree, 'Init Containers');
  const main = containersIn(tree, 'Containers');
  const isRunning = ({ status: one }: DescribedContainer) => fields(fields(one.state)?.running) !== undefined;
  // Only a sidecar still runs beside the main containers.
  const sidecars = new Set(main.some(isRunning) ? init.filter(isRunning) : []);
  const begin = dateOf(wordOf(tree, 'Start Time'));
  const [node = ''] = (wordOf(tree, 'Node') ?? '').split('/');
  const controller = /^(\w+)\/(\S+)$/.exec(wordOf(tree, 'Controlled By') ?? '');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: wordOf(tree, 'Name'),
      namespace: wordOf(tree, 'Namespace'),
      creationTimestamp: begin,
      ...(lasts === undefined ? {} : { deletionTimestamp: new Date(now - lasts).toISOString() }),
      ...(status.startsWith('Terminating') && Number.isFinite(grace) ? { deletionGracePeriodSeconds: grace } : {}),
      ownerReferences: controller ? [{ kind: controller[1], name: controller[2], controller: true }] : [],
    },
    spec: {
      ...(node === '' ? {} : { nodeName: node }),
      initContainers: init.map((one) => (sidecars.has(one) ? { ...one.spec, restartPolicy: 'Always' } : one.spec)),
      containers: main.map(({ spec }) => spec),
      nodeSelector: Object.fromEntries(listed(tree, 'Node-Selectors').map((pair) => pair.split('='))),
      tolerations: listed(tree, 'Tolerations').map(tolerationOf),
      ...(Number.isFinite(grace) ? { terminationGracePeriodSeconds: grace } : {}),
    },
    status: {
      phase: status.startsWith('Terminating') ? 'Running' : status,
      reason: wordOf(tree, 'Reason'),
      message: wordOf(tree, 'Message'),
      startTime: begin,
      podIP: wordOf(tree, 'IP'),
      conditions: (childOf(tree, 'Conditions')?.children ?? []).flatMap(({ key }) => {
        const [type, is] = key.split(/\s+/);
        return type === 'Type' || is === undefined ? [] : [{ type, status: is }];
      }),
      initContainerStatuses: init.map(({ status: one }) => one),
      containerStatuses: main.map(({ status: one }) => one),
    },
  };
}

function containersIn(tree: readonly Described[], key: string): readonly DescribedContainer[] {
  return (childOf(tree, key)?.children ?? []).map(describedContainer);
}

/** The first entry stands behind the key, the others below it. */
function listed(tree: readonly Described[], key: string): readonly string[] {
  const node = childOf(tree, key);
  if (!node) return [];
  const below = node.children.map((child) => (child.value ? `${child.key}:${child.value}` : child.key));
  return [node.value, ...below].filter((entry) => entry !== '' && entry !== '<none>');
}

/** `node.kubernetes.io/unreachable:NoExecute op=Exists for 300s` */
function tolerationOf(entry: string): Fields {
  const [, key = '', value = '', effect = ''] = /^([^=:\s]*)(?:=([^:\s]*))?(?::(\S+))?/.exec(entry) ?? [];
  const seconds = /for (\d+)s/.exec(entry)?.[1];
  return {
    key,
    value,
    effect,
    operator: entry.includes('op=Exists') ? 'Exists' : 'Equal',
    ...(seconds === undefined ? {} : { tolerationSeconds: Number(seconds) }),
  };
}

/** `describe` has other names than the API, so a path leads to the line where kubectl shows the same. */
function placeOf(tree: readonly Described[], place: Place): Place {
  const known = new Map<string, number>();
  const set = (path: string, line: number | undefined) => line !== undefined && known.set(path, line);
  for (const [key, path] of Object.entries(paths)) set(path, childOf(tree, key)?.line);
  for (const [key, list] of [
    ['Init Containers', 'initContainer'],
    ['Containers', 'container'],
  ] as const) {
    for (const [index, { lines }] of containersIn(tree, key).entries()) {
      for (const [field, line] of Object.entries(lines)) set(`status.${list}Statuses.${index}.${field}`, line);
      set(`spec.${list}s.${index}`, lines['']);
    }
  }
  const lineOf = ([first, ...more]: readonly (string | number)[]) => {
    const steps = first === 'object' || first === undefined ? more : [first, ...more];
    for (let count = steps.length; count > 0; count--) {
      const line = known.get(steps.slice(0, count).join('.')) ?? known.get(`${steps.slice(0, count).join('.')}.`);
      if (line !== undefined) return place.line + line;
    }
    return place.line;
  };
  return { ...place, lineOf };
}

const paths: Readonly<Record<string, string>> = {
  Name: 'metadata.name',
  Status: 'status.phase',
  Reason: 'status.reason',
  Message: 'status.message',
  Node: 'spec.nodeName',
  'Start Time': 'status.startTime',
  Conditions: 'status.conditions',
  Tolerations: 'spec.tolerations',
  'Node-Selectors': 'spec.nodeSelector',
};

interface Context {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly place: Place;
  readonly now: number;
  readonly isPod: boolean;
}

function readEvents(material: Material, lines: readonly string[], from: number, context: Context): void {
  const { name, namespace, place, now, isPod } = context;
  for (let at = from; at < lines.length; at++) {
    const cells = (lines[at] ?? '').trim().split(/\s{2,}/);
    const [type = '', reason = '', age = '', component = '', ...rest] = cells;
    if (rest.length === 0 || (type !== 'Normal' && type !== 'Warning')) continue;
    const [, last = age, times, over] = /^(\S+) \(x(\d+) over (\S+?)\)$/.exec(age) ?? [];
    const said = rest.join('  ');
    const [, fieldPath, message = said] = /^(spec\.\w+\{[^}]+\}): (.*)$/s.exec(said) ?? [];
    const timeAgo = (ms: number | undefined) => (ms === undefined ? undefined : new Date(now - ms).toISOString());
    material.takeEvent(
      {
        name: `line-${place.line + at}`,
        namespace: namespace ?? '',
        type,
        reason,
        message,
        count: Number(times) || 1,
        firstTimestamp: timeAgo(ageOf(over ?? last)),
        lastTimestamp: timeAgo(ageOf(last)),
        component,
        involvedObject: { kind: isPod ? 'Pod' : 'Object', name, ...(fieldPath === undefined ? {} : { fieldPath }) },
      },
      { ...(place.file === undefined ? {} : { file: place.file }), line: place.line + at },
    );
  }
}
