import { type AnyMachineSnapshot, type AnyStateNode, getNextTransitions } from 'xstate';
import type { StageId, StateMeta } from '@/machines/chart.ts';
import { pathOf } from '@/machines/graph.ts';
import type { Journey, Moment } from './moment.ts';

/** When a state was entered, in virtual milliseconds, and how often. */
interface Visit {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
}

/** What the walk has touched up to the shown moment: the ink. */
export interface Trail {
  /** Atomic states that hold a token with something to do, the one moved last at the end. Never empty. */
  readonly current: readonly string[];
  /** Every drawn atomic state that was entered. */
  readonly states: ReadonlyMap<string, Visit>;
  /** Ids of the transitions that were taken (`machines/graph`). */
  readonly transitions: ReadonlySet<string>;
  /** Virtual milliseconds at which a stage was first entered. */
  readonly stages: ReadonlyMap<StageId, number>;
  /** The stage that the walk stands in: that of the token moved last. */
  readonly stage: StageId;
}

interface Step extends Trail {
  readonly occupied: ReadonlyMap<string, StateMeta>;
}

const steps = new WeakMap<Moment, Step>();

/** The ink of a walk. Each moment's is made once, from the one before it. */
export function trailOf({ moments, cursor }: Journey): Trail {
  let known = cursor;
  while (known > 0 && !steps.has(moments[known] ?? fail())) known -= 1;
  let step = steps.get(moments[known] ?? fail());
  for (let index = step ? known + 1 : 0; index <= cursor; index += 1) {
    const moment = moments[index] ?? fail();
    step = advance(step, moment);
    steps.set(moment, step);
  }
  return step ?? fail();
}

/** The drawn atomic states of a snapshot, in document order. */
function occupiedStates(snapshot: AnyMachineSnapshot): ReadonlyMap<string, StateMeta> {
  const found = new Map<string, StateMeta>();
  for (const node of atomicNodes(snapshot)) {
    const meta: StateMeta | undefined = node.meta;
    if (meta) found.set(pathOf(node), meta);
  }
  return found;
}

function advance(before: Step | undefined, moment: Moment): Step {
  const occupied = occupiedStates(moment.snapshot);
  const entered = [...occupied].filter(([id]) => !before?.occupied.has(id) || reentered(moment, id));
  const states = new Map(before?.states);
  const stages = new Map(before?.stages);
  for (const [id, { stage }] of entered) {
    const seen = states.get(id);
    states.set(id, { firstAt: seen?.firstAt ?? moment.at, lastAt: moment.at, times: (seen?.times ?? 0) + 1 });
    if (!stages.has(stage)) stages.set(stage, moment.at);
  }
  const current = currentOf(moment, occupied, entered, before);
  const last = current.at(-1);
  const stage = (last ? occupied.get(last)?.stage : undefined) ?? before?.stage ?? 'build';
  return {
    occupied,
    current,
    states,
    stages,
    stage,
    transitions: new Set([...(before?.transitions ?? []), ...moment.took]),
  };
}

function reentered({ took }: Moment, id: string): boolean {
  return took.some((transition) => transition.startsWith(`${id}|`));
}

/** Tokens that can still do something; one that has handed over rests and is only ink. */
function currentOf(
  moment: Moment,
  occupied: ReadonlyMap<string, StateMeta>,
  entered: readonly (readonly [string, StateMeta])[],
  before: Step | undefined,
): readonly string[] {
  const busy = new Set<AnyStateNode>();
  for (const { meta, source, eventType } of getNextTransitions(moment.snapshot)) {
    if (meta && meta.way !== 'action' && !busy.has(source) && moment.snapshot.can({ type: eventType }))
      busy.add(source);
  }
  const active = atomicNodes(moment.snapshot).filter(
    (node) => node.meta && [...lineage(node)].some((one) => busy.has(one)),
  );
  const moved = new Set(entered.map(([id]) => id));
  const ids = active.map(pathOf);
  if (!ids.length) {
    const last = entered.at(-1)?.[0] ?? before?.current.at(-1);
    return last && occupied.has(last) ? [last] : [...occupied.keys()].slice(-1);
  }
  return [...ids.filter((id) => !moved.has(id)), ...ids.filter((id) => moved.has(id))];
}

function* lineage(node: AnyStateNode): Generator<AnyStateNode> {
  for (let one: AnyStateNode | undefined = node; one; one = one.parent) yield one;
}

function atomicNodes(snapshot: AnyMachineSnapshot): AnyStateNode[] {
  const nodes: readonly AnyStateNode[] = snapshot._nodes;
  return nodes.filter(({ type }) => type === 'atomic' || type === 'final').sort((a, b) => a.order - b.order);
}

function fail(): never {
  throw new RangeError('journey: a moment is missing');
}
