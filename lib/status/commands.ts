import { changes, inspect } from './answer.ts';

/** The events and messages of a pod: what nearly every search begins with. */
export const describePod = inspect('Read the events at the end', 'kubectl describe pod NAME');

export const readEvents = inspect(
  'Read the events in their order; they are kept for about an hour',
  'kubectl events --for pod/NAME',
);

export const readMessage = inspect(
  'Read what the waiting container says',
  `kubectl get pod NAME -o jsonpath='{range .status.containerStatuses[*]}{.name}{": "}{.state.waiting.message}{"\\n"}{end}'`,
);

export const readReason = inspect(
  'Read the whole message of the pod',
  `kubectl get pod NAME -o jsonpath='{.status.reason}{": "}{.status.message}{"\\n"}'`,
);

export const readPreviousLogs = inspect(
  'Read what the ended process wrote',
  'kubectl logs NAME -c CONTAINER --previous',
);

export const readLastState = inspect(
  'Read exit code, reason and times of the last end',
  `kubectl get pod NAME -o jsonpath='{range .status.containerStatuses[*]}{.name}{": "}{.lastState.terminated}{"\\n"}{end}'`,
);

export const describeNode = inspect('Look at the node: conditions, taints, what is left', 'kubectl describe node NODE');

export const setImage = changes(
  'Name an image that exists; a new pod comes with it',
  'kubectl set image deployment/NAME CONTAINER=IMAGE:TAG',
);

export const rollBack = changes('Go back to the last version that worked', 'kubectl rollout undo deployment/NAME');
