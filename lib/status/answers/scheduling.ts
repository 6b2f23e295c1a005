import { type Answers, cause, changes, destroys, inspect, lookAlike, lowRisk } from '../answer.ts';
import { describePod } from '../commands.ts';

/** Step 4: the pod is stored, and nobody has placed it yet. */
export const schedulingAnswers: Answers = {
  Pending: {
    verdict:
      'The pod is stored, and nothing of it runs. Mostly no node fits yet; the scheduler says why in its event, and tries again whenever something changes that may help.',
    causes: [
      cause(
        3,
        'No node has enough left',
        'What counts are the requests of the pods on a node, and not what they use.',
        'Insufficient cpu',
        'Insufficient memory',
      ),
      cause(
        3,
        'Every node has a taint that the pod does not tolerate',
        'Control plane nodes have one; so do nodes that are not ready.',
        'untolerated taint',
      ),
      cause(
        2,
        'No node has the labels that it asks for',
        'A typing error in nodeSelector is enough.',
        "didn't match Pod's node affinity/selector",
      ),
      cause(
        2,
        'A volume claim is not bound',
        'The claim does not exist, has no storage class, or nothing provisions it.',
        'unbound immediate PersistentVolumeClaims',
        'persistentvolumeclaim "…" not found',
      ),
      cause(
        1,
        'It has a node, and the kubelet there is silent',
        'Then spec.nodeName is set, and no container has a status.',
        'Scheduled',
      ),
      cause(
        1,
        'Nobody schedules it',
        'spec.schedulerName names a scheduler that does not run. Then there is no event.',
      ),
    ],
    waysOut: [
      describePod,
      inspect('Has it got a node?', 'kubectl get pod NAME -o wide'),
      inspect('What have the nodes left?', 'kubectl describe nodes | grep -A8 "Allocated resources"'),
      inspect('Are its volume claims bound?', 'kubectl get pvc'),
      lowRisk('Give a node the label that is missing', 'kubectl label node NODE KEY=VALUE'),
      changes('Ask for less', 'kubectl set resources deployment/NAME -c CONTAINER --requests=cpu=100m,memory=128Mi'),
    ],
    lookAlikes: [
      lookAlike('SchedulingGated', 'the scheduler does not even look at it yet'),
      lookAlike('ContainerCreating', 'it has a node, and the kubelet has begun'),
      lookAlike('OutOfcpu', 'a node was found, and its kubelet said no: that is for good'),
    ],
    sources: ['scheduler', 'phase', 'resources'],
  },
  SchedulingGated: {
    verdict:
      'The pod has scheduling gates, and the scheduler does not look at it before the last of them is taken off. That is meant so: something else has yet to agree.',
    causes: [
      cause(
        3,
        'The controller that opens the gate has not done so yet',
        'Queues and quota systems hold pods back until there is room for all of a group.',
        'spec.schedulingGates',
      ),
      cause(
        2,
        'The controller that would open it does not run',
        'A webhook has put the gate on, and whoever should take it off is gone or has no rights.',
      ),
      cause(1, 'Somebody wrote the gate into the manifest', 'Then a person has to take it off.'),
    ],
    waysOut: [
      inspect('Which gates are there?', `kubectl get pod NAME -o jsonpath='{.spec.schedulingGates[*].name}'`),
      inspect('Does the owner of the gate run?', 'kubectl get pods -A | grep CONTROLLER'),
      changes(
        'Take the gates off by hand; its owner is passed over',
        `kubectl patch pod NAME --type=json -p '[{"op":"remove","path":"/spec/schedulingGates"}]'`,
      ),
      destroys('Give the pod up', 'kubectl delete pod NAME'),
    ],
    lookAlikes: [
      lookAlike('Pending', 'the scheduler looks at it, and has found no node'),
      lookAlike('NotReady', 'readiness gates hold back traffic, not the start'),
    ],
    sources: ['schedulingReadiness', 'scheduler'],
  },
};
