import { fields, text } from '@/lib/kubernetes/fields.ts';
import { quantityOf } from '@/lib/kubernetes/quantity.ts';
import type { NodeFact, OtherPod, Taint, World } from '@/lib/world/world.ts';
import { sortOf } from '../cause.ts';
import { type ContainerSeen, conditionOf, type Facts, newest } from '../facts.ts';
import { claimsOf } from '../scheduling/claims.ts';
import type { NodeSeen } from '../scheduling/node-seen.ts';
import { reasonSorts } from '../scheduling/reason-sorts.ts';
import { refusalOf } from '../scheduling/refusal.ts';
import { isOfNode, isSick } from '../scheduling/sick-taint.ts';
import { halved, quantity } from './amount.ts';
import { containerPatch } from './container-patch.ts';
import { type Fix, nothingToTry, type Trial, type Try } from './fix.ts';
import { tolerationFields } from './tried-manifest.ts';

/** Trials of step 4, on the nodes that were given, or on nodes such as the scheduler's answer tells of. */
export const schedulingTrials: Readonly<Record<string, Try>> = {
  'scheduling-gated': () => ({
    world: {},
    fixes: [
      {
        says: 'The scheduling gates are taken off.',
        edit: {
          field: 'spec.schedulingGates',
          patch: () => ({ spec: { schedulingGates: null } }),
          onPod: 'patch',
        },
        mend: (world, at) => ({ ...world, happens: [...world.happens, { do: 'removeGates', at }] }),
      },
    ],
  }),
  'no-nodes': (facts) => ({
    world: { nodes: [{ ...suiting(facts, 'node-never'), from: always.until }] },
    fixes: [nodeJoins(facts)],
  }),
  'insufficient-cpu': (facts) => ({ world: nodesOf(facts), fixes: [...asksLess(facts, 'cpu'), nodeJoins(facts)] }),
  'insufficient-memory': (facts) => ({
    world: nodesOf(facts),
    fixes: [...asksLess(facts, 'memory'), nodeJoins(facts)],
  }),
  'too-many-pods': (facts) => ({ world: nodesOf(facts), fixes: [nodeJoins(facts)] }),
  'node-selector-mismatch': (facts) => ({ world: nodesOf(facts), fixes: [...asksNoNode(facts), nodeJoins(facts)] }),
  'taint-not-tolerated': (facts) => {
    const world = nodesOf(facts);
    const taint = world.nodes
      .flatMap(({ taints }) => taints)
      .find((one) => one.effect !== 'PreferNoSchedule' && !isOfNode(one.key));
    return { world, fixes: [...(taint ? [tolerates(facts, taint)] : []), nodeJoins(facts)] };
  },
  'nodes-sick': (facts) => ({
    world: nodesOf(facts),
    fixes: [{ says: 'The nodes are well again.', mend: nodesRecover }, nodeJoins(facts)],
  }),
  'volume-claim-unbound': claimsAreBound,
  'volume-binding-fails': claimsAreBound,
  'node-cordoned': (facts) => {
    const world = nodesOf(facts);
    const cordoned = world.nodes.filter((node) => node.cordoned).map(({ name }) => name);
    return {
      world,
      fixes: [
        {
          says: `Somebody uncordons ${facts.around.nodes.length > 0 ? cordoned.join(' and ') : 'a node'}.`,
          mend: (now, at) => ({
            ...now,
            happens: [...now.happens, ...cordoned.map((node) => ({ do: 'uncordon', at, node }) as const)],
          }),
        },
      ],
    };
  },
};

const always = { from: 0, until: Number.POSITIVE_INFINITY };
const ample = { cpu: 1e6, memory: 2 ** 50, maxPods: 110 };

function claimsAreBound({ pod }: Facts): Trial {
  const claims = claimsOf(pod);
  if (claims.length === 0) return nothingToTry;
  return {
    world: {
      objects: claims.map((name) => ({ ...always, kind: 'PersistentVolumeClaim', name, bound: always.until })),
    },
    fixes: [
      {
        says: `${claims.length > 1 ? 'The claims' : 'The claim'} ${claims.join(' and ')} ${claims.length > 1 ? 'are' : 'is'} bound to a volume.`,
        mend: (world, at) => ({
          ...world,
          objects: world.objects.map((one) => (one.bound === always.until ? { ...one, bound: at } : one)),
        }),
      },
    ],
  };
}

