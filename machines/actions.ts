import { assign, raise } from 'xstate';
import { type DelayRef, delayOf, graceOf } from './delays.ts';
import {
  type ContainerRecord,
  containerOf,
  type Instance,
  type PodContext,
  type PodEvent,
  type ProbeKind,
  recordOf,
} from './pod-context.ts';
import { crashesAfter, crashesOnRestart } from './restart.ts';

/** A Kubernetes Event that a step leaves behind. The journey fills the message and keeps it; the machine does not. */
export interface RecordParams {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly from: 'kubelet' | 'default-scheduler' | 'node-controller' | 'taint-eviction-controller';
  readonly container?: string;
  /** The event's own message counts where it has one. */
  readonly fromEvent?: true;
}

/** The effects of the pod's machine, as data: a name and its parameters. */
export type ActionRef =
  | { readonly type: 'clock' }
  | { readonly type: 'raise'; readonly params: { readonly event: string } }
  | { readonly type: 'record'; readonly params: RecordParams }
  | {
      readonly type: 'timer.start';
      readonly params: {
        readonly event: string;
        readonly label: string;
        readonly delay: DelayRef;
        readonly container?: string;
      };
    }
  | { readonly type: 'timer.stop'; readonly params: { readonly event: string } }
  | { readonly type: 'image.keep'; readonly params: { readonly as: 'local' | 'pushed' } }
  | { readonly type: 'pod.mark'; readonly params: { readonly as: PodMark } }
  | { readonly type: 'pod.reject'; readonly params: { readonly reason: string; readonly message: string } }
  | { readonly type: 'pod.unschedulable'; readonly params: { readonly reason: string; readonly message: string } }
  | {
      readonly type: 'pod.end';
      readonly params: {
        readonly reason: string;
        readonly message: string;
        readonly early: boolean;
        readonly disrupts: boolean;
      };
    }
  | { readonly type: 'pod.disrupt'; readonly params: { readonly reason: string; readonly message: string } }
  | { readonly type: 'pod.preset' }
  | { readonly type: 'sandbox.lose' }
  | { readonly type: 'pod.nominate'; readonly params: { readonly node: string } }
  | { readonly type: 'node.hear'; readonly params: { readonly silent: boolean } }
  | { readonly type: 'pod.collect' }
  | { readonly type: 'gates.open' }
  | { readonly type: 'pod.bind' }
  | { readonly type: 'pod.delete' }
  | { readonly type: 'mount.fail' }
  | { readonly type: ContainerAction; readonly params: { readonly container: string } }
  | {
      readonly type: 'container.wait';
      readonly params: { readonly container: string; readonly reason: string; readonly message: string };
    }
  | {
      readonly type: 'container.exit';
      readonly params: {
        readonly container: string;
        readonly exitCode: number;
        readonly reason: string;
        /** The event's own exit code counts where it has one. */
        readonly fromEvent?: true;
      };
    }
  | {
      readonly type: 'container.report';
      readonly params: { readonly container: string; readonly started: boolean; readonly ready: boolean };
    }
  | { readonly type: 'probe.fail'; readonly params: ProbeParams }
  | { readonly type: 'probe.pass'; readonly params: ProbeParams };

interface ProbeParams {
  readonly container: string;
  readonly probe: ProbeKind;
}

type PodMark =
  | 'createdAt'
  | 'acceptedAt'
  | 'sandboxAt'
  | 'initializedAt'
  | 'stoppingAt'
  | 'endedAt'
  | 'debuggedAt'
  | 'debuggedUntil';
type ContainerAction =
  | 'container.begin'
  | 'container.restart'
  | 'container.kill'
  | 'container.observe'
  | 'container.replace'
  | 'container.stop'
  | 'pull.fail'
  | 'pull.pass';

type Params<T extends ActionRef['type']> = Extract<ActionRef, { type: T }> extends { params: infer P } ? P : never;
interface Scope {
  readonly context: PodContext;
  readonly event: PodEvent;
}

