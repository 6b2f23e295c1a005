import { type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import type { RecordParams } from '@/machines/actions.ts';
import { isRecord } from './kube-events.ts';
import type { WalkEvent } from './moment.ts';

/** Where an event leads, and the Kubernetes Events that the machine records on the way. */
export interface Step {
  readonly snapshot: AnyMachineSnapshot;
  readonly records: readonly RecordParams[];
}

const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();
const nothing = () => {};
const none: readonly RecordParams[] = [];

/** What XState's `transition` does, without making an actor for every step: a search takes thousands of them. */
export function stepFrom(machine: AnyStateMachine, from: AnyMachineSnapshot, event: WalkEvent): Step {
  let records: RecordParams[] | undefined;
  const scope: AnyActorScope = {
    ...scopeOf(machine),
    actionExecutor: (action) => {
      if (!isRecord(action)) return;
      records ??= [];
      records.push(action.params);
    },
  };
  const snapshot: AnyMachineSnapshot = machine.transition(from, event, scope);
  return { snapshot, records: records ?? none };
}

function scopeOf(machine: AnyStateMachine): AnyActorScope {
  const known = scopes.get(machine);
  if (known) return known;
  const self = createActor(machine);
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  scopes.set(machine, scope);
  return scope;
}
