import { stringify } from 'yaml';
import { failingWalks } from '@/lib/journey/failing.ts';
import type { KubeEvent, Moment } from '@/lib/journey/moment.ts';
import { fields } from '@/lib/kubernetes/fields.ts';
import type { ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import { printedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectPod } from '@/lib/kubernetes/projection.ts';
import { instantMs } from '@/lib/kubernetes/virtual-time.ts';
import type { Chart } from '@/machines/chart.ts';
import { type GraphState, toGraph } from '@/machines/graph.ts';

/** The label of a Pod that names the failure it shall come to. */
const label = 'podwalk/failure';

/**
 * The failures of a pod's machine as Stages for KWOK 0.8 or later: a Pod on one of its nodes that has the label goes
 * the machine's way to that failure, and round as the machine does. What Stages cannot hold is listed in comments at the
 * top. A machine without a Pod has none.
 */
export function toKwok(chart: Chart): string {
  const lives = failingWalks(chart).flatMap(({ state, moments }) => {
    const sights = sightsOf(moments);
    return sights.length === 0 ? [] : [{ label: labelOf(state), sights, ways: waysBetween(sights) }];
  });
  const labels = lives.map((life) => life.label);
  const others = toGraph(chart).states.filter((state) => isTrouble(state) && !labels.includes(labelOf(state)));
  return [
    `# ${chart.title}. Not in these Stages:`,
    '# - guards, and what people do: a Pod goes the one way that its label names',
    '# - waits that grow: each is as long as the first two of its kind were',
    '# - times of the past: each is that of its Stage',
    `# - ${others.length} states of trouble that no kubelet shows, that follow from others, or that this pod cannot have:`,
    `#   ${others.map(labelOf).join(', ')}`,
    '#',
    `# Give a Pod the label ${label}. The ${lives.length} words, and what STATUS then says:`,
    ...lives.map(({ label: word, sights }) => `#   ${word}: ${wordsOf(sights).join(', ')}`),
    ...merged(lives).map((stage) => `---\n${stringify(stage, { lineWidth: 0 }).trimEnd()}`),
    '',
  ].join('\n');
}

/** From one status to the next. */
interface Way {
  readonly from: readonly Requirement[];
  readonly template: string;
  /** Virtual milliseconds. */
  readonly delay: number;
  readonly events: readonly KubeEvent[];
}

interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

/** A status that a kubelet has written, and what tells it from others. */
interface Sight {
  readonly pod: Pod;
  readonly at: number;
  readonly look: readonly Requirement[];
  /** What the kubelet recorded when it came to look like this, and what until it looks otherwise. */
  readonly events: readonly KubeEvent[];
  readonly later: readonly KubeEvent[];
}

/** The steps between what a Pod shows, until it has looked like that before. */
function waysBetween(sights: readonly Sight[]): readonly Way[] {
  const ways: Way[] = [];
  const seen = new Set<string>();
  for (const [index, next] of sights.entries()) {
    const before = sights[index - 1];
    const from = before?.look ?? [{ key: '.status.startTime', operator: 'DoesNotExist' }];
    const key = JSON.stringify(from);
    if (seen.has(key)) break;
    seen.add(key);
    ways.push({
      from,
      template: templateOf(before?.pod, next.pod),
      delay: next.at - (before?.at ?? next.at),
      events: [...(before?.later ?? []), ...next.events],
    });
  }
  const last = sights.at(-1);
  return last === undefined || seen.has(JSON.stringify(last.look)) ? ways : [...ways, ...staying(last)];
}

/** Milliseconds after which a kubelet looks at a Pod again that it could not help. */
const again = 15_000;

/** A Pod that stays as it is says so from time to time; without a Stage for it KWOK would go on with its own. */
function staying({ pod, look, events, later }: Sight): readonly Way[] {
  if (pod.status.phase === 'Failed' || pod.status.phase === 'Succeeded') return [];
  return [{ from: look, template: templateOf(pod, pod), delay: again, events: [...events, ...later].slice(-1) }];
}

function isTrouble({ meta }: GraphState): boolean {
  return meta.mark === 'failure' || meta.mark === 'wait';
}

/** What STATUS says, each word once. */
function wordsOf(sights: readonly Sight[]): readonly string[] {
  return [...new Set(sights.map(({ pod, at }) => printedRow(pod, instantMs(at)).status))];
}

/** What the API shows once a kubelet has the Pod; of moments that look alike in a row, the last. */
function sightsOf(moments: readonly Moment[]): readonly Sight[] {
  const sights: Sight[] = [];
  for (const [index, moment] of moments.entries()) {
    const pod = projectPod(moment.snapshot);
    if (pod?.status.startTime === undefined) continue;
    if (pod.metadata.deletionTimestamp !== undefined) return [];
    const known = moments[index - 1]?.kubeEvents ?? [];
    const events = moment.kubeEvents.filter((event) => event.from === 'kubelet' && !known.includes(event));
    const look = lookOf(pod);
    const last = sights.at(-1);
    if (last && JSON.stringify(last.look) === JSON.stringify(look)) {
      sights[sights.length - 1] = { ...last, pod, later: [...last.later, ...events] };
    } else sights.push({ pod, look, at: moment.at, events, later: [] });
  }
  return sights;
}

/** What tells a status from every other on the way: how each container is, and what is said of the whole Pod. */
function lookOf({ status }: Pod): readonly Requirement[] {
  const { phase, reason, initContainerStatuses, containerStatuses } = status;
  return [
    { key: '.status.startTime', operator: 'Exists' },
    { key: '.status.phase', operator: 'In', values: [phase] },
    reason === undefined
      ? { key: '.status.reason', operator: 'DoesNotExist' }
      : { key: '.status.reason', operator: 'In', values: [reason] },
    ...initContainerStatuses.flatMap((own) => containerLook('.status.initContainerStatuses', own)),
    ...containerStatuses.flatMap((own) => containerLook('.status.containerStatuses', own)),
  ];
}

function containerLook(list: string, { name, state, ready, restartCount }: ContainerStatus): readonly Requirement[] {
  const own = `${list}.[] | select( .name == ${JSON.stringify(name)} )`;
  const reason = state.waiting?.reason ?? state.terminated?.reason;
  const kind = state.waiting ? 'waiting' : state.terminated ? 'terminated' : 'running';
  return [
    reason === undefined
      ? { key: `${own} | .state.${kind}`, operator: 'Exists' }
      : { key: `${own} | .state.${kind}.reason`, operator: 'In', values: [reason] },
    { key: `${own} | .ready`, operator: 'In', values: [String(ready)] },
    { key: `${own} | .restartCount | tostring`, operator: restartCount === 0 ? 'In' : 'NotIn', values: ['0'] },
  ];
}

/** The status as a template: its times are those of the Stage, and counts go on from what the Pod has. */
function templateOf(before: Pod | undefined, { status }: Pod): string {
  const { phase, reason, message, podIP, conditions } = status;
  const text = stringify(
    timeless({
      phase,
      ...(reason === undefined ? {} : { reason }),
      ...(message === undefined ? {} : { message }),
      ...(before === undefined ? { startTime: now } : {}),
      ...(podIP === undefined ? {} : { hostIP: address('Node'), podIP: address('Pod') }),
      conditions,
      ...Object.fromEntries(
        lists
          .filter((name) => status[name].length > 0 || (before?.status[name].length ?? 0) > 0)
          .map((name) => [name, status[name].map((own, index) => counted(own, before, `${name} ${index}`))]),
      ),
    }),
    { lineWidth: 0 },
  );
  return text
    .replaceAll(now, '{{ Now | Quote }}')
    .replaceAll(address('Node'), '{{ NodeIPWith .spec.nodeName | Quote }}')
    .replaceAll(
      address('Pod'),
      '{{ PodIPWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) | Quote }}',
    )
    .replaceAll(/COUNT( again)? (\w+ \d+)/g, (_, more: string | undefined, place: string) => {
      const count = `(index .status.${place}).restartCount`;
      return more === undefined ? `{{ ${count} }}` : `{{ add1 ${count} }}`;
    });
}

const lists = ['initContainerStatuses', 'containerStatuses'] as const;

/** Stands for the time of a Stage until the text is written: a template is no YAML before KWOK has read it. */
const now = 'TIME OF STAGE';

function address(of: 'Node' | 'Pod'): string {
  return `ADDRESS OF ${of}`;
}

/** A restart is one more than what the Pod has; only the first counts are known. */
function counted(own: ContainerStatus, before: Pod | undefined, place: string): object {
  const all = [...(before?.status.initContainerStatuses ?? []), ...(before?.status.containerStatuses ?? [])];
  const count = all.find(({ name }) => name === own.name)?.restartCount ?? 0;
  if (count === 0) return own;
  return { ...own, restartCount: `COUNT${own.restartCount > count ? ' again' : ''} ${place}` };
}

/** The same value with the time of the Stage in place of every other. */
function timeless(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? now : value;
  if (Array.isArray(value)) return value.map(timeless);
  const own = fields(value);
  return own ? Object.fromEntries(Object.entries(own).map(([name, one]) => [name, timeless(one)])) : value;
}

/** The Stages of all failures; those that several have in common are one for all their labels. */
function merged(lives: readonly { readonly label: string; readonly ways: readonly Way[] }[]): readonly object[] {
  const stages = new Map<string, { readonly way: Way; readonly name: string; readonly labels: string[] }>();
  for (const { label: name, ways } of lives) {
    for (const [index, way] of ways.entries()) {
      const key = JSON.stringify(way);
      const known = stages.get(key);
      if (known) known.labels.push(name);
      else stages.set(key, { way, name: `podwalk-${name.toLowerCase()}-${index + 1}`, labels: [name] });
    }
  }
  return [...stages.values()].map(({ way, name, labels }) => stageOf(way, name, labels));
}

/** More than any Stage that comes with KWOK weighs. */
const weight = 10_000;

function stageOf({ from, template, delay, events }: Way, name: string, labels: readonly string[]): object {
  const requirements: readonly Requirement[] = [
    { key: `.metadata.labels[${JSON.stringify(label)}]`, operator: 'In', values: labels },
    { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
    ...from,
  ];
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name },
    spec: {
      resourceRef: { apiGroup: 'v1', kind: 'Pod' },
      selector: { matchExpressions: requirements.map((jq) => ({ jq })) },
      weight,
      delay: { durationMilliseconds: delay },
      immediateNextStage: true,
      steps: [
        ...events.map(({ type, reason, message }) => ({ event: { type, reason, message } })),
        { patch: { subresource: 'status', root: 'status', type: 'strategic', template } },
      ],
    },
  };
}

/** What the label of a Pod says to come to a state: `web.CrashLoopBackOff`, `Evicted`. */
function labelOf({ id, meta }: GraphState): string {
  const word = id.slice(id.lastIndexOf('.') + 1).replaceAll(/[^\w.-]+/g, '-');
  return meta.container === undefined ? word : `${meta.container}.${word}`;
}
