import { type AnyStateMachine, createMachine } from 'xstate';
import { actions } from './actions.ts';
import type { Chart, Stage } from './chart.ts';
import { type GuardRef, neverHolds, whyNot } from './guards.ts';
import { isPodContext, type PodContext, type PodEvent } from './pod-context.ts';
import type { StateConfig } from './region.ts';

/** A compiled machine and its stages: nothing but data, so it can be kept as text. */
export interface CompiledChart {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly config: StateConfig & { readonly id: string; readonly context?: PodContext };
}

/** Makes a compiled machine run: gives the names of its guards and actions their meaning. */
export function chartFrom({ id, title, stages, config }: CompiledChart): Chart {
  const first = config.context;
  return {
    id,
    title,
    stages,
    machine: machineFrom(config),
    never: (guard) => isGuardRef(guard) && first !== undefined && neverHolds(guard, first),
    blocked: (guard, context) => (isGuardRef(guard) && isPodContext(context) ? whyNot(guard, context) : undefined),
  };
}

function machineFrom({ context, ...config }: CompiledChart['config']): AnyStateMachine {
  if (context === undefined) return createMachine(config);
  const types = {} as { context: PodContext; events: PodEvent };
  return createMachine({ ...config, types, context }, { actions, guards });
}

/** What a machine was compiled to, as text that `chartFrom` makes a machine again once it is parsed. */
export function compiledText({ id, title, stages, machine }: Chart): string {
  return JSON.stringify({ id, title, stages, config: machine.config });
}

/** Whether something is a guard of a pod's machine. */
export function isGuardRef(guard: unknown): guard is GuardRef {
  return typeof guard === 'object' && guard !== null && 'type' in guard && String(guard.type) in guards;
}

type GuardTable = Record<GuardRef['type'], (scope: { context: PodContext }, params: never) => boolean>;

/** Whether each of a pod machine's guards holds. */
export const guards: GuardTable = {
  all: holds('all'),
  pullPolicy: holds('pullPolicy'),
  imageReference: holds('imageReference'),
  pullNeeded: holds('pullNeeded'),
  imageInRegistry: holds('imageInRegistry'),
  restarts: holds('restarts'),
  restartsAfterExit: holds('restartsAfterExit'),
  backOff: holds('backOff'),
  probe: holds('probe'),
  lastProbe: holds('lastProbe'),
  probeFailing: holds('probeFailing'),
  references: holds('references'),
  runAsNonRoot: holds('runAsNonRoot'),
  preStop: holds('preStop'),
  volumes: holds('volumes'),
  podFinished: holds('podFinished'),
  othersStopped: holds('othersStopped'),
  deadline: holds('deadline'),
  readinessGates: holds('readinessGates'),
  rebuilds: holds('rebuilds'),
  restartsAll: holds('restartsAll'),
  unscheduled: holds('unscheduled'),
  nodeAnswers: holds('nodeAnswers'),
  deleting: holds('deleting'),
  ending: holds('ending'),
  finalizers: holds('finalizers'),
};

function holds<T extends GuardRef['type']>(type: T) {
  return ({ context }: { context: PodContext }, params: Extract<GuardRef, { type: T }>['params']) =>
    whyNot({ type, params } as Extract<GuardRef, { type: T }>, context) === undefined;
}
