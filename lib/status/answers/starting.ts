import { type Answers, cause, changes, inspect, lookAlike, lowRisk } from '../answer.ts';
import { describeNode, describePod, readLastState, readMessage, rollBack } from '../commands.ts';

/** Step 7: the image is there, and the container cannot be made or started. */
export const startingAnswers: Answers = {
  CreateContainerConfigError: {
    verdict:
      'The image is there, but the kubelet cannot put the configuration of the container together: mostly a ConfigMap, a Secret or a key in it is missing. As soon as it exists, the container starts by itself.',
    causes: [
      cause(
        3,
        'The ConfigMap or Secret does not exist',
        'Or it exists in another namespace.',
        'configmap "…" not found',
        'secret "…" not found',
      ),
      cause(3, 'It exists, and the key does not', 'A typing error in key: is enough.', "couldn't find key"),
      cause(
        2,
        'The image wants to run as root, and the pod forbids it',
        'runAsNonRoot needs a user with a number other than 0.',
        'runAsNonRoot',
        'will run as root',
      ),
      cause(1, 'A subPath cannot be made', 'It leads out of the volume, or is no directory.', 'subPath'),
    ],
    waysOut: [
      readMessage,
      describePod,
      inspect('Which ones are there?', 'kubectl get configmap,secret'),
      inspect('Which keys has it?', `kubectl get configmap SETTINGS -o jsonpath='{.data}'`),
      lowRisk('Create what is missing', 'kubectl create configmap SETTINGS --from-literal=KEY=VALUE'),
      rollBack,
    ],
    lookAlikes: [
      lookAlike('ContainerCreating', 'a volume, not a variable, needs what is missing'),
      lookAlike('CreateContainerError', 'the configuration is complete, the engine refuses it'),
      lookAlike('RunContainerError', 'the container exists and does not start'),
    ],
    sources: ['configMaps', 'containerStates'],
  },
  PreCreateHookError: {
    verdict:
      'The kubelet could not assign cpus, memory or devices to the container just before it was made. The kubelet tries again.',
    causes: [
      cause(
        2,
        'The state of the cpu or memory manager does not fit the node',
        'For example after its policy was changed.',
        'PreCreateContainer',
      ),
    ],
    waysOut: [describePod, describeNode, lowRisk('Keep further pods away from the node', 'kubectl cordon NODE')],
    lookAlikes: [
      lookAlike('PreStartHookError', 'one step later, when the container has been made'),
      lookAlike('PostStartHookError', 'your own hook, when the process runs'),
      lookAlike('UnexpectedAdmissionError', 'refused before anything was set up, and for good'),
    ],
    sources: ['containerStates', 'kubelet'],
  },
  CreateContainerError: {
    verdict:
      'The container engine refused to make the container, although its configuration was complete. The message is the engine’s own, and the kubelet tries again.',
    causes: [
      cause(
        2,
        'A mount cannot be made',
        'A path that must be a directory is a file, or a read-only mount is not supported.',
        'failed to mount',
        'RRO',
      ),
      cause(
        2,
        'The name is taken by a container that was left over',
        'Often after the engine hung.',
        'name is reserved',
      ),
      cause(
        2,
        'Neither the image nor the manifest has a command',
        'An image FROM scratch without ENTRYPOINT.',
        'no command specified',
      ),
      cause(
        1,
        'The engine is in trouble',
        'The disk is full, or it takes too long to answer.',
        'context deadline exceeded',
      ),
    ],
    waysOut: [
      readMessage,
      describePod,
      describeNode,
      changes('Let the pod be made anew', 'kubectl delete pod NAME'),
      rollBack,
    ],
    lookAlikes: [
      lookAlike('CreateContainerConfigError', 'something that the manifest names is missing'),
      lookAlike('RunContainerError', 'the container was made and does not start'),
    ],
    sources: ['containerRuntime', 'containerStates'],
  },
  PreStartHookError: {
    verdict: 'The container was made, and the kubelet could not prepare its start. The kubelet tries again.',
    causes: [
      cause(
        2,
        'Cpus or devices could not be handed over',
        'The managers of the kubelet do this between create and start.',
        'PreStartContainer',
      ),
    ],
    waysOut: [describePod, describeNode, lowRisk('Keep further pods away from the node', 'kubectl cordon NODE')],
    lookAlikes: [
      lookAlike('PreCreateHookError', 'one step earlier, before the container was made'),
      lookAlike('PostStartHookError', 'your own hook, when the process runs'),
    ],
    sources: ['containerStates', 'kubelet'],
  },
  RunContainerError: {
    verdict:
      'The container was made, and its process could not be started. Mostly the command does not exist in the image; trying again does not change that.',
    causes: [
      cause(
        3,
        'The command is not in the image',
        'A typing error, or a shell that a small image does not have.',
        'executable file not found in $PATH',
        'no such file or directory',
      ),
      cause(
        2,
        'The file may not be executed',
        'It lacks the right, or it is for another processor.',
        'permission denied',
        'exec format error',
      ),
      cause(
        1,
        'The working directory does not exist',
        'workingDir names a path that the image does not have.',
        'chdir to cwd',
      ),
    ],
    waysOut: [
      readMessage,
      inspect(
        'Which command does the manifest give?',
        `kubectl get pod NAME -o jsonpath='{.spec.containers[*].command}'`,
      ),
      lowRisk('Look into the image', 'docker run --rm -it --entrypoint sh IMAGE:TAG'),
      changes('Correct command or args', 'kubectl edit deployment/NAME'),
      rollBack,
    ],
    lookAlikes: [
      lookAlike('CrashLoopBackOff', 'what it says between two tries; or the process starts and ends'),
      lookAlike('StartError', 'the same, where restartPolicy allows no other try'),
      lookAlike('CreateContainerError', 'the container was not even made'),
    ],
    sources: ['containerStates', 'run'],
  },
  StartError: {
    verdict:
      'The process could not be started, and the engine left a container with exit code 128 behind. You read this where restartPolicy allows no other try.',
    causes: [
      cause(
        3,
        'The command is not in the image',
        'A typing error, or a shell that a small image does not have.',
        'executable file not found in $PATH',
      ),
      cause(
        2,
        'The file may not be executed',
        'It lacks the right, or it is for another processor.',
        'permission denied',
        'exec format error',
      ),
    ],
    waysOut: [
      inspect(
        'Read the message of the end',
        `kubectl get pod NAME -o jsonpath='{.status.containerStatuses[*].state.terminated.message}'`,
      ),
      lowRisk('Look into the image', 'docker run --rm -it --entrypoint sh IMAGE:TAG'),
      changes('Correct command or args, and make a new pod', 'kubectl replace --force -f POD.yaml'),
    ],
    lookAlikes: [
      lookAlike('RunContainerError', 'the same, where the kubelet tries again'),
      lookAlike('Error', 'the process did start, and ended'),
    ],
    sources: ['containerStates', 'restartPolicy'],
  },
  PostStartHookError: {
    verdict:
      'The process started, its postStart hook failed, and the kubelet killed the container because of that. What restartPolicy says comes next.',
    causes: [
      cause(
        3,
        'The hook runs before the process is ready for it',
        'Hook and process start at the same time; nobody waits.',
        'FailedPostStartHook',
      ),
      cause(2, 'The command of the hook is not in the image', 'The hook runs inside of the container.', 'not found'),
      cause(1, 'The hook asks somebody who does not answer', 'Then the start of the next containers waits, too.'),
    ],
    waysOut: [
      describePod,
      readLastState,
      inspect('What did the process itself write?', 'kubectl logs NAME -c CONTAINER --previous'),
      changes('Let the hook try for a while, or do it in the process', 'kubectl edit deployment/NAME'),
    ],
    lookAlikes: [
      lookAlike('CrashLoopBackOff', 'what it says while the kubelet waits before the next start'),
      lookAlike('PreStartHookError', 'the kubelet’s own preparation, not your hook'),
      lookAlike('Error', 'the process ended by itself'),
    ],
    sources: ['hooks', 'restartPolicy'],
  },
  ContainerCannotRun: {
    verdict:
      'A container could not be started, in the words of an engine that Kubernetes no longer speaks to. Today the same thing is called RunContainerError or StartError.',
    causes: [cause(3, 'The cluster is older than 1.24', 'Its nodes still run the engine that wrote this word.')],
    waysOut: [
      describePod,
      inspect('Which engine and version has the node?', 'kubectl get nodes -o wide'),
      readLastState,
    ],
    lookAlikes: [
      lookAlike('RunContainerError', 'what it is called today'),
      lookAlike('StartError', 'what it is called today where there is no other try'),
    ],
    sources: ['containerRuntime'],
  },
};