/** The Nodes lose the taints of their sickness; whoever asks for a node by its name finds the well one first. */
function nodesRecover(world: World, at: number): World {
  const sick = world.nodes.filter(({ taints }) => taints.some(({ key }) => isSick(key)));
  const well = sick.map((node) => ({ ...node, from: at, taints: node.taints.filter(({ key }) => !isSick(key)) }));
  return {
    ...world,
    nodes: [...well, ...world.nodes.map((node) => (sick.includes(node) ? { ...node, until: at } : node))],
  };
}

function nodesOf(facts: Facts): Pick<World, 'nodes'> {
  const { nodes, used } = facts.around;
  if (nodes.length > 0) return { nodes: nodes.map((node) => givenNode(node, used.get(node.name))) };
  return { nodes: toldNodes(facts) };
}

function givenNode(node: NodeSeen, used = { cpu: 0, memory: 0, pods: 0 }): NodeFact {
  const other: OtherPod = { ...always, labels: {}, cpu: 0, memory: 0, hostPorts: [] };
  const [first, ...rest] = Array.from({ length: used.pods }, () => other);
  return {
    ...always,
    name: node.name,
    cpu: node.cpu === undefined ? ample.cpu : Math.round(node.cpu * 1000),
    memory: node.memory ?? ample.memory,
    maxPods: node.pods ?? ample.maxPods,
    labels: node.labels,
    taints: node.taints.map(({ key, value, effect }) => ({ key, value, effect: effectOf(effect) })),
    cordoned: node.unschedulable,
    pods: first ? [{ ...first, cpu: Math.round(used.cpu * 1000), memory: used.memory }, ...rest] : [],
  };
}

function effectOf(effect: string): Taint['effect'] {
  return effect === 'NoExecute' || effect === 'PreferNoSchedule' ? effect : 'NoSchedule';
}

/** So many nodes of one kind are enough to be told from one. */
const mostAlike = 5;

/** Nodes of which nothing is known but for what the scheduler refused them. */
function toldNodes(facts: Facts): readonly NodeFact[] {
  const condition = conditionOf(facts, 'PodScheduled');
  const message = condition?.message ?? newest(facts.events, ['FailedScheduling'])?.message ?? '';
  let count = 0;
  return (refusalOf(message)?.rows ?? []).flatMap(({ nodes, reason }) =>
    Array.from({ length: Math.min(nodes, mostAlike) }, () => {
      count += 1;
      return { ...suiting(facts, `node-${count}`), ...failing(facts, reason) };
    }),
  );
}

/** A node that takes the pod. */
function suiting({ wants }: Facts, name: string): NodeFact {
  const terms = (wants.nodeTerms[0] ?? []).flatMap(({ key, operator, values }) =>
    operator === 'In' ? [[key, values[0] ?? ''] as const] : operator === 'Exists' ? [[key, ''] as const] : [],
  );
  const labels = { ...Object.fromEntries(terms), ...wants.nodeSelector };
  return { ...always, ...ample, name, labels, taints: [], cordoned: false, pods: [] };
}

/** What makes a node fail for a reason. */
function failing({ wants }: Facts, reason: string): Partial<NodeFact> {
  switch (sortOf(reasonSorts, reason)?.id) {
    case 'insufficient-cpu':
      return { cpu: Math.floor(wants.cpu * 600) };
    case 'insufficient-memory':
      return { memory: Math.floor(wants.memory * 0.6) };
    case 'node-selector-mismatch':
      return { labels: {} };
    case 'nodes-sick':
    case 'taint-not-tolerated':
      return { taints: [taintIn(reason)] };
    case 'node-cordoned':
      return { cordoned: true };
    default:
      return { maxPods: 0 };
  }
}

