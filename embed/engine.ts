/**
 * The part of XState that a walk needs, under the same names: the bundle of an embed has it in the place of `xstate`,
 * which is six times as large. It runs configs as `machines/region` compiles them: states within states and beside each
 * other, events, guards and actions by name, entry, exit and `onDone`. `tests/embed/engine.test.ts` walks both side by
 * side.
 */

interface Named {
  readonly type: string;
  readonly params?: unknown;
}

interface TransitionData {
  readonly target?: string;
  readonly reenter?: boolean;
  readonly guard?: Named;
  readonly actions?: readonly Named[];
  readonly meta?: unknown;
}

interface StateData {
  readonly type?: string;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateData>>;
  readonly on?: Readonly<Record<string, readonly TransitionData[]>>;
  readonly onDone?: TransitionData;
  readonly entry?: readonly Named[];
  readonly exit?: readonly Named[];
  readonly meta?: unknown;
}

/** A machine's config: its first state is its root. */
export interface MachineData extends StateData {
  readonly id: string;
  readonly context?: object;
}

interface Happening {
  readonly type: string;
}

interface Scope {
  readonly context: object;
  readonly event: Happening;
}

/** As a method, so that one which reads more of the context than every machine has is one, too. */
type Body<Result, Knows = Scope> = { call(scope: Knows, params: unknown): Result }['call'];

/** One that changes the context, one that raises an event, or, with neither, one that only the walk reads. */
interface Effect {
  readonly assignment?: Body<object>;
  readonly event?: Body<Happening>;
}

/** What the names of guards and actions mean. */
export interface Implementations {
  readonly guards?: Readonly<Record<string, Body<boolean, Pick<Scope, 'context'>>>>;
  readonly actions?: Readonly<Record<string, object>>;
}

interface Node {
  readonly id: string;
  readonly key: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly order: number;
  readonly parent?: Node;
  readonly states: Record<string, Node>;
  readonly transitions: Map<string, Definition[]>;
  readonly initial: { readonly target: readonly Node[] };
  readonly entry: readonly Named[];
  readonly exit: readonly Named[];
  readonly meta: unknown;
  readonly machine: Machine;
}

interface Definition {
  readonly eventType: string;
  readonly source: Node;
  readonly target?: readonly Node[];
  readonly guard?: Named;
  readonly actions: readonly Named[];
  readonly reenter: boolean;
  readonly meta: unknown;
}

interface Snapshot {
  readonly machine: Machine;
  readonly context: object;
  readonly status: 'active';
  readonly value: Value;
  readonly _nodes: readonly Node[];
  readonly can: (event: Happening) => boolean;
  readonly matches: (value: Value) => boolean;
}

type Value = string | { readonly [state: string]: Value };

interface Machine {
  readonly id: string;
  readonly config: MachineData;
  readonly root: Node;
  readonly implementations: Implementations;
  readonly getStateNodeById: (id: string) => Node;
  readonly transition: (snapshot: Snapshot, event: Happening, scope: Executor) => Snapshot;
}

interface Executor {
  readonly actionExecutor: (action: Named) => void;
}

/** A machine of a config, and of what its names mean. */
export function createMachine(config: MachineData, implementations: Implementations = {}): Machine {
  const nodes = new Map<string, Node>();
  const wirings: (() => void)[] = [];
  const machine = {
    id: config.id,
    config,
    implementations,
    getStateNodeById: (id: string) => nodes.get(id) ?? missing(id),
    transition: (snapshot: Snapshot, event: Happening, { actionExecutor }: Executor) =>
      settled(snapshot, event, actionExecutor),
  };
  const whole: Machine = Object.assign(machine, { root: nodeOf(config, []) });
  for (const wire of wirings) wire();
  return whole;

  function nodeOf(data: StateData, path: readonly string[], parent?: Node): Node {
    const id = [config.id, ...path].join('.');
    const children = data.states ?? {};
    const first = data.initial ?? '';
    const node: Node = {
      id,
      key: path.at(-1) ?? config.id,
      path,
      type: data.type ?? (Object.keys(children).length > 0 ? 'compound' : 'atomic'),
      order: nodes.size,
      ...(parent ? { parent } : {}),
      states: {},
      transitions: new Map(),
      get initial() {
        return { target: [node.states[first] ?? missing(`${id}.${first}`)] };
      },
      entry: data.entry ?? [],
      exit: data.exit ?? [],
      meta: data.meta,
      get machine() {
        return whole;
      },
    };
    nodes.set(id, node);
    for (const [key, child] of Object.entries(children)) node.states[key] = nodeOf(child, [...path, key], node);
    wirings.push(() => {
      const wire = (event: string, ways: readonly TransitionData[]) =>
        node.transitions.set(
          event,
          ways.map((way) => definitionOf(node, event, way)),
        );
      for (const [event, ways] of Object.entries(data.on ?? {})) wire(event, ways);
      if (data.onDone) wire(doneIn(node), [data.onDone]);
    });
    return node;
  }

  function definitionOf(source: Node, eventType: string, way: TransitionData): Definition {
    const { target, reenter = false, actions = [], guard, meta } = way;
    const entered =
      target === undefined
        ? undefined
        : target.startsWith('#')
          ? (nodes.get(target.slice(1)) ?? missing(target))
          : (source.parent?.states[target] ?? missing(target));
    return {
      eventType,
      source,
      ...(entered ? { target: [entered] } : {}),
      ...(guard ? { guard } : {}),
      actions,
      reenter,
      meta,
    };
  }
}

