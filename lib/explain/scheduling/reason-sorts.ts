import type { Sort } from '../cause.ts';
import { sickReason } from './sick-taint.ts';

/** A reason for which the scheduler refuses nodes (facts 6.4). */
export interface ReasonSort extends Sort {
  /** `{nodes}` is `All 3 nodes` or `2 of 3 nodes`; `{1}` is what the pattern caught. */
  readonly verdict: string;
  readonly outlook: string;
  /** The pod may be placed without anybody changing it. */
  readonly hope: boolean;
}

/** Every reason that is known; of two that refuse as many nodes, the one further up is named first. */
export const reasonSorts: readonly ReasonSort[] = [
  {
    id: 'no-nodes',
    title: 'a cluster without nodes',
    pattern: /^no nodes available to schedule pods/,
    verdict: 'The cluster has no node at all, so the pod cannot be placed.',
    outlook: 'It goes on by itself once a node joins.',
    hope: false,
  },
  {
    id: 'volume-claim-missing',
    title: 'a volume claim that does not exist',
    pattern: /persistentvolumeclaim "([^"]+)" not found/,
    verdict: 'The PersistentVolumeClaim {1} does not exist, so no node can be chosen.',
    outlook: 'It goes on by itself once that claim exists and is bound.',
    hope: false,
  },
  {
    id: 'volume-claim-unbound',
    title: 'a volume claim that is not bound',
    pattern:
      /unbound immediate PersistentVolumeClaims?|persistentvolumeclaim .* is being deleted|bound to non-existent p(?:ersistentvolume|v)|waiting for ephemeral volume controller/,
    verdict: 'A PersistentVolumeClaim of the pod is not bound to a volume, so no node can be chosen.',
    outlook: 'It goes on by itself once a volume is there.',
    hope: false,
  },
  {
    id: 'volume-binding-fails',
    title: 'a volume that did not come in time',
    pattern: /binding volumes:/,
    verdict: 'A node was found for the pod, but its volume claim could not be bound to a volume there in time.',
    outlook: 'The scheduler tries again by itself; the Events of the claim say what its provisioner waits for.',
    hope: true,
  },
  {
    id: 'scheduler-fails',
    title: 'a scheduler that failed while it placed a pod',
    pattern: /^running (?:\w+ )?"?\w+"? (?:filter |score )?plugin|^binding rejected|^Operation cannot be fulfilled/,
    verdict: 'The scheduler did not refuse the pod: an error of its own ended the try to place it.',
    outlook: 'It tries again by itself within minutes.',
    hope: true,
  },
  {
    id: 'insufficient-resource',
    title: 'not enough of a resource on any node',
    pattern: /Insufficient (?!cpu|memory|ephemeral-storage)(\S+)/,
    verdict: '{nodes} have not enough {1} left for what the pod asks for.',
    outlook: 'It goes on by itself when other pods end or a node is added; it never will if no node has that much.',
    hope: true,
  },
  {
    id: 'insufficient-cpu',
    title: 'not enough CPU on any node',
    pattern: /Insufficient (cpu)/,
    verdict: '{nodes} have not enough CPU left for what the pod asks for.',
    outlook: 'It goes on by itself when other pods end or a node is added; it never will if no node is that large.',
    hope: true,
  },
  {
    id: 'insufficient-memory',
    title: 'not enough memory on any node',
    pattern: /Insufficient (memory)/,
    verdict: '{nodes} have not enough memory left for what the pod asks for.',
    outlook: 'It goes on by itself when other pods end or a node is added; it never will if no node is that large.',
    hope: true,
  },
  {
    id: 'insufficient-ephemeral-storage',
    title: 'not enough disk on any node',
    pattern: /Insufficient (ephemeral-storage)/,
    verdict: '{nodes} have not enough disk left for what the pod asks for.',
    outlook: 'It goes on by itself when other pods end or a node is added.',
    hope: true,
  },
  {
    id: 'too-many-pods',
    title: 'nodes that have all the pods they may',
    pattern: /Too many pods/,
    verdict: '{nodes} have as many pods as they may.',
    outlook: 'It goes on by itself when other pods end or a node is added.',
    hope: true,
  },
  {
    id: 'node-selector-mismatch',
    title: 'a node selector or affinity that no node matches',
    pattern:
      /didn't match (?:Pod's |scheduler-enforced )?node (?:affinity|selector)|didn't match the requested node name|node affinity\/selector/,
    verdict: '{nodes} do not match the node selector or node affinity of the pod.',
    outlook: 'Waiting will not help unless a node with such labels comes; correct the selector, or label a node.',
    hope: false,
  },
  {
    id: 'volume-node-affinity',
    title: 'a volume that can be used on other nodes only',
    pattern: /volume node affinity conflict|PersistentVolume's node affinity|no available volume zone/,
    verdict: 'The volume of the pod can be used on other nodes only, in another zone for example: {nodes} cannot.',
    outlook: 'Waiting will not help unless a node where the volume is gets room.',
    hope: false,
  },
  {
    id: 'volume-not-found',
    title: 'no volume that fits the claim',
    pattern: /didn't find available persistent volumes|enough free storage|no available disk/,
    verdict: '{nodes} have no volume that fits the claim of the pod.',
    outlook: 'It goes on by itself once such a volume is there.',
    hope: false,
  },
  {
    id: 'volume-limit',
    title: 'nodes that have all the volumes they can',
    pattern: /exceed max volume count/,
    verdict: '{nodes} have as many volumes attached as they can.',
    outlook: 'It goes on by itself when other pods with volumes end, or a node is added.',
    hope: true,
  },
  {
    id: 'volume-in-use',
    title: 'a volume that one pod alone may use',
    pattern: /ReadWriteOncePod/,
    verdict: 'The volume of the pod may be used by one pod alone, and another one uses it.',
    outlook: 'It goes on by itself when that pod ends.',
    hope: true,
  },
  {
    id: 'pod-anti-affinity',
    title: 'anti-affinity between pods',
    pattern: /anti-?affinity/,
    verdict: '{nodes} already have a pod that this one must not share a node with.',
    outlook: 'It goes on by itself when one of those pods ends or a node is added.',
    hope: true,
  },
  {
    id: 'pod-affinity',
    title: 'affinity to pods that are not there',
    pattern: /pod affinity/,
    verdict: '{nodes} have no pod of those that this one must be near to.',
    outlook: 'It goes on by itself once such a pod runs where there is room.',
    hope: true,
  },
  {
    id: 'topology-spread',
    title: 'a spread that allows no node',
    pattern: /topology spread/,
    verdict: '{nodes} would break the topology spread of the pods.',
    outlook: 'It goes on by itself when pods elsewhere come up, or nodes with the label are added.',
    hope: true,
  },
  {
    id: 'host-port-taken',
    title: 'a host port that is taken',
    pattern: /free ports/,
    verdict: '{nodes} have the host port of the pod taken by another one.',
    outlook: 'It goes on by itself when that pod ends or a node is added.',
    hope: true,
  },
  {
    id: 'resource-claim-unsatisfied',
    title: 'a device claim that cannot be fulfilled',
    pattern: /resource ?claim|allocate all claims|device/i,
    verdict: '{nodes} cannot fulfil a resource claim of the pod.',
    outlook: 'It goes on by itself when the claim is made or its devices become free.',
    hope: true,
  },
  {
    id: 'nodes-sick',
    title: 'nodes that are not well themselves',
    pattern: sickReason,
    verdict: '{nodes} take no pods, being sick: {1}.',
    outlook: 'It goes on by itself once a node is well again; a toleration would only bring the pod onto a sick one.',
    hope: true,
  },
  {
    id: 'node-cordoned',
    title: 'nodes that are cordoned',
    pattern: /unschedulable/,
    verdict: '{nodes} take no pods, being cordoned.',
    outlook: 'It goes on by itself once somebody uncordons one.',
    hope: false,
  },
  {
    id: 'taint-not-tolerated',
    title: 'a taint that the pod does not tolerate',
    pattern: /taint/,
    verdict: '{nodes} have a taint that the pod does not tolerate.',
    outlook: 'Waiting will not help unless the taint goes, or the pod gets a toleration.',
    hope: false,
  },
];

/** A reason that nobody has written down. */
export const otherReason: ReasonSort = {
  id: 'unschedulable',
  title: 'a pod that no node can take',
  pattern: /(?:)/,
  verdict: 'The scheduler finds no node for the pod.',
  outlook: 'It tries again when the cluster changes, and every 5 min.',
  hope: true,
};