/** What each action does to the context. `record` is for the journey: here it does nothing. */
export const actions = {
  clock: assign(({ context, event }: Scope) => ({ now: Math.max(context.now, event.at ?? context.now) })),
  raise: raise((_: Scope, params: Params<'raise'>) => ({ type: params.event })),
  record: () => {},
  'timer.start': assign(({ context }: Scope, { event, label, delay, container }: Params<'timer.start'>) => ({
    timers: {
      ...context.timers,
      [event]: {
        label,
        from: context.now,
        due: context.now + delayOf(delay, context),
        ...(container ? { container } : {}),
      },
    },
  })),
  'timer.stop': assign(({ context }: Scope, { event }: Params<'timer.stop'>) => {
    const { [event]: _, ...timers } = context.timers;
    return { timers };
  }),
  'image.keep': assign((_: Scope, { as }: Params<'image.keep'>) => ({ image: as })),
  'pod.mark': assign(({ context }: Scope, { as }: Params<'pod.mark'>) => ({ [as]: context[as] ?? context.now })),
  'pod.reject': assign((_: Scope, { reason, message }: Params<'pod.reject'>) => ({ rejection: { reason, message } })),
  'pod.unschedulable': assign(({ context, event }: Scope, { reason, message }: Params<'pod.unschedulable'>) => ({
    unschedulable: { at: context.unschedulable?.at ?? context.now, reason, message: event.message ?? message },
  })),
  'pod.bind': assign(({ context, event }: Scope) => ({
    node: event.node ?? context.spec.nodeName ?? 'node-1',
    boundAt: context.now,
    unschedulable: undefined,
    nominatedNode: undefined,
  })),
  'pod.end': assign(({ event }: Scope, { reason, message, early, disrupts }: Params<'pod.end'>) => ({
    ending: { reason, message: event.message ?? message, early, disrupts },
  })),
  'pod.disrupt': assign((_: Scope, { reason, message }: Params<'pod.disrupt'>) => ({
    disruption: { reason, message },
  })),
  'pod.nominate': assign((_: Scope, { node }: Params<'pod.nominate'>) => ({ nominatedNode: node })),
  'node.hear': assign((_: Scope, { silent }: Params<'node.hear'>) => ({ silent })),
  'sandbox.lose': assign(({ context }: Scope) => ({ sandboxAt: undefined, sandboxLostAt: context.now })),
  'pod.preset': assign(({ context }: Scope) => ({ node: context.spec.nodeName })),
  'pod.collect': assign((_: Scope) => ({ collected: true })),
  'gates.open': assign((_: Scope) => ({ gatesOpen: true })),
  'pod.delete': assign(({ context, event }: Scope) => ({
    deletedAt: context.now,
    // Nobody waits for a pod that has no node or has ended (facts D1).
    grace:
      context.node === undefined || context.collected || context.endedAt !== undefined
        ? 0
        : (event.grace ?? context.spec.terminationGracePeriodSeconds),
  })),
  'mount.fail': assign(({ context }: Scope) => ({ mountFailures: context.mountFailures + 1 })),
  'container.begin': patch(({ instance, restartCount, previous }, { now }) => ({
    instance: { startedAt: now },
    previous: instance ?? previous,
    restartCount: restartCount + (instance ? 1 : 0),
    killed: false,
    probeFailures: { startup: 0, liveness: 0, readiness: 0 },
  })),
  'container.replace': patch(({ instance }, { now }) => ({
    started: false,
    ready: false,
    instance:
      instance && instance.finishedAt === undefined
        ? { ...instance, finishedAt: now, exitCode: 137, reason: 'RestartingAllContainers' }
        : instance,
  })),
  'container.restart': patch((record) => ({ crashes: crashesOnRestart(record) })),
  'container.kill': patch(() => ({ killed: true })),
  'container.observe': patch(() => ({ waiting: undefined, seen: true })),
  'container.report': assign(({ context }: Scope, { container, started, ready }: Params<'container.report'>) =>
    withRecord(context, container, (record) => ({
      started,
      ready,
      readyAt: ready === record.ready ? record.readyAt : context.now,
    })),
  ),
  'container.stop': patch(() => ({ stopped: true })),
  'pull.fail': patch(({ pullFailures }) => ({ pullFailures: pullFailures + 1 })),
  'pull.pass': patch(() => ({ pullFailures: 0, imageOnNode: true })),
  'container.wait': assign(({ context, event }: Scope, { container, reason, message }: Params<'container.wait'>) =>
    withRecord(context, container, () => ({ waiting: { reason, message: event.message ?? message } })),
  ),
  'container.exit': assign(({ context, event }: Scope, params: Params<'container.exit'>) =>
    withRecord(context, params.container, (record) => {
      const exitCode = params.fromEvent ? (event.exitCode ?? params.exitCode) : params.exitCode;
      const reason = event.reason ?? (params.fromEvent && exitCode === 0 ? 'Completed' : params.reason);
      const instance: Instance = {
        startedAt: record.instance?.startedAt ?? context.now,
        finishedAt: context.now,
        exitCode,
        reason,
        ...(event.message ? { message: event.message } : {}),
      };
      const unreported = context.stoppingAt !== undefined;
      return {
        instance,
        crashes: crashesAfter(record, instance),
        waiting: undefined,
        unseen: unreported,
        ...(unreported ? {} : { started: false, ready: false, readyAt: context.now }),
      };
    }),
  ),
  'probe.fail': assign(({ context }: Scope, { container, probe }: Params<'probe.fail'>) =>
    withRecord(context, container, ({ probeFailures }) => ({
      probeFailures: { ...probeFailures, [probe]: probeFailures[probe] + 1 },
    })),
  ),
  'probe.pass': assign(({ context }: Scope, { container, probe }: Params<'probe.pass'>) =>
    withRecord(context, container, ({ probeFailures }) => ({ probeFailures: { ...probeFailures, [probe]: 0 } })),
  ),
};

/** The values that a Kubernetes Event's message may name, as they stand in the context. */
export function placeholders(context: PodContext, container?: string): Readonly<Record<string, string>> {
  const { spec } = context;
  const pod = {
    pod: spec.name,
    namespace: spec.namespace,
    node: context.node ?? 'the node',
    grace: String(graceOf(context)),
  };
  if (!container) return pod;
  const { image, imagePullPolicy, restartPolicy } = containerOf(spec, container);
  return { ...pod, container, image, policy: imagePullPolicy, restartPolicy };
}

function patch(change: (record: ContainerRecord, context: PodContext) => Partial<ContainerRecord>) {
  return assign(({ context }: Scope, { container }: { container: string }) =>
    withRecord(context, container, (record) => change(record, context)),
  );
}

function withRecord(
  context: PodContext,
  container: string,
  change: (record: ContainerRecord) => Partial<ContainerRecord>,
) {
  const record = recordOf(context, container);
  return { containers: { ...context.containers, [container]: { ...record, ...change(record) } } };
}