/** `node(s) had untolerated taint {dedicated: batch}`; since 1.35 the scheduler does not name it any more. */
function taintIn(reason: string): Taint {
  const named = sortOf(reasonSorts, reason)?.id === 'nodes-sick' ? 'node.kubernetes.io/not-ready' : 'KEY';
  const [, key = named, value = ''] = /\{([^:}]+): ?([^}]*)\}/.exec(reason) ?? [];
  return { key, value, effect: 'NoSchedule' };
}

/** The scheduler looks again because something in the cluster has changed. */
function lookedAtAgain(world: World, at: number): World {
  return { ...world, happens: [...world.happens, { do: 'event', event: 'cluster.changed', at }] };
}

function nodeJoins(facts: Facts): Fix {
  return {
    says: 'A node that suits the pod joins.',
    mend: (world, at) => ({ ...world, nodes: [...world.nodes, { ...suiting(facts, 'node-new'), from: at }] }),
  };
}

function tolerates({ wants }: Facts, { key, value, effect }: Taint): Fix {
  const tolerated = (text: string) => {
    const [, own = text, is = '', how = ''] = /^([^=:]+)(?:=([^:]*))?(?::(\w+))?$/.exec(text.trim()) ?? [];
    return { key: own, operator: is === '' ? 'Exists' : 'Equal', value: is, effect: how };
  };
  return {
    says: 'The pod tolerates that taint.',
    edit: {
      field: 'spec.tolerations',
      to: `${key}${value === '' ? '' : `=${value}`}:${effect}`,
      patch: (added) => ({ spec: { tolerations: [...wants.tolerations, tolerated(added)].map(tolerationFields) } }),
      onPod: 'patch',
    },
    mend: lookedAtAgain,
  };
}

function asksNoNode({ wants }: Facts): readonly Fix[] {
  const selector = Object.entries(wants.nodeSelector).map(([key, value]) => `${key}=${value}`);
  if (selector.length > 0) {
    const edit = {
      field: 'spec.nodeSelector',
      from: selector.join(','),
      patch: () => ({ spec: { nodeSelector: null } }),
      onPod: 'never' as const,
    };
    return [{ says: 'The pod asks for no label of a node any more.', edit, mend: lookedAtAgain }];
  }
  if (wants.nodeTerms.length === 0) return [];
  const edit = {
    field: 'spec.affinity.nodeAffinity',
    from: wants.nodeTerms
      .map((term) => term.map(({ key, operator }) => `${key} ${operator}`).join(' and '))
      .join(' or '),
    patch: () => ({ spec: { affinity: { nodeAffinity: null } } }),
    onPod: 'never' as const,
  };
  return [{ says: 'The pod has no node affinity any more.', edit, mend: lookedAtAgain }];
}

/** The container that asks for most asks for less. */
function asksLess({ containers, around }: Facts, resource: 'cpu' | 'memory'): readonly Fix[] {
  const asked = containers.flatMap((one) => {
    const { requests, limits } = fields(one.spec.resources) ?? {};
    const from = text(fields(requests)?.[resource]) ?? text(fields(limits)?.[resource]);
    return from === undefined ? [] : [{ one, from, amount: quantityOf(from) ?? 0 }];
  });
  const most = asked.reduce<(typeof asked)[number] | undefined>(
    (best, next) => (best === undefined || next.amount > best.amount ? next : best),
    undefined,
  );
  return most ? [lessFix(most.one, most.from, resource, around.nodes.length > 0)] : [];
}

function lessFix(one: ContainerSeen, from: string, resource: 'cpu' | 'memory', nodesKnown: boolean): Fix {
  const field = `${one.specPath}.resources.requests.${resource}`;
  return {
    says: `${one.name} asks for less ${resource === 'cpu' ? 'CPU' : 'memory'}.`,
    edit: {
      field,
      from,
      to: halved(from),
      patch: (amount) => containerPatch(one, { resources: { requests: { [resource]: quantity(field, amount) } } }),
      onPod: 'never',
    },
    given: `The program gets along with that${nodesKnown ? '' : ', and a node has as much left'}.`,
    mend: lookedAtAgain,
  };
}
