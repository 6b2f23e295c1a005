import type { ActionRef } from './actions.ts';
import type { ActorId, Mark, StageId, StateMeta, TransitionMeta, Way } from './chart.ts';
import type { DelayRef } from './delays.ts';
import { fill } from './fill.ts';
import type { GuardRef } from './guards.ts';
import { type SourceId, sources } from './sources.ts';

/**
 * The rows from which a region of a machine is compiled. Rows are data. `{container}` and the like in any text of a
 * row, event names included, are filled when the region is compiled.
 */

/** A transition. Without a label it is wiring that nobody chooses. */
export interface WayRow {
  readonly event: string;
  /** The state that it enters, as a path below the region; absent: it stays. */
  readonly to?: string;
  readonly label?: string;
  readonly way?: Way;
  readonly when?: GuardRef;
  readonly does?: readonly ActionRef[];
  readonly key?: string;
  readonly payload?: Readonly<Record<string, string | number>>;
  /** Where the line goes on when the target itself is not drawn: a path below the machine. */
  readonly leadsTo?: string;
  /** What is said of where it leads, when that is not the target's title. */
  readonly outcome?: string;
  /** Not mentioned while it cannot happen. */
  readonly quiet?: true;
  /** Met so seldom that it comes last. */
  readonly rare?: true;
}

/** The timer of a state: it starts on entry and stops on exit. */
export interface TimerRow {
  readonly event: string;
  readonly label: string;
  readonly delay: DelayRef;
}

/** What a state says of itself; gates say nothing. */
export interface Face {
  readonly stage: StageId;
  readonly mark: Mark;
  readonly title: string;
  readonly actor: ActorId;
  readonly says: string;
  readonly source: SourceId;
  readonly note?: string;
  readonly takes?: number;
  readonly rare?: true;
}

export interface StateRow {
  readonly name: string;
  readonly face?: Face;
  readonly on?: readonly WayRow[];
  readonly timer?: TimerRow;
  readonly entry?: readonly ActionRef[];
  /** The children of a compound state; the first is the initial one. */
  readonly states?: readonly StateRow[];
  readonly final?: true;
}

/** A region: the first state is the initial one. */
export interface Region {
  /** Path below the machine: `containers.web`. */
  readonly path: string;
  readonly states: readonly StateRow[];
  /** What every state of the region does unless it says otherwise. */
  readonly on?: readonly WayRow[];
}

/** A state's config as XState reads it: nothing but data. */
export interface StateConfig {
  readonly type?: 'parallel' | 'final';
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateConfig>>;
  readonly on?: Readonly<Record<string, readonly TransitionConfig[]>>;
  readonly entry?: readonly ActionRef[];
  readonly exit?: readonly ActionRef[];
  readonly onDone?: TransitionConfig;
  readonly meta?: StateMeta;
}

interface TransitionConfig {
  readonly target?: string;
  readonly reenter?: true;
  readonly guard?: GuardRef;
  readonly actions?: readonly ActionRef[];
  readonly meta?: TransitionMeta;
}

/** Compiles a region into the config of its state. `values` fill the `{placeholders}` of its rows. */
export function compileRegion(
  machine: string,
  { path, states, on = [] }: Region,
  values: Readonly<Record<string, string>> = {},
): StateConfig {
  return compileState({ name: '', states, on }, { root: `#${machine}.${path}`, values }, '');
}

interface Scope {
  readonly root: string;
  readonly values: Readonly<Record<string, string>>;
}

function compileState(row: StateRow, scope: Scope, parent: string): StateConfig {
  const own = parent ? `${parent}.${row.name}` : row.name;
  const { face, timer, states, final } = row;
  const entry = [...fill(row.entry ?? [], scope.values), ...(timer ? [startOf(timer, scope)] : [])];
  return {
    ...(final ? { type: 'final' } : {}),
    ...(states?.[0]
      ? {
          initial: states[0].name,
          states: Object.fromEntries(states.map((child) => [child.name, compileState(child, scope, own)])),
        }
      : {}),
    ...(row.on?.length ? { on: compileWays(row.on, scope, own) } : {}),
    ...(entry.length ? { entry } : {}),
    ...(timer ? { exit: [{ type: 'timer.stop', params: { event: fill(timer.event, scope.values) } }] } : {}),
    ...(face ? { meta: compileFace(face, scope) } : {}),
  };
}

function compileWays(rows: readonly WayRow[], scope: Scope, own: string): Record<string, TransitionConfig[]> {
  const on: Record<string, TransitionConfig[]> = {};
  for (const row of rows) {
    const event = fill(row.event, scope.values);
    on[event] ??= [];
    on[event].push(compileWay(row, scope, own));
  }
  return on;
}

const clock: readonly ActionRef[] = [{ type: 'clock' }];

/** Written property by property: a pod of many containers has a thousand ways, and spreading them takes twice as long. */
function compileWay(row: WayRow, scope: Scope, own: string): TransitionConfig {
  const { root, values } = scope;
  const to = fill(row.to, values);
  const way: { -readonly [Key in keyof TransitionConfig]: TransitionConfig[Key] } = {
    actions: row.does?.length ? clock.concat(fill(row.does, values)) : clock,
  };
  if (to !== undefined) way.target = `${root}.${to}`;
  if (to !== undefined && to === own) way.reenter = true;
  if (row.when) way.guard = fill(row.when, values);
  if (row.label) way.meta = compileLabel(row, row.label, values);
  return way;
}

function compileLabel(row: WayRow, label: string, values: Scope['values']): TransitionMeta {
  const meta: { -readonly [Key in keyof TransitionMeta]: TransitionMeta[Key] } = {
    label: fill(label, values),
    way: row.way ?? 'progress',
  };
  if (values.container) meta.container = values.container;
  if (row.key) meta.key = row.key;
  if (row.payload) meta.payload = fill(row.payload, values);
  if (row.leadsTo) meta.leadsTo = fill(row.leadsTo, values);
  if (row.outcome) meta.outcome = fill(row.outcome, values);
  if (row.quiet) meta.quiet = row.quiet;
  if (row.rare) meta.rare = row.rare;
  return meta;
}

function compileFace({ source, ...face }: Face, { values }: Scope): StateMeta {
  return { ...face, ...fillWords(face, values), source: sources[source], ...containerIn(values) };
}

function fillWords({ title, says, note }: Omit<Face, 'source'>, values: Scope['values']) {
  return { title: fill(title, values), says: fill(says, values), ...(note ? { note: fill(note, values) } : {}) };
}

function startOf(timer: TimerRow, { values }: Scope): ActionRef {
  const { event, label, delay } = fill(timer, values);
  return { type: 'timer.start', params: { event, label, delay, ...containerIn(values) } };
}

function containerIn({ container }: Scope['values']): { readonly container?: string } {
  return container ? { container } : {};
}
