import { type Answers, cause, changes, inspect, lookAlike, lowRisk } from '../answer.ts';
import { describeNode } from '../commands.ts';
import { refusal } from './refusal.ts';

const nodeVersions = inspect('Which version and system has the node?', 'kubectl get nodes -o wide');
const editPod = (does: string) => changes(does, 'kubectl edit deployment/NAME');

/** Step 5: what the node cannot do, or does not want to, whatever is left on it. */
export const featureAnswers: Answers = {
  SysctlForbidden: refusal({
    verdict: 'The pod sets a kernel parameter that this node does not allow.',
    causes: [
      cause(
        3,
        'The sysctl is an unsafe one',
        "It has to be on the kubelet's list of allowed unsafe sysctls, on each node.",
        'forbidden sysctl',
      ),
      cause(1, 'The pod is on the host network', 'Then sysctls of the network are not its own.'),
    ],
    looks: [
      inspect('Which sysctls does it set?', `kubectl get pod NAME -o jsonpath='{.spec.securityContext.sysctls}'`),
    ],
    repairs: [editPod('Leave the sysctl out')],
    lookAlikes: [
      lookAlike('AppArmor', 'a profile, not a kernel parameter'),
      lookAlike('CreateContainerError', 'the engine refused it, after the kubelet had agreed'),
    ],
  }),
  AppArmor: refusal({
    verdict: 'The pod asks for an AppArmor profile that this node cannot enforce.',
    causes: [
      cause(2, 'The node has no AppArmor', 'Its kernel is built or started without it.', 'Cannot enforce AppArmor'),
      cause(2, 'The profile is not loaded on this node', 'Profiles are loaded node by node.', 'profile'),
    ],
    looks: [nodeVersions],
    repairs: [editPod('Ask for a profile that all nodes have, for example RuntimeDefault')],
    lookAlikes: [
      lookAlike('SysctlForbidden', 'a kernel parameter, not a profile'),
      lookAlike('seccomp killed', 'the process ran and broke a rule'),
    ],
  }),
  PodOSSelectorNodeLabelDoesNotMatch: refusal({
    verdict: 'The label kubernetes.io/os, which the pod asks for, does not say what this node is.',
    causes: [
      cause(3, 'The pod is for another system', 'It names its node, or the label on the node was written by hand.'),
    ],
    looks: [nodeVersions],
    repairs: [editPod('Let it choose nodes of its own system')],
    lookAlikes: [
      lookAlike('PodOSNotSupported', 'spec.os says so, not a label'),
      lookAlike('NodeAffinity', 'another label does not match'),
    ],
  }),
  PodOSNotSupported: refusal({
    verdict: 'The pod says in spec.os that it is for another operating system than the one of this node.',
    causes: [
      cause(
        3,
        'A Windows pod on a Linux node, or the other way round',
        'spec.os does not choose a node: a nodeSelector has to.',
      ),
    ],
    looks: [nodeVersions],
    repairs: [editPod('Add a nodeSelector for kubernetes.io/os')],
    lookAlikes: [lookAlike('PodOSSelectorNodeLabelDoesNotMatch', 'a label says so, not spec.os')],
  }),
  SupplementalGroupsPolicyNotSupported: refusal({
    verdict: 'The pod is strict about supplemental groups, and the container engine of this node cannot be.',
    causes: [
      cause(
        3,
        'The engine is too old',
        'supplementalGroupsPolicy: Strict needs an engine that supports it.',
        'SupplementalGroupsPolicy=Strict',
      ),
    ],
    looks: [nodeVersions],
    repairs: [editPod('Take the policy Merge, or choose nodes with a newer engine')],
    lookAlikes: [lookAlike('PodFeatureUnsupported', 'another feature is missing')],
    sources: ['containerRuntime'],
  }),
  PodLevelResourcesNotSupported: refusal({
    verdict: 'The pod states resources for all of its containers together, and this node cannot do that.',
    causes: [
      cause(2, 'The feature is off on this node', 'Every kubelet has to have it on.', 'PodLevelResources'),
      cause(2, 'The node runs Windows', 'There are no resources of a pod there.'),
    ],
    looks: [nodeVersions],
    repairs: [editPod('State the resources of each container')],
    lookAlikes: [lookAlike('EmptyPodSharedPoolError', 'the node can do it, and the numbers leave nothing over')],
    sources: ['resources'],
  }),
  PodFeatureUnsupported: refusal({
    verdict: 'The pod needs a feature that this node has not declared.',
    causes: [
      cause(
        3,
        'The node is older than the control plane',
        'During an upgrade nodes of both versions are there.',
        'node features that are not available',
      ),
    ],
    looks: [nodeVersions],
    repairs: [editPod('Leave the feature out until all nodes have it')],
    lookAlikes: [lookAlike('Pending', 'the scheduler knew it, and looks for another node')],
    sources: ['scheduler'],
  }),
  InvalidNodeInfo: refusal({
    verdict: 'The kubelet could not read the object of its own node, so it could not check the pod.',
    causes: [
      cause(2, 'The node has only just joined', 'Its object is not there yet.', 'cannot get node info'),
      cause(1, 'The kubelet may not read it', 'Its certificate or its rights are not in order.'),
    ],
    looks: [describeNode],
    lookAlikes: [lookAlike('NodeName', 'the node is known, and is another one')],
    sources: ['nodes'],
  }),
  NodeShutdown: refusal({
    verdict: 'The pod arrived at a node that is shutting down.',
    causes: [
      cause(
        3,
        'The node is restarted or taken away',
        'It refuses new pods while it stops the old ones.',
        'shutting down',
      ),
      cause(1, 'The pod names its node', 'The scheduler would have chosen another one.'),
    ],
    looks: [describeNode],
    repairs: [lowRisk('Keep further pods away from it', 'kubectl cordon NODE')],
    lookAlikes: [
      lookAlike('Terminated', 'it ran already, and was stopped by the same shutdown'),
      lookAlike('Evicted', 'the node stays, and is short of something'),
    ],
    sources: ['nodes'],
  }),
  VolumeAttachmentLimitExceeded: refusal({
    verdict: 'The node has no attachment left for one more volume of this kind.',
    causes: [
      cause(
        3,
        'The count of the scheduler was out of date',
        'The storage driver reported another limit than before, or volumes were attached by hand.',
        'insufficient volume attachment capacity',
      ),
    ],
    looks: [
      inspect('What is attached there?', 'kubectl get volumeattachments | grep NODE'),
      inspect('Which limit does the driver report?', 'kubectl get csinode NODE -o yaml'),
    ],
    lookAlikes: [
      lookAlike('ContainerCreating', 'attaching takes long or fails, and is tried again'),
      lookAlike('Pending', 'the scheduler knew that no node has an attachment left'),
    ],
    sources: ['volumes'],
  }),
  InitContainerRestartPolicyForbidden: refusal({
    verdict: 'An older kubelet refused a sidecar, because it knew no restartPolicy of init containers.',
    causes: [
      cause(
        3,
        'The node is older than 1.29',
        'Sidecars are init containers that start again; older nodes cannot do that.',
      ),
    ],
    looks: [nodeVersions],
    repairs: [editPod('Make the sidecar an ordinary container')],
    lookAlikes: [lookAlike('PodFeatureUnsupported', 'how newer nodes say that they lack a feature')],
    sources: ['sidecars'],
  }),
  UnknownReason: refusal({
    verdict: 'The kubelet refused the pod and had no reason to give.',
    causes: [cause(1, 'A check failed without saying why', 'That is a fault of the kubelet: its log tells more.')],
    looks: [describeNode],
    lookAlikes: [lookAlike('Unknown', 'a container, of which the engine lost track')],
  }),
  UnexpectedPredicateFailureType: refusal({
    verdict: 'One of the checks of the kubelet failed in a way that it does not know.',
    causes: [cause(1, 'A changed kubelet', 'The checks that Kubernetes has all report in a known way.')],
    looks: [describeNode],
    lookAlikes: [lookAlike('UnexpectedAdmissionError', 'a device or cpu could not be given: common, and explained')],
  }),
};
