import { type GuardRef, whyNot } from './guards.ts';
import type { PodContext } from './pod-context.ts';

/**
 * What it takes for a guard to hold that does not hold now, as a noun: `a readiness probe on web`. `undefined` where
 * nothing brings it back, and where it holds.
 */
export function whatItTakes(guard: GuardRef, context: PodContext): string | undefined {
  if (whyNot(guard, context) === undefined) return undefined;
  switch (guard.type) {
    case 'all':
      return guard.params.of
        .filter((one) => whyNot(one, context) !== undefined)
        .map((one) => whatItTakes(one, context))
        .at(0);
    case 'pullPolicy':
      return `imagePullPolicy ${guard.params.oneOf.join(' or ')} on ${guard.params.container}`;
    case 'imageReference':
      return guard.params.valid ? 'an image name that can be read' : 'an image name that cannot be read';
    case 'pullNeeded':
      return 'imagePullPolicy Always, or a node that does not have the image';
    case 'imageInRegistry':
      return 'pushing the image in step 2';
    case 'restarts':
    case 'restartsAfterExit':
      return context.deletedAt === undefined ? `restartPolicy ${guard.params.is ? 'Always' : 'Never'}` : undefined;
    case 'backOff':
      return guard.params.runs ? 'one more crash after the first restart' : 'ten minutes without a crash';
    case 'probe':
      return `a ${guard.params.probe} probe on ${guard.params.container}`;
    case 'lastProbe':
      return guard.params.is
        ? 'more failures in a row, up to failureThreshold'
        : 'a success, which begins the count anew';
    case 'probeFailing':
      return `a failure of the ${guard.params.probe} probe before it`;
    case 'references':
      return `a ConfigMap or Secret in the environment of ${guard.params.container}`;
    case 'runAsNonRoot':
      return `runAsNonRoot on ${guard.params.container}`;
    case 'preStop':
      return `a preStop hook on ${guard.params.container}`;
    case 'volumes':
      return 'a volume of its own in the manifest';
    case 'podFinished':
      return 'the end of every main container, for good';
    case 'othersStopped':
      return 'the end of those that stop before it';
    case 'deadline':
      return 'activeDeadlineSeconds in the manifest';
    case 'readinessGates':
      return context.gatesOpen ? undefined : 'a readiness gate in the manifest';
    case 'nodeAnswers':
      return `a kubelet on ${context.node} that answers again`;
    case 'rebuilds':
      return 'another restartPolicy than Never';
    case 'restartsAll':
      return 'an exit code for which a rule says RestartAllContainers';
    case 'unscheduled':
      return undefined;
    case 'deleting':
      return guard.params.is ? 'somebody who deletes the pod' : undefined;
    case 'ending':
      return guard.params.is ? 'something that stops the pod: its deletion, an eviction, a deadline' : undefined;
    case 'finalizers':
      return guard.params.present ? 'a finalizer on the pod' : 'somebody who takes the finalizers off';
    default:
      return guard satisfies never;
  }
}
