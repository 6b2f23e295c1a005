import { parseImageReference } from './image-reference.ts';
import { type ContainerRecord, containerOf, type PodContext, type ProbeKind, recordOf } from './pod-context.ts';
import type { ContainerSpec, PullPolicy } from './pod-spec.ts';
import { finished, hasToWait, restartsAfter, ruleFor, startsAgain } from './restart.ts';

/**
 * The conditions of the pod's machine. Each is named, takes data only, and says in words and values why it does not
 * hold: that sentence is what a blocked transition shows.
 */
export type GuardRef =
  | { readonly type: 'all'; readonly params: { readonly of: readonly GuardRef[] } }
  | {
      readonly type: 'pullPolicy';
      readonly params: { readonly container: string; readonly oneOf: readonly PullPolicy[] };
    }
  | { readonly type: 'imageReference'; readonly params: { readonly container: string; readonly valid: boolean } }
  | { readonly type: 'pullNeeded'; readonly params: { readonly container: string } }
  | { readonly type: 'imageInRegistry'; readonly params: Record<string, never> }
  | { readonly type: 'restarts'; readonly params: { readonly container: string; readonly is: boolean } }
  | {
      readonly type: 'restartsAfterExit';
      readonly params: { readonly container: string; readonly exitCode: number; readonly is: boolean };
    }
  | { readonly type: 'backOff'; readonly params: { readonly container: string; readonly runs: boolean } }
  | { readonly type: 'probe'; readonly params: { readonly container: string; readonly probe: ProbeKind } }
  | {
      readonly type: 'lastProbe';
      readonly params: { readonly container: string; readonly probe: ProbeKind; readonly is: boolean };
    }
  | { readonly type: 'probeFailing'; readonly params: { readonly container: string; readonly probe: ProbeKind } }
  | { readonly type: 'references'; readonly params: { readonly container: string } }
  | { readonly type: 'runAsNonRoot'; readonly params: { readonly container: string } }
  | { readonly type: 'preStop'; readonly params: { readonly container: string } }
  | { readonly type: 'volumes'; readonly params: Record<string, never> }
  | { readonly type: 'podFinished'; readonly params: Record<string, never> }
  | { readonly type: 'othersStopped'; readonly params: { readonly container: string } }
  | { readonly type: 'deadline'; readonly params: Record<string, never> }
  | { readonly type: 'readinessGates'; readonly params: Record<string, never> }
  | { readonly type: 'nodeAnswers'; readonly params: Record<string, never> }
  | { readonly type: 'rebuilds'; readonly params: Record<string, never> }
  | { readonly type: 'restartsAll'; readonly params: Record<string, never> }
  | { readonly type: 'unscheduled'; readonly params: Record<string, never> }
  | { readonly type: 'deleting'; readonly params: { readonly is: boolean } }
  | { readonly type: 'ending'; readonly params: { readonly is: boolean } }
  | { readonly type: 'finalizers'; readonly params: { readonly present: boolean } };

/** Guards that the spec alone decides: they hold all along, or never. */
const settled: ReadonlySet<GuardRef['type']> = new Set<GuardRef['type']>([
  'pullPolicy',
  'imageReference',
  'restartsAfterExit',
  'probe',
  'references',
  'runAsNonRoot',
  'preStop',
  'volumes',
  'deadline',
  'finalizers',
]);

/** Whether the spec alone makes sure that the guard never holds. */
export function neverHolds(guard: GuardRef, context: PodContext): boolean {
  if (guard.type === 'all') return guard.params.of.some((one) => neverHolds(one, context));
  return settled.has(guard.type) && whyNot(guard, context) !== undefined;
}

