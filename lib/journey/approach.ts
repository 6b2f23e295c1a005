import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode } from 'xstate';
import type { Placement } from '@/lib/kubernetes/placement.ts';
import type { ContainerStatus, Pod } from '@/lib/kubernetes/pod.ts';
import { containerOf, isPodContext } from '@/machines/pod-context.ts';
import { startsAgain } from '@/machines/restart.ts';
import { beginsMissing } from './fit.ts';
import type { Words } from './likelihood.ts';
import { begunBy, type Distances, distances, type Roads, raises, roadsOf } from './roads.ts';
import type { Search } from './search.ts';
import { ordersAfter, tokensOf } from './tokens.ts';

/** Estimates the way to a placement: how many events each region is away from where it is wanted. */
export function approachTo(
  machine: AnyStateMachine,
  placement: Placement,
  pod?: Pod,
  words?: Words,
): Required<Pick<Search, 'estimate' | 'guess'>> {
  const roads = roadsOf(machine);
  const statuses = pod ? [...pod.status.initContainerStatuses, ...pod.status.containerStatuses] : [];
  const aims = [...placement].map(([region, states]) => aimAt(roads, region, states, statuses, words));
  const initializing = pod?.status.conditions.some(({ type, status }) => type === 'Initialized' && status === 'False');
  // Initialized never goes back (facts 1.2).
  const isPast = ({ context }: AnyMachineSnapshot) =>
    initializing === true && isPodContext(context) && context.initializedAt !== undefined;
  return {
    estimate: (snapshot) => {
      if (isPast(snapshot)) return Infinity;
      const tokens = tokensOf(snapshot).map(orderOf);
      return missing(aims, snapshot, undefined, () => tokens);
    },
    guess: (snapshot, definition) => {
      const before = tokensOf(snapshot);
      const moved = ordersAfter(before, definition);
      // What a transition moves by wiring is not guessed: elsewhere it may turn out to be one event nearer, or nothing.
      const either = raises(definition) ? [...moved, ...before.map(orderOf)] : moved;
      return missing(aims, snapshot, begunBy(definition), (aim) => (owns(aim, definition.source) ? moved : either));
    },
  };
}

/** Where a region is wanted. */
interface Aim {
  readonly region: string;
  readonly container: string;
  /** What is wanted of the container, if the region is one's and has a status. */
  readonly status: ContainerStatus | undefined;
  /** The state that must be entered before the status can say what it waits for. */
  readonly first: string | undefined;
  /** How far each state is away when so many instances of the container must still begin, in a pod that lives or not. */
  readonly far: (begins: number, deleting: boolean, isShown: boolean) => Distances;
}

function aimAt(
  roads: Roads,
  region: string,
  states: readonly string[],
  statuses: readonly ContainerStatus[],
  words: Words | undefined,
): Aim {
  const container = region.startsWith('containers.') ? region.slice('containers.'.length) : '';
  const known: readonly Distances[][] = [[], [], [], []];
  const status = statuses.find(({ name }) => name === container);
  const first = states.find((state) => state === `${region}.${status?.state.waiting?.reason}`);
  return {
    region,
    container,
    status,
    first,
    far: (begins, deleting, isShown) => {
      const list = known[Number(deleting) + 2 * Number(isShown)] ?? [];
      const targets = isShown || first === undefined ? states : [first];
      list[begins] ??= distances(roads, { targets, container, begins, deleting, words });
      return list[begins];
    },
  };
}

/** The sum over all regions; `begun` is a container of which an instance begins with the transition that is guessed. */
function missing(
  aims: readonly Aim[],
  { context }: AnyMachineSnapshot,
  begun: string | undefined,
  tokensFor: (aim: Aim) => readonly number[],
): number {
  const deleting = isPodContext(context) && context.deletedAt !== undefined;
  let sum = 0;
  for (const aim of aims) {
    const begins = beginsOf(aim, context, begun);
    if (begins === Infinity) return Infinity;
    const far = aim.far(Math.min(begins, mostBegins), deleting, begins === 0 && isShown(aim, context));
    let nearest = Infinity;
    for (const token of tokensFor(aim)) nearest = Math.min(nearest, far[token] ?? Infinity);
    sum += nearest + Math.max(0, begins - mostBegins) * eventsPerBegin;
    if (sum === Infinity) return Infinity;
  }
  return sum;
}

/** Whether the status says already what the container waits for: it goes on saying so while the kubelet tries again. */
function isShown({ container, first, status }: Aim, context: unknown): boolean {
  if (first === undefined || !isPodContext(context)) return true;
  return context.containers[container]?.waiting?.reason === status?.state.waiting?.reason;
}

/** Beyond so many, each further instance of a container counts the same. */
const mostBegins = 3;
/** From one instance of a container to the next: it ends, the kubelet syncs, and steps 6 and 7. */
const eventsPerBegin = 8;

function beginsOf({ container, status }: Aim, context: unknown, begun: string | undefined): number {
  if (!status || !isPodContext(context)) return 0;
  const record = context.containers[container];
  if (!record) return 0;
  const begins = beginsMissing(record, status);
  if (
    begins > 0 &&
    record.instance?.finishedAt !== undefined &&
    !startsAgain(containerOf(context.spec, container), record)
  )
    return Infinity;
  return begun === container ? Math.max(0, begins - 1) : begins;
}

function owns({ region, container }: Aim, { path }: AnyStateNode): boolean {
  return container === '' ? path[0] === region : path[1] === container && path[0] === 'containers';
}

function orderOf({ order }: AnyStateNode): number {
  return order;
}
