import { type Answers, cause, changes, destroys, inspect, lookAlike } from '../answer.ts';
import { describeNode, describePod, readReason } from '../commands.ts';

const readFinalizers = inspect(
  'Does a finalizer hold it?',
  `kubectl get pod NAME -o jsonpath='{.metadata.finalizers}{" "}{.metadata.deletionTimestamp}'`,
);
const removeFailed = destroys(
  'Remove all pods that have failed',
  'kubectl delete pods --field-selector=status.phase=Failed',
);

/** The pod as a whole is at its end: somebody or something has stopped it. */
export const podEndAnswers: Answers = {
  Evicted: {
    verdict:
      'The node ran short of memory, disk or process numbers, and the kubelet stopped this pod to make room. Mostly kubectl prints how its container ended instead, and the pod’s own reason says Evicted.',
    causes: [
      cause(
        3,
        'The node is short of memory',
        'Pods that use more than they request go first.',
        'low on resource: memory',
      ),
      cause(3, 'The disk of the node is full', 'Images, logs, emptyDir volumes.', 'low on resource: ephemeral-storage'),
      cause(
        2,
        'The pod wrote more than it may',
        'A limit of an emptyDir or of ephemeral-storage: that is this pod’s own limit.',
        'exceeds the limit',
      ),
      cause(
        1,
        'It was refused at the door',
        'A node under pressure takes no new pods of this kind.',
        'The node had condition',
      ),
    ],
    waysOut: [
      readReason,
      describeNode,
      inspect('Who uses the most?', 'kubectl top pods -A --sort-by=memory'),
      changes(
        'Request what it uses, so that others go first',
        'kubectl set resources deployment/NAME -c CONTAINER --requests=memory=256Mi',
      ),
      removeFailed,
    ],
    lookAlikes: [
      lookAlike('OOMKilled', 'the container hit its own limit; the node was fine'),
      lookAlike('Preempting', 'it had to make room for a critical pod'),
      lookAlike('Error', 'what the column often shows for an evicted pod'),
      lookAlike('Terminating', 'kubectl drain and the eviction API delete the pod: no reason stays behind'),
    ],
    sources: ['resources', 'disruptions', 'phase'],
  },
  Preempting: {
    verdict:
      'The kubelet had to admit a critical pod, had no room for it, and stopped this one. The scheduler took no part in that.',
    causes: [
      cause(
        3,
        'A critical pod came to a full node',
        'Static pods and those of the highest priority classes come first.',
        'admit critical pod',
      ),
    ],
    waysOut: [
      readReason,
      describeNode,
      inspect(
        'Which pods have which priority?',
        'kubectl get pods -A -o custom-columns=NAME:.metadata.name,PRIORITY:.spec.priority',
      ),
      removeFailed,
    ],
    lookAlikes: [
      lookAlike('Evicted', 'the node was short of something, and no other pod had to come in'),
      lookAlike('Terminating', 'the scheduler preempts by deleting: the pod is gone afterwards'),
    ],
    sources: ['preemption', 'disruptions'],
  },
  Terminated: {
    verdict:
      'The node was shut down in an orderly way, and the kubelet stopped this pod. Its owner makes another one elsewhere.',
    causes: [
      cause(
        3,
        'The machine was restarted or taken away',
        'Maintenance, an upgrade, or a machine that the cloud takes back.',
        'imminent node shutdown',
      ),
    ],
    waysOut: [
      readReason,
      describeNode,
      inspect('Has its owner made another one?', 'kubectl get pods -o wide'),
      removeFailed,
    ],
    lookAlikes: [
      lookAlike('Terminating', 'being deleted, at this moment'),
      lookAlike('NodeShutdown', 'it arrived while the node was already going down'),
      lookAlike('Completed', 'its work was done before'),
    ],
    sources: ['nodes', 'disruptions'],
  },
  DeadlineExceeded: {
    verdict:
      'The pod was on its node for longer than activeDeadlineSeconds allows, so the kubelet stopped it. Mostly kubectl prints how its container ended instead.',
    causes: [
      cause(
        3,
        'The work takes longer than planned',
        'The clock runs from the arrival on the node, pulls included.',
        'active on the node longer than the specified deadline',
      ),
      cause(2, 'The work hangs', 'The deadline did what it is for.'),
    ],
    waysOut: [
      readReason,
      inspect('What did it do until then?', 'kubectl logs NAME -c CONTAINER'),
      changes('Allow more time in the template of its owner', 'kubectl edit job/NAME'),
      removeFailed,
    ],
    lookAlikes: [
      lookAlike('Error', 'what the column shows when the process ended on SIGTERM'),
      lookAlike('Completed', 'what it shows when the process ended with 0 on SIGTERM'),
      lookAlike('Evicted', 'the node was short of something'),
    ],
    sources: ['phase', 'termination'],
  },
  Terminating: {
    verdict:
      'Somebody has deleted the pod, and it is stopping: hooks, SIGTERM, and after the grace period SIGKILL. If that takes much longer, either its node is silent or a finalizer holds it.',
    causes: [
      cause(
        3,
        'The grace period runs',
        '30 s unless the manifest says otherwise; preStop hooks are part of it.',
        'Killing',
      ),
      cause(3, 'The process ignores SIGTERM', 'A shell as first process does not pass it on.', 'exit code 137'),
      cause(2, 'The node does not answer', 'The kubelet there has to confirm the end, and cannot.', 'NodeNotReady'),
      cause(2, 'A finalizer holds the object', 'Whoever put it there has to take it off.', 'finalizers'),
      cause(1, 'A volume cannot be unmounted', 'The pod stays until it can.', 'FailedKillPod'),
    ],
    waysOut: [
      readFinalizers,
      describePod,
      inspect('Does the node answer?', 'kubectl get node NODE'),
      changes(
        'Take the finalizers off; what they protect is lost',
        `kubectl patch pod NAME --type=merge -p '{"metadata":{"finalizers":null}}'`,
      ),
      destroys(
        'Forget the pod without waiting: its processes may still run, and a StatefulSet may run it twice',
        'kubectl delete pod NAME --grace-period=0 --force',
      ),
    ],
    lookAlikes: [
      lookAlike('Terminated', 'a node shutdown ended it; nobody deleted it'),
      lookAlike('NodeLost', 'how older versions called it on a silent node'),
      lookAlike('Completed', 'it has ended, and keeps that word while it is deleted'),
    ],
    sources: ['termination', 'finalizers', 'hooks'],
  },
  NodeLost: {
    verdict:
      'In older versions the reason of a pod whose node had fallen silent; once it was deleted, kubectl printed Unknown. Today such a pod is Terminating.',
    causes: [
      cause(3, 'The node is down or cut off', 'Its kubelet has not reported for most of a minute.', 'NodeNotReady'),
      cause(1, 'The cluster is very old', 'Nothing in Kubernetes 1.36 writes this reason.'),
    ],
    waysOut: [
      inspect('Which nodes are not ready?', 'kubectl get nodes'),
      describeNode,
      changes(
        'Say that the node will not come back: its volumes become free',
        'kubectl taint node NODE node.kubernetes.io/out-of-service=nodeshutdown:NoExecute',
      ),
      destroys('Remove a node that is gone for good; its pods go with it', 'kubectl delete node NODE'),
    ],
    lookAlikes: [
      lookAlike('Terminating', 'what it is called today'),
      lookAlike('Unknown', 'what kubectl printed for it; today that is a container'),
    ],
    sources: ['nodes', 'podGc'],
  },
  Failed: {
    verdict:
      'The phase itself: the pod is over, and neither a reason nor a container tells why. Mostly its node object was deleted, and the garbage collector closed the pod.',
    causes: [
      cause(
        3,
        'The node was deleted while the pod was on it',
        'Autoscalers do that when they take a machine away.',
        'DeletionByPodGC',
      ),
      cause(1, 'It ended before any container had a status', 'Then there is nothing else to print.'),
    ],
    waysOut: [
      inspect('Read its conditions', `kubectl get pod NAME -o jsonpath='{.status.conditions}'`),
      inspect('Is the node still there?', 'kubectl get nodes'),
      inspect('Has its owner made another one?', 'kubectl get pods -o wide'),
      removeFailed,
    ],
    lookAlikes: [
      lookAlike('Error', 'a container ended with an error'),
      lookAlike('Terminating', 'the node is silent, and its object is still there'),
      lookAlike('Evicted', 'the pod has a reason'),
    ],
    sources: ['podGc', 'phase', 'nodes'],
  },
};