/** Why the guard does not hold, as a sentence without its full stop; `undefined` when it holds. */
export function whyNot(guard: GuardRef, context: PodContext): string | undefined {
  switch (guard.type) {
    case 'all':
      return guard.params.of.map((one) => whyNot(one, context)).find((reason) => reason !== undefined);
    case 'pullPolicy': {
      const { imagePullPolicy } = containerOf(context.spec, guard.params.container);
      return unless(guard.params.oneOf.includes(imagePullPolicy), `imagePullPolicy is ${imagePullPolicy}`);
    }
    case 'imageReference': {
      const { image } = containerOf(context.spec, guard.params.container);
      const valid = parseImageReference(image) !== undefined;
      return unless(
        valid === guard.params.valid,
        valid ? `${image} is a valid reference` : `${image} cannot be read as an image reference`,
      );
    }
    case 'pullNeeded': {
      const { imagePullPolicy } = containerOf(context.spec, guard.params.container);
      if (imagePullPolicy === 'Never') return 'imagePullPolicy is Never';
      const enough = imagePullPolicy === 'IfNotPresent' && recordOf(context, guard.params.container).imageOnNode;
      return unless(!enough, `imagePullPolicy is IfNotPresent, and ${context.node} has the image`);
    }
    case 'imageInRegistry':
      return unless(context.image === 'pushed', 'step 2 was left out, so no registry holds the image');
    case 'restarts': {
      const { container, is } = guard.params;
      const spec = containerOf(context.spec, container);
      const record = recordOf(context, container);
      const code = record.instance?.exitCode ?? 0;
      if (is && context.deletedAt !== undefined) return 'the pod is being deleted, and nothing is started again';
      if (is && spec.kind === 'sidecar' && unfinished(context) === undefined)
        return 'the pod has no main container left, and sidecars are not started again';
      return unless(
        startsAgain(spec, record) === is,
        `restartPolicy is ${spec.restartPolicy} and the exit code ${code}`,
      );
    }
    case 'restartsAfterExit': {
      const spec = containerOf(context.spec, guard.params.container);
      return unless(
        restartsAfter(spec, guard.params.exitCode) === guard.params.is,
        `restartPolicy is ${spec.restartPolicy}`,
      );
    }
    case 'backOff': {
      const record = recordOf(context, guard.params.container);
      const waits = hasToWait(record);
      return unless(waits === guard.params.runs, waits ? 'the back-off has begun' : noWait(record));
    }
    case 'probe': {
      const { container, probe } = guard.params;
      return unless(
        containerOf(context.spec, container)[`${probe}Probe`] !== undefined,
        `${container} has no ${probe} probe`,
      );
    }
    case 'lastProbe': {
      const { container, probe, is } = guard.params;
      const threshold = containerOf(context.spec, container)[`${probe}Probe`]?.failureThreshold ?? 1;
      const failed = recordOf(context, container).probeFailures[probe] + 1;
      return unless(failed >= threshold === is, `${failed} of ${threshold} failures in a row`);
    }
    case 'probeFailing': {
      const { container, probe } = guard.params;
      return unless(recordOf(context, container).probeFailures[probe] > 0, `the ${probe} probe has not failed`);
    }
    case 'references':
      return unless(
        containerOf(context.spec, guard.params.container).references.length > 0,
        `${guard.params.container} needs no ConfigMap and no Secret`,
      );
    case 'runAsNonRoot':
      return unless(containerOf(context.spec, guard.params.container).runAsNonRoot, 'runAsNonRoot is not set');
    case 'preStop':
      return unless(
        containerOf(context.spec, guard.params.container).preStop,
        `${guard.params.container} has no preStop hook`,
      );
    case 'volumes':
      return unless(context.spec.volumes.length > 0, 'the pod has no volumes of its own');
    case 'podFinished':
      return unfinished(context);
    case 'othersStopped': {
      const busy = stopsBefore(context, guard.params.container).find((name) => !recordOf(context, name).stopped);
      return unless(!busy, `${busy} still runs, and sidecars stop after it`);
    }
    case 'deadline':
      return unless(context.spec.activeDeadlineSeconds !== undefined, 'activeDeadlineSeconds is not set');
    case 'readinessGates':
      return unless(context.spec.readinessGates.length > 0 && !context.gatesOpen, 'no readiness gate is closed');
    case 'nodeAnswers':
      return unless(!context.silent, `the kubelet of ${context.node} does not answer`);
    case 'rebuilds': {
      const created = context.spec.containers.find(({ name }) => context.containers[name]?.instance);
      return unless(
        context.spec.restartPolicy !== 'Never' || !created,
        `restartPolicy is Never and ${created?.name} has been created`,
      );
    }
    case 'restartsAll': {
      const ruled = context.spec.containers.some((own) => {
        const code = context.containers[own.name]?.instance?.exitCode;
        return code !== undefined && ruleFor(own, code)?.action === 'RestartAllContainers';
      });
      return unless(ruled, 'no container ended in a way that restarts all');
    }
    case 'unscheduled':
      return unless(context.node === undefined, `the pod is on ${context.node}`);
    case 'deleting': {
      const deleting = context.deletedAt !== undefined;
      return unless(deleting === guard.params.is, deleting ? 'the pod is being deleted' : 'nobody has deleted the pod');
    }
    case 'ending': {
      const ending = context.stoppingAt !== undefined || context.rejection !== undefined;
      return unless(ending === guard.params.is, ending ? 'the pod is stopping already' : 'the pod is not stopping');
    }
    case 'finalizers': {
      const { finalizers } = context.spec;
      return unless(
        finalizers.length > 0 === guard.params.present,
        finalizers.length > 0 ? `${finalizers.join(', ')} still holds the pod` : 'the pod has no finalizers',
      );
    }
    default:
      return guard satisfies never;
  }
}

function noWait({ crashes }: ContainerRecord): string {
  return crashes > 0 ? 'the back-off of the end before is over' : 'the first restart has no back-off';
}

/** The exit code of a container whose process could not be started (facts 1.5, StartError). */
export const startErrorCode = 128;

/** A pod has finished when an init container has failed for good, or every main container has ended for good. */
function unfinished({ spec, containers }: PodContext): string | undefined {
  const ended = (container: ContainerSpec) => {
    const record = containers[container.name];
    return record !== undefined && finished(container, record);
  };
  const failed = spec.containers.some(
    (own) => own.kind === 'init' && ended(own) && containers[own.name]?.instance?.exitCode !== 0,
  );
  const busy = spec.containers.find((own) => own.kind === 'main' && !ended(own));
  return failed || !busy ? undefined : `${busy.name} is not finished`;
}

/** Sidecars stop after all main containers, in reverse order (facts D7). */
function stopsBefore(context: PodContext, sidecar: string): readonly string[] {
  const { containers } = context.spec;
  const own = containers.findIndex(({ name }) => name === sidecar);
  return containers
    .filter(({ kind }, index) => kind === 'main' || (kind === 'sidecar' && index > own))
    .map(({ name }) => name);
}

function unless(holds: boolean, reason: string): string | undefined {
  return holds ? undefined : reason;
}
