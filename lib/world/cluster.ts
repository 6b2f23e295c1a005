import { type Demands, labelsSatisfy, toleratesFor } from './demands.ts';
import type { Happening, NodeFact, OtherPod, Stretch, Taint, World } from './world.ts';

/** Whether a time lies in a stretch. */
export function isDuring({ from, until }: Stretch, at: number): boolean {
  return from <= at && at < until;
}

/** What the scheduler finds when it looks at all nodes. */
export type Filtering =
  | { readonly node: string }
  | { readonly cause: 'full' | 'unmatched' | 'tainted'; readonly message: string };

/** Which node takes the pod at that time, or why none does, in the words of the FailedScheduling event. */
export function filterNodes(world: World, demands: Demands, at: number): Filtering {
  const claim = claimTrouble(world, demands, at);
  const nodes = world.nodes.filter((node) => isDuring(node, at));
  const all = world.nodes.length === 0 ? 1 : nodes.length;
  if (claim !== undefined) return { cause: 'unmatched', message: `0/${all} nodes are available: ${claim}. not found` };
  if (world.nodes.length === 0) return { node: 'node-1' };
  const verdicts = nodes.map((node) => ({ node, reasons: refusals(world, node, demands, at) }));
  const fit = verdicts.find(({ reasons }) => reasons.length === 0);
  if (fit) return { node: fit.node.name };
  const found = verdicts.flatMap(({ reasons }) => reasons);
  return { cause: found[0]?.cause ?? 'full', message: messageOf(all, found, verdicts) };
}

/** The times at which the world changes in a way that the scheduler may look again for. */
export function turns({ nodes, objects, happens }: World): readonly number[] {
  const stretches: readonly Stretch[] = [...nodes, ...nodes.flatMap(({ pods }) => pods), ...objects];
  const times = [
    ...stretches.flatMap(({ from, until }) => [from, until]),
    ...objects.map(({ bound }) => bound),
    ...happens.map(({ at }) => at),
  ];
  return [...new Set(times.filter(Number.isFinite))].sort((a, b) => a - b);
}

/** What the kubelet of the node finds against a pod that was put there without the scheduler (facts N0). */
export function admissionRefusal(
  world: World,
  name: string | undefined,
  demands: Demands,
  at: number,
): string | undefined {
  const node = world.nodes.find((one) => one.name === name);
  if (!node) return undefined;
  const [first] = refusals(world, { ...node, cordoned: false, taints: executing(node) }, demands, at);
  return first && kubeletWords[first.reason];
}

/** The taints and cordons of a node at that time, those that people have set included. */
function nodeAt(world: World, node: NodeFact, at: number): NodeFact {
  const done = world.happens.filter((one) => one.at <= at);
  const cordon = done.filter((one) => isCordonOf(one, node.name)).at(-1);
  const taints = done.flatMap((one): readonly Taint[] =>
    one.do === 'taint' && (one.node ?? node.name) === node.name
      ? [{ key: one.key, value: '', effect: one.effect }]
      : [],
  );
  const cordoned = cordon ? cordon.do !== 'uncordon' : node.cordoned;
  return { ...node, cordoned, taints: [...node.taints, ...taints] };
}

function isCordonOf(one: Happening, name: string): boolean {
  return (one.do === 'cordon' || one.do === 'uncordon' || one.do === 'drain') && (one.node ?? name) === name;
}

/** The kubelet minds no taint but NoExecute. */
function executing({ taints }: NodeFact): readonly Taint[] {
  return taints.filter(({ effect }) => effect === 'NoExecute');
}

const kubeletWords: Readonly<Record<string, string>> = {
  'Insufficient cpu': 'OutOfcpu',
  'Insufficient memory': 'OutOfmemory',
  'Too many pods': 'OutOfpods',
  "node(s) didn't match Pod's node affinity/selector": 'NodeAffinity',
  "node(s) didn't have free ports for the requested pod ports": 'NodePorts',
  'node(s) had untolerated taint(s)': 'TaintToleration',
};

