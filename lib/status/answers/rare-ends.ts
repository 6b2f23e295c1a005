import { type Answers, cause, changes, destroys, inspect, lookAlike, lowRisk } from '../answer.ts';
import { describeNode, describePod, readLastState, readPreviousLogs } from '../commands.ts';

/** Running: ends that are met seldom. */
export const rareEndAnswers: Answers = {
  RestartingAllContainers: {
    verdict:
      'A container ended in a way for which its rules say: start all of them again. The pod keeps its node, its address and its volumes, and begins with its init containers.',
    causes: [
      cause(
        3,
        'A restart rule has matched',
        'restartPolicyRules with the action RestartAllContainers, and the exit code is in its list.',
        'RestartAllContainers',
      ),
    ],
    waysOut: [
      inspect('Which rules are there?', `kubectl get pod NAME -o jsonpath='{.spec.containers[*].restartPolicyRules}'`),
      readPreviousLogs,
      changes('Take the rule out', 'kubectl edit deployment/NAME'),
    ],
    lookAlikes: [
      lookAlike('CrashLoopBackOff', 'one container, with a wait'),
      lookAlike('PodInitializing', 'what comes next'),
    ],
    sources: ['restartPolicy', 'initContainers'],
  },
  ContainerStatusUnknown: {
    verdict:
      'The container is gone, and nobody saw how it ended. The kubelet writes exit code 137 because it has to write something: it is no sign of too little memory.',
    causes: [
      cause(
        3,
        'The node or its engine was started anew',
        'What ran there has vanished without a record.',
        'could not be located',
      ),
      cause(
        2,
        'The pod was ended before its containers ever ran',
        'Deleted or evicted while images were still being pulled.',
      ),
      cause(1, 'Somebody removed the container on the node', 'With a tool of the engine, past the kubelet.'),
    ],
    waysOut: [
      readLastState,
      describeNode,
      inspect('Was the whole pod ended?', `kubectl get pod NAME -o jsonpath='{.status.reason}{": "}{.status.message}'`),
      destroys('Remove what is left of a pod that has failed', 'kubectl delete pod NAME'),
    ],
    lookAlikes: [
      lookAlike('OOMKilled', 'also 137, and the kernel did it'),
      lookAlike('Unknown', 'the engine still has the container, and lost its process'),
      lookAlike('Evicted', 'the pod’s own reason, which this word covers'),
    ],
    sources: ['containerStates'],
  },
  Unknown: {
    verdict:
      'The container engine lost track of the process and reports exit code 255. In old clusters the same word meant that the node had fallen silent.',
    causes: [
      cause(2, 'The engine was started anew or crashed', 'Its record of the process is gone.', 'exit code 255'),
      cause(
        1,
        'The control plane is older than 1.36 by far',
        'A deleted pod on a lost node was printed as Unknown.',
        'NodeLost',
      ),
    ],
    waysOut: [
      readLastState,
      describeNode,
      describePod,
      lowRisk('Keep further pods away from the node', 'kubectl cordon NODE'),
    ],
    lookAlikes: [
      lookAlike('ContainerStatusUnknown', 'the container itself is gone'),
      lookAlike('NodeLost', 'the reason behind the old meaning'),
      lookAlike('Terminating', 'what a pod on a lost node is printed as today'),
    ],
    sources: ['containerStates', 'nodes'],
  },
  'seccomp killed': {
    verdict:
      'The process made a system call that its seccomp profile forbids, and the kernel killed it. The engine CRI-O says so; others just say Error.',
    causes: [
      cause(
        3,
        'The profile is narrower than the program',
        'A new version of a library makes calls that the old one did not.',
        'exit code 159',
        'SIGSYS',
      ),
    ],
    waysOut: [
      readPreviousLogs,
      inspect(
        'Which profile does it have?',
        `kubectl get pod NAME -o jsonpath='{.spec.securityContext.seccompProfile}'`,
      ),
      changes('Allow the call in the profile, or take RuntimeDefault', 'kubectl edit deployment/NAME'),
    ],
    lookAlikes: [
      lookAlike('Error', 'the same end, on an engine that does not say why'),
      lookAlike('AppArmor', 'refused before it ran'),
    ],
    sources: ['containerStates', 'containerRuntime'],
  },
  'ExitCode:N': {
    verdict:
      'The container ended, and the engine gave no reason: so kubectl prints the exit code itself, for example ExitCode:137.',
    causes: [cause(1, 'An engine that gives no reasons', 'containerd and CRI-O always give one.')],
    waysOut: [
      readLastState,
      inspect('Read what it wrote', 'kubectl logs NAME -c CONTAINER'),
      inspect('Which engine has the node?', 'kubectl get nodes -o wide'),
    ],
    lookAlikes: [lookAlike('Error', 'what it mostly says instead'), lookAlike('Signal:N', 'a signal ended it')],
    sources: ['containerStates'],
  },
  'Signal:N': {
    verdict:
      'A signal ended the container, and the engine gave no reason: so kubectl prints its number, for example Signal:9.',
    causes: [cause(1, 'An engine that gives no reasons', 'containerd and CRI-O always give one.')],
    waysOut: [
      readLastState,
      inspect('Read what it wrote', 'kubectl logs NAME -c CONTAINER'),
      inspect('Which engine has the node?', 'kubectl get nodes -o wide'),
    ],
    lookAlikes: [lookAlike('Error', 'what it mostly says instead'), lookAlike('ExitCode:N', 'an exit code, no signal')],
    sources: ['containerStates'],
  },
};
