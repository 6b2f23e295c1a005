import type { StatusKind, StatusWord } from './word.ts';

/** Words that come from the pod as a whole: its phase, its reason, its gates and its deletion (facts K1, K2 and K12). */
export const podWords: readonly StatusWord[] = [
  { word: 'Pending', stage: 'schedule', kind: 'wait', gloss: 'no node yet', also: ['Unschedulable', '0/9 nodes'] },
  { word: 'SchedulingGated', stage: 'schedule', kind: 'wait', gloss: 'a gate holds it back' },
  ...refusals([
    ['OutOfcpu', 'the node has less cpu than thought', ['Insufficient cpu']],
    ['OutOfmemory', 'the node has less memory than thought', ['Insufficient memory']],
    ['OutOfephemeral-storage', 'the node has less scratch disk than thought'],
    ['OutOfpods', 'the node has its full count', ['Too many pods']],
    ['NodeAffinity', 'the node does not match any more', ['nodeSelector']],
    ['NodeName', 'meant for another node'],
    ['NodePorts', 'a host port is taken', ['hostPort']],
    ['TaintToleration', 'a NoExecute taint is not tolerated'],
    ['UnexpectedAdmissionError', 'a device or cpu was not granted', ['gpu', 'device plugin']],
    ['TopologyAffinityError', 'NUMA nodes cannot be aligned'],
    ['SMTAlignmentError', 'whole cores only, and the number is odd'],
    ['EmptyPodSharedPoolError', 'nothing left for containers that share'],
    ['SysctlForbidden', 'a sysctl is not allowed here'],
    ['AppArmor', 'the profile cannot be enforced'],
    ['PodOSSelectorNodeLabelDoesNotMatch', 'the node is labelled for another system'],
    ['PodOSNotSupported', 'the pod is for another system'],
    ['SupplementalGroupsPolicyNotSupported', 'the node cannot be strict about groups'],
    ['PodLevelResourcesNotSupported', 'the node knows no resources of a pod'],
    ['PodFeatureUnsupported', 'the node lacks a feature that the pod needs'],
    ['InvalidNodeInfo', 'the kubelet cannot read its own node'],
    ['NodeShutdown', 'the node is going down'],
    ['VolumeAttachmentLimitExceeded', 'no attachment left for a volume'],
    ['InitContainerRestartPolicyForbidden', 'older versions: no sidecars on this node'],
    ['UnknownReason', 'refused without a reason'],
    ['UnexpectedPredicateFailureType', 'refused in a way nobody foresaw'],
  ]),
  { word: 'Evicted', stage: 'running', kind: 'failure', gloss: 'the node was short of something' },
  { word: 'Preempting', stage: 'running', kind: 'failure', gloss: 'a critical pod needed the room' },
  { word: 'Terminated', stage: 'running', kind: 'failure', gloss: 'stopped by a node shutdown' },
  { word: 'DeadlineExceeded', stage: 'running', kind: 'failure', gloss: 'ran longer than allowed' },
  {
    word: 'Running',
    stage: 'running',
    kind: 'running',
    gloss: 'runs; may still be 0/1 ready',
    also: ['0/1 Running', 'not ready'],
  },
  { word: 'NotReady', stage: 'running', kind: 'wait', gloss: 'one container is done, one runs' },
  {
    word: 'Terminating',
    stage: 'terminating',
    kind: 'wait',
    gloss: 'deleted, still stopping',
    also: ['stuck terminating', 'finalizer'],
  },
  { word: 'NodeLost', stage: 'terminating', kind: 'failure', gloss: 'older versions: the node fell silent' },
  { word: 'Failed', stage: 'end', kind: 'end', gloss: 'over, and no container tells why' },
];

type Refusal = readonly [word: string, gloss: string, also?: readonly string[]];

/** The kubelet's reasons to refuse a pod (facts N0). */
function refusals(rows: readonly Refusal[]): readonly StatusWord[] {
  const kind: StatusKind = 'failure';
  return rows.map(([word, gloss, also]) => ({ word, stage: 'accept', kind, gloss, ...(also ? { also } : {}) }));
}
