import { type Cause, command, inspect, type Sort, sortOf } from '../cause.ts';
import { type Facts, isRow, newest, onEvent, onPod } from '../facts.ts';
import type { Finding } from '../finding.ts';

/** Why the node, or the cluster, ended a pod or would not have it. */
interface EndingSort extends Sort {
  readonly verdict: string;
  readonly outlook: string;
}

const owner = 'This pod does not come back; if it has a controller, that makes a new one.';

/** Stands for what is known of who makes the pod. */
const anew = '{anew}';

/** `status.reason`, or `status.reason: status.message`, in the order in which they are asked. */
const reasonSorts: readonly EndingSort[] = [
  {
    id: 'evicted-empty-dir-limit',
    title: 'an emptyDir that grew beyond its limit',
    pattern: /^Evicted: .*Usage of EmptyDir volume "([^"]*)" exceeds the limit "?([^"\s]*)"?/,
    verdict: 'The node evicted the pod because its emptyDir volume {1} grew beyond the limit of {2}.',
    outlook: `${anew} It fills the volume again unless the program writes less or the limit is raised.`,
  },
  {
    id: 'evicted-ephemeral-storage-limit',
    title: 'a pod that wrote more than its ephemeral-storage limit',
    pattern: /^Evicted: .*(?:ephemeral local storage usage exceeds|exceeded its local ephemeral storage limit)/,
    verdict: 'The node evicted the pod because it wrote more to its disk than its ephemeral-storage limit.',
    outlook: `${anew} It will write as much again.`,
  },
  {
    id: 'evicted-memory-pressure',
    title: 'a node that ran low on memory',
    pattern: /^Evicted: .*low on resource: memory/,
    verdict: 'The node ran low on memory and evicted this pod, because it used more than it had asked for.',
    outlook: `${anew} A memory request that is true makes it the last to go.`,
  },
  {
    id: 'evicted-disk-pressure',
    title: 'a node that ran low on disk',
    pattern: /^Evicted: .*low on resource: (?:ephemeral-storage|nodefs|imagefs|containerfs|inodes)/,
    verdict: 'The node ran low on disk space and evicted this pod.',
    outlook: `${anew} The node takes no pods for some minutes.`,
  },
  {
    id: 'evicted-process-pressure',
    title: 'a node that ran low on process ids',
    pattern: /^Evicted: .*low on resource: pids/,
    verdict: 'The node ran low on process ids and evicted this pod.',
    outlook: anew,
  },
  {
    id: 'refused-under-pressure',
    title: 'a node under pressure that takes no pods',
    pattern: /^Evicted: .*node had condition/,
    verdict: 'The node was under pressure and refused the pod when it came.',
    outlook: anew,
  },
  { id: 'evicted', title: 'an evicted pod', pattern: /^Evicted/, verdict: 'The node evicted the pod.', outlook: anew },
  {
    id: 'deadline-exceeded',
    title: 'a pod that ran into its deadline',
    pattern: /^DeadlineExceeded/,
    verdict: 'The pod ran longer than its deadline{deadline}, so the kubelet ended it.',
    outlook: 'It does not come back; a longer deadline, or less work, will help the next one.',
  },
  {
    id: 'displaced-by-critical-pod',
    title: 'a pod that made room for a critical one',
    pattern: /^Preempting/,
    verdict: 'The kubelet ended the pod to make room for a critical one on its node.',
    outlook: anew,
  },
  {
    id: 'node-shut-down',
    title: 'a node that was shut down',
    pattern: /^(?:Terminated|NodeShutdown|Shutdown)/,
    verdict: 'The node was shut down, and ended the pod on the way.',
    outlook: anew,
  },
  {
    id: 'node-lost',
    title: 'a node of which nothing is heard any more',
    pattern: /^NodeLost/,
    verdict: 'Nothing is heard of the node any more.',
    outlook: anew,
  },
  {
    id: 'kubelet-out-of-resources',
    title: 'a node that had no room when the pod came',
    pattern: /^OutOf(\S+?):|^OutOf(\S+)$/,
    verdict: 'The pod was bound to a node that had not enough {1} for it, so the kubelet refused it.',
    outlook: `${anew} It happens to pods that name their node themselves, and after restarts of a kubelet.`,
  },
  {
    id: 'kubelet-node-affinity',
    title: 'a node that does not match what the pod asks for',
    pattern: /^NodeAffinity/,
    verdict: 'The pod was bound to a node that its node selector or affinity excludes, so the kubelet refused it.',
    outlook: `${anew} It happens to pods that name their node themselves, and when labels of a node change.`,
  },
  {
    id: 'kubelet-host-port-taken',
    title: 'a host port that was taken when the pod came',
    pattern: /^NodePorts/,
    verdict: 'The host port that the pod asks for was taken on its node, so the kubelet refused it.',
    outlook: anew,
  },
  {
    id: 'kubelet-taint-not-tolerated',
    title: 'a taint that the pod does not tolerate',
    pattern: /^TaintToleration/,
    verdict: 'The node has a NoExecute taint that the pod does not tolerate, so the kubelet refused it.',
    outlook: anew,
  },
  {
    id: 'kubelet-refused',
    title: 'a pod that the kubelet refused',
    pattern:
      /^(?:NodeName|InvalidNodeInfo|PodOS\w+|SupplementalGroupsPolicyNotSupported|UnexpectedAdmissionError|TopologyAffinityError|SMTAlignmentError|EmptyPodSharedPoolError|SysctlForbidden|AppArmor|PodLevelResourcesNotSupported|PodFeatureUnsupported|VolumeAttachmentLimitExceeded|UnknownReason|UnexpectedPredicateFailureType)/,
    verdict: 'The kubelet refused the pod when it came ({reason}).',
    outlook: anew,
  },
];