/** An action that changes the context. */
export function assign(assignment: Body<object>): Effect {
  return { assignment };
}

/** An action that makes an event happen within the same step. */
export function raise(event: Body<Happening>): Effect {
  return { event };
}

/** What steps are taken on behalf of; nobody listens to it. */
export function createActor() {
  return { system: {} };
}

/** A machine's first snapshot, and what is done on the way into it. */
export function initialTransition(machine: Machine): [Snapshot, readonly Named[]] {
  const actions: Named[] = [];
  const start: Definition = {
    eventType: '',
    source: machine.root,
    target: [machine.root],
    actions: [],
    reenter: true,
    meta: undefined,
  };
  const before = snapshotOf(machine, machine.config.context ?? {}, []);
  const event = { type: 'xstate.init' };
  return [run(before, event, [start], (action) => actions.push(action)), actions];
}

/** The snapshot after an event, and what is done on the way. */
export function transition(machine: Machine, snapshot: Snapshot, event: Happening): [Snapshot, readonly Named[]] {
  const actions: Named[] = [];
  return [machine.transition(snapshot, event, { actionExecutor: (action) => actions.push(action) }), actions];
}

/** Every transition of the states that a snapshot stands in, whether its guard holds or not, the inner ones first. */
export function getNextTransitions({ _nodes }: Snapshot): readonly Definition[] {
  const seen = new Set<Node>();
  for (const node of _nodes.filter(isAtomic)) for (const one of lineage(node)) seen.add(one);
  return [...seen].flatMap(({ transitions }) => [...transitions.values()].flat());
}

function settled(snapshot: Snapshot, event: Happening, onAction: (action: Named) => void): Snapshot {
  return run(snapshot, event, chosen(snapshot, event), onAction);
}

/** Takes transitions, and then whatever their actions and the ends of states make happen. */
function run(
  snapshot: Snapshot,
  event: Happening,
  definitions: readonly Definition[],
  onAction: (action: Named) => void,
): Snapshot {
  const queue: Happening[] = [];
  let now = microstep(snapshot, event, definitions, queue, onAction);
  for (let next = queue.shift(); next; next = queue.shift())
    now = microstep(now, next, chosen(now, next), queue, onAction);
  return now;
}

/** The transitions that an event takes: one in each of the regions that hear it. */
function chosen(snapshot: Snapshot, event: Happening): readonly Definition[] {
  const active = new Set(snapshot._nodes);
  const inside = (node: Node): readonly Definition[] => {
    const inner = Object.values(node.states).flatMap((child) => (active.has(child) ? inside(child) : []));
    if (inner.length > 0) return inner;
    const own = node.transitions.get(event.type)?.find(({ guard }) => holds(guard, snapshot));
    return own ? [own] : [];
  };
  return inside(snapshot.machine.root);
}

function holds(guard: Named | undefined, { machine, context }: Snapshot): boolean {
  if (!guard) return true;
  return (machine.implementations.guards?.[guard.type] ?? missing(guard.type))({ context }, guard.params);
}

function microstep(
  snapshot: Snapshot,
  event: Happening,
  definitions: readonly Definition[],
  queue: Happening[],
  onAction: (action: Named) => void,
): Snapshot {
  if (definitions.length === 0) return snapshot;
  const { machine } = snapshot;
  let { context } = snapshot;
  const active = new Set(snapshot._nodes);
  const perform = (actions: readonly Named[]) => {
    for (const { type, params } of actions) {
      const effect: Effect = machine.implementations.actions?.[type] ?? missing(type);
      if (effect.assignment) context = { ...context, ...effect.assignment({ context, event }, params) };
      else if (effect.event) queue.push(effect.event({ context, event }, params));
      else onAction({ type, params });
    }
  };
  const free = withoutConflicts(definitions, active);
  for (const node of [...new Set(free.flatMap((one) => exited(one, active)))].sort((a, b) => b.order - a.order)) {
    perform(node.exit);
    active.delete(node);
  }
  for (const { actions } of free) perform(actions);
  for (const node of [...new Set(free.flatMap((one) => entered(one, active)))].sort((a, b) => a.order - b.order)) {
    active.add(node);
    perform(node.entry);
    if (node.type === 'final') queue.push(...endsOf(node, active));
  }
  return snapshotOf(machine, context, [...active]);
}

