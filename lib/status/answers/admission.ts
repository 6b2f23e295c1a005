import { type Answers, cause, changes, inspect, lookAlike, lowRisk } from '../answer.ts';
import { describeNode } from '../commands.ts';
import { refusal, shortage } from './refusal.ts';

const setRequests = (what: string) => `kubectl set resources deployment/NAME -c CONTAINER --requests=${what}`;
const nodeLabels = inspect('Which labels has the node?', 'kubectl get node NODE --show-labels');
const nodeTaints = inspect('Which taints has the node?', `kubectl get node NODE -o jsonpath='{.spec.taints}'`);

/** Step 5: the kubelet checks the pod against its node, and refuses it. */
export const admissionAnswers: Answers = {
  OutOfcpu: shortage('cpu', setRequests('cpu=100m')),
  OutOfmemory: shortage('memory', setRequests('memory=128Mi')),
  'OutOfephemeral-storage': shortage('ephemeral-storage', setRequests('ephemeral-storage=1Gi')),
  OutOfpods: shortage('pods', 'kubectl scale deployment/NAME --replicas=COUNT'),
  NodeAffinity: refusal({
    verdict: "The node does not have the labels that the pod asks for, says the node's own kubelet.",
    causes: [
      cause(3, 'The pod names a node that does not match', 'spec.nodeName passes the scheduler by, the labels do not.'),
      cause(
        2,
        'A label was changed after the pod had been placed',
        'The kubelet checks again when it starts anew, and then refuses pods that ran before.',
        "didn't match Pod's node affinity/selector",
      ),
    ],
    looks: [nodeLabels],
    repairs: [lowRisk('Give the node its label back', 'kubectl label node NODE KEY=VALUE')],
    lookAlikes: [
      lookAlike('Pending', 'the scheduler found no node with these labels'),
      lookAlike('TaintToleration', 'the node keeps the pod away, not the pod the node'),
    ],
    sources: ['scheduler'],
  }),
  NodeName: refusal({
    verdict: 'The pod names another node than the one whose kubelet was handed it.',
    causes: [
      cause(2, 'The node was registered under another name', 'A name was overridden, or a host got a new one.'),
      cause(1, 'A scheduler of your own has bound it wrongly', 'What it bound does not fit what the pod asks for.'),
    ],
    looks: [inspect('Which nodes are there?', 'kubectl get nodes -o wide')],
    lookAlikes: [lookAlike('NodeAffinity', 'the name fits, the labels do not')],
  }),
  NodePorts: refusal({
    verdict: 'The pod wants a port of the node itself, and another pod on that node has it already.',
    causes: [
      cause(
        3,
        'Two pods with the same hostPort on one node',
        'A pod that names its node, or an old one that is still stopping.',
        "didn't have free ports",
      ),
      cause(2, 'hostNetwork', 'With it every container port is a port of the node.'),
    ],
    looks: [inspect('Who has the port?', 'kubectl get pods -A -o wide --field-selector spec.nodeName=NODE')],
    repairs: [changes('Let one pod a node be enough, or take the hostPort out', 'kubectl edit deployment/NAME')],
    lookAlikes: [
      lookAlike('Pending', 'the scheduler found no node with the port free'),
      lookAlike('Terminating', 'the old pod keeps its port until it is gone'),
    ],
    sources: ['scheduler'],
  }),
  TaintToleration: refusal({
    verdict: 'The node has a taint with the effect NoExecute, and the pod does not tolerate it.',
    causes: [
      cause(
        3,
        'The node was tainted between the choice and the arrival',
        'Somebody drains it, or it was found not ready.',
        'NoExecute',
      ),
      cause(2, 'The pod names its node itself', 'The scheduler would have seen the taint.'),
    ],
    looks: [nodeTaints],
    repairs: [changes('Take the taint off, if it is not needed any more', 'kubectl taint node NODE KEY:NoExecute-')],
    lookAlikes: [
      lookAlike('Pending', 'the scheduler sees the taint and waits'),
      lookAlike('Evicted', 'the node is short of something'),
      lookAlike('Terminating', 'a taint of NoExecute deletes pods that already run'),
    ],
    sources: ['scheduler'],
  }),
  UnexpectedAdmissionError: refusal({
    verdict: 'The kubelet could not give the pod what it asks for: a device, whole cpus, or memory of its own.',
    causes: [
      cause(
        3,
        'The device plugin is gone or its devices are sick',
        'Often after the kubelet or the plugin started anew, before the plugin has registered again.',
        'no healthy devices',
        'Allocate failed',
      ),
      cause(
        2,
        'More devices are asked for than are free',
        'What the node says it has, and what is left, differ for a moment.',
        'requested number of devices unavailable',
      ),
      cause(1, 'The cpu or memory manager had no room', 'Only where the node has a static policy.'),
    ],
    looks: [
      describeNode,
      inspect('Does the device plugin run there?', 'kubectl get pods -A -o wide --field-selector spec.nodeName=NODE'),
    ],
    repairs: [changes('Start the device plugin again', 'kubectl rollout restart daemonset/PLUGIN -n NAMESPACE')],
    lookAlikes: [
      lookAlike('OutOfcpu', 'the plain count was not enough'),
      lookAlike('TopologyAffinityError', 'there is enough, but not in one place'),
    ],
    sources: ['resources'],
  }),
  TopologyAffinityError: refusal({
    verdict: 'The node has enough cpus and devices, but not on NUMA nodes that lie together as its policy demands.',
    causes: [
      cause(
        3,
        'The policy is strict and the node is fragmented',
        'restricted and single-numa-node refuse what best-effort would take.',
        'Topology locality',
      ),
      cause(2, 'The pod asks for more than one NUMA node has', 'Then it fits on no node of this kind.'),
    ],
    looks: [describeNode],
    repairs: [changes('Ask for less, so that one NUMA node is enough', setRequests('cpu=4'))],
    lookAlikes: [
      lookAlike('SMTAlignmentError', 'whole cores, not NUMA nodes'),
      lookAlike('UnexpectedAdmissionError', 'nothing was left at all'),
    ],
    sources: ['resources'],
  }),
  SMTAlignmentError: refusal({
    verdict: 'The node gives out whole cores only, and the number of cpus asked for is no multiple of its threads.',
    causes: [
      cause(
        3,
        'An odd number of cpus on a node with two threads a core',
        'The static cpu policy has the option full-pcpus-only.',
        'SMT Alignment Error',
      ),
    ],
    repairs: [changes('Ask for an even number', setRequests('cpu=2'))],
    lookAlikes: [lookAlike('TopologyAffinityError', 'NUMA nodes, not threads')],
    sources: ['resources'],
  }),
  EmptyPodSharedPoolError: refusal({
    verdict: 'The pod has resources of its own, and its exclusive containers would leave nothing for the others.',
    causes: [
      cause(
        3,
        'The exclusive cpus add up to all that the pod has',
        'Containers that share need at least a part of a cpu.',
        'shared pool',
      ),
    ],
    repairs: [changes('Give the pod more cpus than its exclusive containers take', 'kubectl edit deployment/NAME')],
    lookAlikes: [lookAlike('PodLevelResourcesNotSupported', 'the node knows no resources of a pod at all')],
    sources: ['resources'],
  }),
};