/** The reason of the condition DisruptionTarget. */
const disruptionSorts: readonly EndingSort[] = [
  {
    id: 'preempted',
    title: 'a pod that made room for a more important one',
    pattern: /^PreemptionByScheduler/,
    verdict: 'The scheduler removed the pod to make room for one of higher priority.',
    outlook: owner,
  },
  {
    id: 'evicted-by-taint',
    title: 'a taint that drove the pod away',
    pattern: /^DeletionByTaintManager/,
    verdict: 'The node got a NoExecute taint that the pod does not tolerate for longer, so it is being deleted.',
    outlook: owner,
  },
  {
    id: 'evicted-by-request',
    title: 'a pod that was evicted by request, as drain does',
    pattern: /^EvictionByEvictionAPI/,
    verdict: 'Somebody evicted the pod, as kubectl drain does.',
    outlook: owner,
  },
];

/** Why a pod was ended or refused as a whole. */
export const endingCauses: readonly Cause[] = [
  ...reasonSorts.map(
    (sort): Cause => ({
      id: sort.id,
      title: sort.title,
      look: (facts) => {
        const { reason = '', message = '' } = facts.pod.status;
        const said = message ? `${reason}: ${message}` : reason;
        return reason !== '' && sortOf(reasonSorts, said) === sort ? [reasonFinding(facts, sort, said)] : [];
      },
    }),
  ),
  ...disruptionSorts.map(
    (sort): Cause => ({
      id: sort.id,
      title: sort.title,
      look: (facts) => {
        const index = facts.pod.status.conditions.findIndex(({ type }) => type === 'DisruptionTarget');
        const condition = facts.pod.status.conditions[index];
        if (condition?.status !== 'True' || sortOf(disruptionSorts, condition.reason ?? '') !== sort) return [];
        return [
          {
            verdict: sort.verdict,
            outlook: sort.outlook,
            confidence: 'certain',
            evidence: [
              onPod(facts, `status.conditions[${index}].reason`, condition.reason, 'Who ended it.'),
              onPod(facts, `status.conditions[${index}].message`, condition.message, 'What they say.'),
            ],
            commands: [inspect(`${facts.kubectl} get pods -o wide`, 'See whether a new pod has come.')],
          },
        ];
      },
    }),
  ),
];

function reasonFinding(facts: Facts, sort: EndingSort, said: string): Finding {
  const { reason = '', message } = facts.pod.status;
  const caught =
    sort.pattern
      .exec(said)
      ?.slice(1)
      .filter((word) => word !== undefined) ?? [];
  const { activeDeadlineSeconds } = facts.pod.spec;
  const event = newest(facts.events, [reason]);
  const verdict = caught
    .reduce((text, word, index) => text.replaceAll(`{${index + 1}}`, () => word), sort.verdict)
    .replaceAll('{reason}', () => reason)
    .replaceAll('{deadline}', activeDeadlineSeconds === undefined ? '' : ` of ${activeDeadlineSeconds} s`);
  return {
    verdict,
    outlook: sort.outlook.replace(anew, () => outlookOf(facts)),
    confidence: 'certain',
    evidence: [
      onPod(facts, 'status.reason', reason, 'Why the pod has ended.'),
      ...(message ? [onPod(facts, 'status.message', message, 'What the kubelet says of it.')] : []),
      ...(event ? [onEvent(event, 'It said so at the time')] : []),
    ],
    commands: [
      inspect(`kubectl describe node ${facts.pod.spec.nodeName ?? 'NODE'}`, 'See how the node is now.'),
      ...(facts.pod.metadata.ownerReferences.length > 0
        ? [
            command(
              'low-risk',
              `${facts.kubectl} delete pod ${facts.name}`,
              'Tidy up: it has ended, and stays until then.',
            ),
          ]
        : [
            command(
              'changes',
              `${facts.kubectl} replace --force -f FILE`,
              'Delete it, and make it anew from its manifest.',
            ),
          ]),
    ],
  };
}

function outlookOf(facts: Facts): string {
  if (isRow(facts)) return owner;
  return facts.pod.metadata.ownerReferences.length > 0
    ? 'This pod does not come back; its owner makes a new one by itself.'
    : 'This pod does not come back, and nothing that makes pods owns it: it has to be deleted and made anew.';
}