interface Reason {
  readonly cause: 'full' | 'unmatched' | 'tainted';
  /** In the words of the scheduler's plugins. */
  readonly reason: string;
  /** Pods of lower priority could make room. */
  readonly preemptible: boolean;
}

/** The plugins in their order: the first that refuses a node ends the look at it, the one for resources names all. */
function refusals(world: World, given: NodeFact, demands: Demands, at: number): readonly Reason[] {
  const node = nodeAt(world, given, at);
  const pods = node.pods.filter((pod) => isDuring(pod, at));
  if (node.cordoned && toleratesFor(demands, 'node.kubernetes.io/unschedulable', 'NoSchedule') === 0)
    return [{ cause: 'tainted', reason: 'node(s) were unschedulable', preemptible: false }];
  const taint = node.taints.find(
    ({ key, value, effect }) => effect !== 'PreferNoSchedule' && toleratesFor(demands, key, effect, value) === 0,
  );
  if (taint) return [{ cause: 'tainted', reason: 'node(s) had untolerated taint(s)', preemptible: false }];
  if (!labelsSatisfy(demands.nodeLabels, node.labels)) {
    const reason = "node(s) didn't match Pod's node affinity/selector";
    return [{ cause: 'unmatched', reason, preemptible: false }];
  }
  if (demands.hostPorts.some((port) => pods.some(({ hostPorts }) => hostPorts.includes(port)))) {
    const reason = "node(s) didn't have free ports for the requested pod ports";
    return [{ cause: 'full', reason, preemptible: true }];
  }
  const short = shortages(node, pods, demands);
  if (short.length > 0) return short;
  const avoided = pods.some(({ labels }) =>
    demands.avoids.some((wanted) => Object.entries(wanted).every(([key, value]) => labels[key] === value)),
  );
  if (!avoided) return [];
  return [{ cause: 'unmatched', reason: "node(s) didn't match pod anti-affinity rules", preemptible: true }];
}

function shortages(node: NodeFact, pods: readonly OtherPod[], demands: Demands): readonly Reason[] {
  const used = (resource: 'cpu' | 'memory') => pods.reduce((sum, pod) => sum + pod[resource], 0);
  const of = (resource: 'cpu' | 'memory'): readonly Reason[] =>
    demands[resource] + used(resource) > node[resource]
      ? [{ cause: 'full', reason: `Insufficient ${resource}`, preemptible: demands[resource] <= node[resource] }]
      : [];
  const crowded: readonly Reason[] =
    pods.length >= node.maxPods ? [{ cause: 'full', reason: 'Too many pods', preemptible: node.maxPods > 0 }] : [];
  return [...crowded, ...of('cpu'), ...of('memory')];
}

function claimTrouble({ objects }: World, { claims }: Demands, at: number): string | undefined {
  for (const claim of claims) {
    const known = objects.filter(({ kind, name }) => kind === 'PersistentVolumeClaim' && name === claim);
    if (known.length === 0) continue;
    const now = known.find((one) => isDuring(one, at));
    if (!now) return `persistentvolumeclaim "${claim}" not found`;
    if (now.bound > at) return 'pod has unbound immediate PersistentVolumeClaims';
  }
  return undefined;
}

/** As FitError puts it: the reasons with their numbers, in the order of their letters, and what preemption would do. */
function messageOf(
  all: number,
  found: readonly Reason[],
  verdicts: readonly { readonly reasons: readonly Reason[] }[],
): string {
  if (all === 0) return 'no nodes available to schedule pods';
  const victims = verdicts.filter(({ reasons }) => reasons.every(({ preemptible }) => preemptible)).length;
  const preemption = [
    ...(victims > 0 ? [`${victims} No preemption victims found for incoming pod`] : []),
    ...(all > victims ? [`${all - victims} Preemption is not helpful for scheduling`] : []),
  ];
  const reasons = counted(found.map(({ reason }) => reason));
  const head = `0/${all} nodes are available: `;
  return `${head}${reasons}. no new claims to deallocate, preemption: ${head}${preemption.join(', ')}.`;
}

function counted(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  return distinct
    .map((word) => `${words.filter((one) => one === word).length} ${word}`)
    .sort()
    .join(', ');
}
