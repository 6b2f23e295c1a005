import { type Answers, cause, changes, destroys, inspect, lookAlike, lowRisk } from '../answer.ts';
import { describePod, readLastState, readPreviousLogs, rollBack } from '../commands.ts';

/** Running: how a process ends, and what comes of it. */
export const endAnswers: Answers = {
  CrashLoopBackOff: {
    verdict:
      'The process keeps ending soon after its start, and the kubelet waits before it starts it again: 10 s, then twice as long each time, up to 5 min. The wait is not the fault; how the process ended is.',
    causes: [
      cause(
        3,
        'The process ends with an error',
        'Configuration, a missing file, a database that cannot be reached. Its own log tells.',
        'exit code 1',
      ),
      cause(2, 'It needs more memory than its limit', 'The kernel kills it each time.', 'OOMKilled', 'exit code 137'),
      cause(
        2,
        'A liveness or startup probe kills it',
        'The probe asks too early, too hard, or at the wrong port.',
        'failed liveness probe',
        'will be restarted',
      ),
      cause(
        2,
        'The process is done, and is started again all the same',
        'restartPolicy Always restarts after exit code 0, too. A Job fits better.',
        'exit code 0',
        'Completed',
      ),
      cause(
        1,
        'The command does not exist',
        'Then it never ran at all, and there is no log.',
        'StartError',
        'exit code 128',
      ),
    ],
    waysOut: [
      readPreviousLogs,
      readLastState,
      describePod,
      lowRisk(
        'Run a shell beside it and look around',
        'kubectl debug NAME -it --copy-to=NAME-debug --container=CONTAINER -- sh',
      ),
      changes('Give it more memory', 'kubectl set resources deployment/NAME -c CONTAINER --limits=memory=512Mi'),
      rollBack,
    ],
    lookAlikes: [
      lookAlike('Error', 'the moment before: the process has just ended'),
      lookAlike('ImagePullBackOff', 'the image is missing; nothing ran'),
      lookAlike('RunContainerError', 'the process cannot even be started'),
      lookAlike('OOMKilled', 'one of its reasons'),
    ],
    sources: ['restartPolicy', 'probes', 'resources'],
  },
  Error: {
    verdict:
      'The process ended with another exit code than 0. If restartPolicy allows it, the kubelet starts it again: the first time at once.',
    causes: [
      cause(3, 'The program gave up', 'Only its log says why.', 'exit code 1'),
      cause(2, 'Somebody stopped it', '143 is SIGTERM; a deletion or a probe sends it.', 'exit code 143'),
      cause(
        2,
        'It was killed',
        '137 is SIGKILL: the grace period ran out, or a probe killed it. With too little memory it says OOMKilled instead.',
        'exit code 137',
      ),
      cause(
        1,
        'The whole pod was ended',
        'Evicted, over its deadline, or its node shut down: the pod has a reason of its own then.',
        'DeadlineExceeded',
        'Evicted',
      ),
    ],
    waysOut: [
      inspect('Read what it wrote', 'kubectl logs NAME -c CONTAINER'),
      readPreviousLogs,
      inspect(
        'Read the exit code, and the reason of the pod',
        `kubectl get pod NAME -o jsonpath='{.status.reason}{" "}{.status.containerStatuses[*].state.terminated}'`,
      ),
      rollBack,
    ],
    lookAlikes: [
      lookAlike('CrashLoopBackOff', 'the wait that follows, from the second time on'),
      lookAlike('OOMKilled', 'also 137, and the kernel was short of memory'),
      lookAlike('Evicted', 'the reason is the pod’s, the column shows the container'),
      lookAlike('ContainerStatusUnknown', 'also 137, and nobody knows'),
    ],
    sources: ['restartPolicy', 'containerStates'],
  },
  OOMKilled: {
    verdict:
      'The container wanted more memory than its limit allows, and the kernel killed it. A restart gives it the same limit again, so it mostly comes back.',
    causes: [
      cause(
        3,
        'The limit is too small for what the program needs',
        'Often at the start, or with the first real load.',
        'exit code 137',
      ),
      cause(2, 'The program leaks', 'Then it takes longer from time to time, and always comes back.'),
      cause(
        2,
        'The runtime does not know its limit',
        'Java, Node and others size themselves by the machine unless they are told.',
      ),
      cause(1, 'A file in memory counts, too', 'An emptyDir with medium Memory is part of it.'),
    ],
    waysOut: [
      readLastState,
      inspect('What does it use?', 'kubectl top pod NAME --containers'),
      readPreviousLogs,
      changes('Give it more memory', 'kubectl set resources deployment/NAME -c CONTAINER --limits=memory=512Mi'),
    ],
    lookAlikes: [
      lookAlike('Evicted', 'the node was short of memory, not the container'),
      lookAlike('Error', '137 without this word: something else sent SIGKILL'),
      lookAlike('ContainerStatusUnknown', '137 because it has to be some number'),
      lookAlike('CrashLoopBackOff', 'what it says between the restarts'),
    ],
    sources: ['resources', 'restartPolicy'],
  },
  Completed: {
    verdict:
      'Every main container has ended with exit code 0. For a Job that is how it should be; for a server it means that its process went home.',
    causes: [
      cause(3, 'The work is done', 'A Job, a migration, a report.', 'exit code 0'),
      cause(2, 'The process went into the background', 'A container lives as long as its first process.'),
      cause(
        2,
        'A sidecar is still there',
        'Main done and sidecar alive shows as Completed, too, until the sidecar has stopped.',
      ),
      cause(1, 'The pod is between two starts', 'With restartPolicy Always it is started again at once.'),
    ],
    waysOut: [
      inspect('Read what it wrote', 'kubectl logs NAME -c CONTAINER'),
      inspect('Who owns it?', `kubectl get pod NAME -o jsonpath='{.metadata.ownerReferences[*].kind}'`),
      changes(
        'Let finished Jobs be removed after an hour',
        `kubectl patch job NAME -p '{"spec":{"ttlSecondsAfterFinished":3600}}'`,
      ),
      destroys('Remove all pods that have succeeded', 'kubectl delete pods --field-selector=status.phase=Succeeded'),
    ],
    lookAlikes: [
      lookAlike('NotReady', 'one container is done, another still runs'),
      lookAlike('CrashLoopBackOff', 'ended with 0, and restartPolicy Always starts it again and again'),
      lookAlike('Error', 'ended with another code'),
    ],
    sources: ['phase', 'restartPolicy', 'sidecars'],
  },
};
