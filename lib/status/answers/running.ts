import { type Answers, cause, changes, inspect, lookAlike } from '../answer.ts';
import { describePod } from '../commands.ts';

/** The pod as a whole while it runs, or is about to. */
export const runningAnswers: Answers = {
  Running: {
    verdict:
      'At least one container runs. That does not mean that it answers: READY counts the containers that do, and 0/1 Running gets no traffic.',
    causes: [
      cause(3, 'All is well', 'READY shows the same number twice.', '1/1'),
      cause(
        3,
        'The readiness probe fails',
        'The pod runs, and is taken out of its Services.',
        'Readiness probe failed',
      ),
      cause(2, 'The startup probe has not succeeded yet', 'Until then no other probe runs.', 'Startup probe failed'),
      cause(
        1,
        'A readiness gate is closed',
        'Something outside of the pod has to agree, for example a load balancer.',
        'ReadinessGatesNotReady',
      ),
      cause(
        1,
        'The node has fallen silent',
        'For most of a minute everything still looks like before.',
        'NodeNotReady',
      ),
    ],
    waysOut: [
      inspect('How many are ready?', 'kubectl get pod NAME'),
      describePod,
      inspect('What does the container itself say?', 'kubectl logs NAME -c CONTAINER'),
      inspect('Ask the probe’s question yourself', 'kubectl exec NAME -c CONTAINER -- wget -qO- localhost:8080/ready'),
      changes('Give the probe more time', 'kubectl edit deployment/NAME'),
    ],
    lookAlikes: [
      lookAlike('NotReady', 'a container is done, so the pod cannot be Ready'),
      lookAlike('Completed', 'none runs any more'),
      lookAlike('Terminating', 'it still runs, and has been deleted'),
    ],
    sources: ['probes', 'conditions', 'phase'],
  },
  NotReady: {
    verdict:
      'One main container has ended with 0 and another one still runs. With one of them gone for good the pod cannot be Ready, so its Services leave it out.',
    causes: [
      cause(
        3,
        'One of several main containers is done',
        'restartPolicy Never or OnFailure does not start it again.',
        'Completed',
      ),
      cause(
        2,
        'A helper was written as a main container',
        'What is to end belongs into an init container, what is to accompany into a sidecar.',
      ),
    ],
    waysOut: [
      inspect('Which one has ended?', 'kubectl get pod NAME -o wide'),
      describePod,
      changes('Make the helper an init container or a sidecar', 'kubectl edit deployment/NAME'),
    ],
    lookAlikes: [
      lookAlike('Running', 'all run, and some do not answer yet: 0/1 Running'),
      lookAlike('Completed', 'all have ended'),
      lookAlike('PodInitializing', 'it has not come so far yet'),
    ],
    sources: ['conditions', 'sidecars', 'restartPolicy'],
  },
  PodInitializing: {
    verdict:
      'The init containers are done, and the main containers have not started yet: mostly their image is being pulled. It is to pods with init containers what ContainerCreating is to others.',
    causes: [
      cause(
        3,
        'The image of a main container is being pulled',
        'While a pull goes well the status says nothing else.',
        'Pulling',
      ),
      cause(2, 'A hook holds up the next container', 'A postStart hook that runs long.', 'Started'),
      cause(1, 'The kubelet is about to start them', 'A second or two is nothing strange.'),
    ],
    waysOut: [
      describePod,
      inspect(
        'Are the init containers really done?',
        `kubectl get pod NAME -o jsonpath='{.status.initContainerStatuses[*].state}'`,
      ),
      inspect('Read what the last init container wrote', 'kubectl logs NAME -c INIT'),
    ],
    lookAlikes: [
      lookAlike('Init:0/1', 'an init container is not done yet'),
      lookAlike('ContainerCreating', 'the same, in a pod without init containers'),
      lookAlike('ImagePullBackOff', 'the pull has failed'),
    ],
    sources: ['initContainers', 'containerStates'],
  },
};
