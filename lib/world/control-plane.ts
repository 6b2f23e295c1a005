import { admissionRefusal, filterNodes, isDuring, turns } from './cluster.ts';
import { toleratesFor } from './demands.ts';
import { existsAt } from './objects.ts';
import { type Decide, type Decisions, type Scene, usually, type Verdict } from './scene.ts';
import type { NodeFact, Refusal } from './world.ts';

/** The garbage collector waits so long for a node that is gone. */
const quarantine = 40_000;

/** What the API server, the scheduler, the node and the controllers do. */
export const clusterDecisions: Decisions = {
  'request.authorized': (scene) => usually(scene, !isOneOf(scene, 'unauthorized', 'forbidden')),
  'request.unauthenticated': refusal('unauthorized'),
  'request.forbidden': refusal('forbidden'),
  'request.denied': (scene) => usually(scene, isOneOf(scene, 'denied') || lacksAccount(scene)),
  'quota.exceeded': refusal('quota'),
  'manifest.rejected': refusal('invalid'),
  'pod.created': (scene) => usually(scene, scene.world.request === undefined && !lacksAccount(scene)),
  'nodes.filtered': (scene) => usually(scene, 'node' in filtering(scene)),
  'nodes.full': unschedulable('full'),
  'nodes.unmatched': unschedulable('unmatched'),
  'nodes.tainted': unschedulable('tainted'),
  'pod.bound': (scene) => {
    const found = filtering(scene);
    return 'node' in found ? { at: scene.usual, payload: { node: found.node } } : undefined;
  },
  'cluster.changed': (scene) => {
    const { world, demands, since } = scene;
    const turn = turns(world).find((at) => at > since && 'node' in filterNodes(world, demands, at));
    return turn === undefined ? undefined : { at: turn };
  },
  'pod.admitted': (scene) => usually(scene, refusedBy(scene) === undefined),
  'network.notReady': networkFails('notReady'),
  'sandbox.failed': networkFails('sandbox'),
  'sandbox.created': (scene) => usually(scene, !networkIs(scene, 'sandbox')),
  'node.silenced': (scene) => {
    const noticed = nodeOf(scene)?.silent?.noticed ?? Number.POSITIVE_INFINITY;
    return noticed === Number.POSITIVE_INFINITY ? undefined : { at: noticed };
  },
  'node.returned': (scene) => {
    const until = nodeOf(scene)?.silent?.until;
    return until === undefined || until === Number.POSITIVE_INFINITY ? undefined : { at: until };
  },
  'toleration.elapsed': ({ demands, usual, context }) => {
    const lasts = toleratesFor(demands, 'node.kubernetes.io/unreachable', 'NoExecute');
    const from = context.timers['toleration.elapsed']?.from;
    if (lasts === 0 || from === undefined) return { at: usual };
    return lasts === Number.POSITIVE_INFINITY ? undefined : { at: from + lasts };
  },
  'node.deleted': (scene) => {
    const until = nodeOf(scene)?.until ?? Number.POSITIVE_INFINITY;
    const deed = scene.world.happens.find(
      (one) => one.do === 'deleteNode' && (one.node ?? scene.context.node) === scene.context.node,
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
  'eviction.accepted': ({ world, context }) => {
    const deed = world.happens.find(
      (one) => one.do === 'evict' || (one.do === 'drain' && (one.node ?? context.node) === context.node),
    );
    return deed && { at: deed.at };
  },
};

/** Why the kubelet refuses the pod, as one of the catalogue's reasons. */
export function rejectionIn(scene: Scene, reason: string): Verdict {
  return usually(scene, refusedBy(scene) === reason);
}

/** The node of the pod, as the world has it. */
function nodeOf({ world, context }: Scene): NodeFact | undefined {
  return world.nodes.find(({ name }) => name === context.node);
}

/** When the kubelet does what it would do at that time: not while its node is silent. */
export function whenHeard(scene: Scene, at: number): number | undefined {
  const node = nodeOf(scene);
  if (node && at >= node.until) return undefined;
  if (!node?.silent || !isDuring(node.silent, at)) return at;
  return node.silent.until === Number.POSITIVE_INFINITY ? undefined : node.silent.until;
}

function refusal(wanted: Refusal): Decide {
  return (scene) => usually(scene, isOneOf(scene, wanted));
}

function isOneOf({ world }: Scene, ...refusals: readonly Refusal[]): boolean {
  return refusals.some((one) => one === world.request);
}

function lacksAccount({ world, demands, since }: Scene): boolean {
  return demands.serviceAccount !== undefined && !existsAt(world, 'ServiceAccount', demands.serviceAccount, since);
}

function filtering({ world, demands, since }: Scene): ReturnType<typeof filterNodes> {
  return filterNodes(world, demands, since);
}

function unschedulable(cause: 'full' | 'unmatched' | 'tainted'): Decide {
  return (scene): Verdict => {
    const found = filtering(scene);
    if ('node' in found || found.cause !== cause) return undefined;
    return { at: scene.usual, payload: { message: found.message } };
  };
}

/** The kubelet minds what its node cannot do only where the scheduler did not look before. */
function refusedBy({ world, demands, context, since }: Scene): string | undefined {
  if (context.spec.nodeName === undefined) return undefined;
  return admissionRefusal(world, context.spec.nodeName, demands, since);
}

function networkIs(scene: Scene, how: 'sandbox' | 'notReady'): boolean {
  const network = nodeOf(scene)?.network;
  return network?.fails === how && isDuring(network, scene.since);
}

function networkFails(how: 'sandbox' | 'notReady'): Decide {
  return (scene) => usually(scene, networkIs(scene, how));
}

/** A taint with NoExecute strikes a pod on its node when its toleration, if it has one, is over. */
function taintStrikes({ world, demands, context, now }: Scene): Verdict {
  const times = world.happens.flatMap((one) => {
    if (one.do !== 'taint' || one.effect !== 'NoExecute' || (one.node ?? context.node) !== context.node) return [];
    const at = Math.max(one.at, context.boundAt ?? now) + toleratesFor(demands, one.key, one.effect);
    return Number.isFinite(at) ? [at] : [];
  });
  return times.length === 0 ? undefined : { at: Math.min(...times) };
}
