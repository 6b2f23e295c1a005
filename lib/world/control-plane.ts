import { admissionRefusal, filterNodes, isDuring, turns } from './cluster.ts';
import { toleratesFor } from './demands.ts';
import { existsAt } from './objects.ts';
import { type Decide, type Decisions, type Prospect, usually, type Verdict } from './prospect.ts';
import type { NodeFact, Refusal } from './world.ts';

/** The garbage collector waits so long for a node that is gone. */
const quarantine = 40_000;

/** What the API server, the scheduler, the node and the controllers do. */
export const clusterDecisions: Decisions = {
  'request.authorized': (prospect) => usually(prospect, !isOneOf(prospect, 'unauthorized', 'forbidden')),
  'request.unauthenticated': refusal('unauthorized'),
  'request.forbidden': refusal('forbidden'),
  'request.denied': (prospect) => usually(prospect, isOneOf(prospect, 'denied') || lacksAccount(prospect)),
  'quota.exceeded': refusal('quota'),
  'manifest.rejected': refusal('invalid'),
  'pod.created': (prospect) => usually(prospect, prospect.world.request === undefined && !lacksAccount(prospect)),
  'nodes.filtered': (prospect) => usually(prospect, 'node' in filtering(prospect)),
  'nodes.full': unschedulable('full'),
  'nodes.unmatched': unschedulable('unmatched'),
  'nodes.tainted': unschedulable('tainted'),
  'pod.bound': (prospect) => {
    const found = filtering(prospect);
    return 'node' in found ? { at: prospect.usual, payload: { node: found.node } } : undefined;
  },
  'cluster.changed': (prospect) => {
    const { world, demands, since } = prospect;
    const turn = turns(world).find((at) => at > since && 'node' in filterNodes(world, demands, at));
    return turn === undefined ? undefined : { at: turn };
  },
  'pod.admitted': (prospect) => usually(prospect, refusedBy(prospect) === undefined),
  'network.notReady': networkFails('notReady'),
  'sandbox.failed': networkFails('sandbox'),
  'sandbox.created': (prospect) => usually(prospect, !networkIs(prospect, 'sandbox')),
  'node.silenced': (prospect) => {
    const noticed = nodeOf(prospect)?.silent?.noticed ?? Number.POSITIVE_INFINITY;
    return noticed === Number.POSITIVE_INFINITY ? undefined : { at: noticed };
  },
  'node.returned': (prospect) => {
    const until = nodeOf(prospect)?.silent?.until;
    return until === undefined || until === Number.POSITIVE_INFINITY ? undefined : { at: until };
  },
  'toleration.elapsed': ({ demands, usual, context }) => {
    const lasts = toleratesFor(demands, 'node.kubernetes.io/unreachable', 'NoExecute');
    const from = context.timers['toleration.elapsed']?.from;
    if (lasts === 0 || from === undefined) return { at: usual };
    return lasts === Number.POSITIVE_INFINITY ? undefined : { at: from + lasts };
  },
  'node.deleted': (prospect) => {
    const until = nodeOf(prospect)?.until ?? Number.POSITIVE_INFINITY;
    const deed = prospect.world.happens.find(
      (one) => one.do === 'deleteNode' && (one.node ?? prospect.context.node) === prospect.context.node,
    );
    const gone = Math.min(until, deed?.at ?? Number.POSITIVE_INFINITY);
    return gone === Number.POSITIVE_INFINITY ? undefined : { at: gone + quarantine };
  },
  'deadline.exceeded': ({ context }) => {
    const { activeDeadlineSeconds } = context.spec;
    if (activeDeadlineSeconds === undefined || context.acceptedAt === undefined) return undefined;
    return { at: context.acceptedAt + 1000 * activeDeadlineSeconds };
  },
  'taint.set': taintStrikes,
  // Where the world says when, it is not before.
  'gates.opened': (prospect) => usually(prospect, !prospect.world.happens.some((one) => one.do === 'openGates')),
  'eviction.accepted': ({ world, context }) => {
    const deed = world.happens.find(
      (one) => one.do === 'evict' || (one.do === 'drain' && (one.node ?? context.node) === context.node),
    );
    return deed && { at: deed.at };
  },
};

/** Why the kubelet refuses the pod, as one of the catalogue's reasons. */
export function rejectionIn(prospect: Prospect, reason: string): Verdict {
  return usually(prospect, refusedBy(prospect) === reason);
}

/** The node of the pod, as the world has it. */
function nodeOf({ world, context }: Prospect): NodeFact | undefined {
  return world.nodes.find(({ name }) => name === context.node);
}

/** When the kubelet does what it would do at that time: not while its node is silent. */
export function whenHeard(prospect: Prospect, at: number): number | undefined {
  const node = nodeOf(prospect);
  if (node && at >= node.until) return undefined;
  if (!node?.silent || !isDuring(node.silent, at)) return at;
  return node.silent.until === Number.POSITIVE_INFINITY ? undefined : node.silent.until;
}

function refusal(wanted: Refusal): Decide {
  return (prospect) => usually(prospect, isOneOf(prospect, wanted));
}

function isOneOf({ world }: Prospect, ...refusals: readonly Refusal[]): boolean {
  return refusals.some((one) => one === world.request);
}

function lacksAccount({ world, demands, since }: Prospect): boolean {
  return demands.serviceAccount !== undefined && !existsAt(world, 'ServiceAccount', demands.serviceAccount, since);
}

function filtering({ world, demands, since }: Prospect): ReturnType<typeof filterNodes> {
  return filterNodes(world, demands, since);
}

function unschedulable(cause: 'full' | 'unmatched' | 'tainted'): Decide {
  return (prospect): Verdict => {
    const found = filtering(prospect);
    if ('node' in found || found.cause !== cause) return undefined;
    return { at: prospect.usual, payload: { message: found.message } };
  };
}

/** The kubelet minds what its node cannot do only where the scheduler did not look before. */
function refusedBy({ world, demands, context, since }: Prospect): string | undefined {
  if (context.spec.nodeName === undefined) return undefined;
  return admissionRefusal(world, context.spec.nodeName, demands, since);
}

function networkIs(prospect: Prospect, how: 'sandbox' | 'notReady'): boolean {
  const network = nodeOf(prospect)?.network;
  return network?.fails === how && isDuring(network, prospect.since);
}

function networkFails(how: 'sandbox' | 'notReady'): Decide {
  return (prospect) => usually(prospect, networkIs(prospect, how));
}

/** A taint with NoExecute strikes a pod on its node when its toleration, if it has one, is over. */
function taintStrikes({ world, demands, context, now }: Prospect): Verdict {
  const times = world.happens.flatMap((one) => {
    if (one.do !== 'taint' || one.effect !== 'NoExecute' || (one.node ?? context.node) !== context.node) return [];
    const at = Math.max(one.at, context.boundAt ?? now) + toleratesFor(demands, one.key, one.effect);
    return Number.isFinite(at) ? [at] : [];
  });
  return times.length === 0 ? undefined : { at: Math.min(...times) };
}