/** Of transitions that leave the same states only the innermost is taken, or the first. */
function withoutConflicts(definitions: readonly Definition[], active: ReadonlySet<Node>): readonly Definition[] {
  const kept = new Set<Definition>();
  for (const one of definitions) {
    const left = new Set(exited(one, active));
    const rivals = [...kept].filter((other) => exited(other, active).some((node) => left.has(node)));
    if (!rivals.every((other) => isWithin(one.source, other.source))) continue;
    for (const other of rivals) kept.delete(other);
    kept.add(one);
  }
  return [...kept];
}

/** The innermost state that a transition does not leave; `undefined` above the root. */
function domainOf({ source, target, reenter }: Definition): Node | undefined {
  const [to] = target ?? [];
  if (!to) return undefined;
  if (!reenter && (to === source || isWithin(to, source))) return source;
  for (let one = to.parent; one; one = one.parent) if (isWithin(source, one)) return one;
  return undefined;
}

function exited(definition: Definition, active: ReadonlySet<Node>): readonly Node[] {
  if (!definition.target) return [];
  const domain = domainOf(definition);
  return [...active].filter((node) => domain === undefined || isWithin(node, domain));
}

function entered(definition: Definition, active: ReadonlySet<Node>): readonly Node[] {
  const [to] = definition.target ?? [];
  if (!to) return [];
  const above: Node[] = [];
  const domain = domainOf(definition);
  for (let one: Node | undefined = to; one && one !== domain; one = one.parent) above.unshift(one);
  const nodes = above.flatMap((node, index) => {
    const next = above[index + 1];
    if (next === undefined) return [node, ...within(node)];
    const beside = node.type === 'parallel' ? Object.values(node.states).filter((child) => child !== next) : [];
    return [node, ...beside.flatMap((child) => [child, ...within(child)])];
  });
  const inner = above.length === 0 ? within(to) : nodes;
  return inner.filter((node) => !active.has(node));
}

/** What entering a state enters in it. */
function within(node: Node): readonly Node[] {
  const children =
    node.type === 'parallel' ? Object.values(node.states) : node.type === 'compound' ? node.initial.target : [];
  return children.flatMap((child) => [child, ...within(child)]);
}

/** The ends of the states around a final one. */
function endsOf({ parent }: Node, active: ReadonlySet<Node>): readonly Happening[] {
  const ends: Happening[] = [];
  if (parent?.type === 'compound') ends.push({ type: doneIn(parent) });
  for (
    let around = parent?.type === 'parallel' ? parent : parent?.parent;
    around?.type === 'parallel' && isOver(around, active);
    around = around.parent
  )
    ends.push({ type: doneIn(around) });
  return ends;
}

function isOver(node: Node, active: ReadonlySet<Node>): boolean {
  const children = Object.values(node.states);
  if (node.type === 'parallel') return children.every((child) => isOver(child, active));
  if (node.type === 'compound') return children.some((child) => child.type === 'final' && active.has(child));
  return node.type === 'final';
}

function doneIn({ id }: Node): string {
  return `xstate.done.state.${id}`;
}

function snapshotOf(machine: Machine, context: object, nodes: readonly Node[]): Snapshot {
  const snapshot: Snapshot = {
    machine,
    context,
    status: 'active',
    _nodes: nodes,
    get value() {
      return standingOf(machine.root, new Set(nodes));
    },
    can: (event) => chosen(snapshot, event).some(({ target, actions }) => target !== undefined || actions.length > 0),
    matches: (value) => standsIn(value, machine.root, new Set(nodes)),
  };
  return snapshot;
}

function standsIn(value: Value, node: Node, active: ReadonlySet<Node>): boolean {
  const inner: readonly (readonly [string, Value | undefined])[] =
    typeof value === 'string' ? [[value, undefined]] : Object.entries(value);
  return inner.every(([key, rest]) => {
    const child = node.states[key];
    return child !== undefined && active.has(child) && (rest === undefined || standsIn(rest, child, active));
  });
}

/** In which of its states a node stands. */
function standingOf(node: Node, active: ReadonlySet<Node>): Value {
  const inner = Object.values(node.states).filter((child) => active.has(child));
  const [only] = inner;
  if (node.type === 'compound' && only && isAtomic(only)) return only.key;
  return Object.fromEntries(inner.map((child) => [child.key, isAtomic(child) ? {} : standingOf(child, active)]));
}

function* lineage(node: Node): Generator<Node> {
  for (let one: Node | undefined = node; one; one = one.parent) yield one;
}

function isAtomic({ type }: Node): boolean {
  return type === 'atomic' || type === 'final';
}

/** Whether a state lies below another. */
function isWithin(node: Node, above: Node): boolean {
  for (let one = node.parent; one; one = one.parent) if (one === above) return true;
  return false;
}

function missing(name: string): never {
  throw new RangeError(`machine: it has no ${name}`);
}
