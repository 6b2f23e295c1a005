import type { ActionRef } from './actions.ts';
import type { ActorId, Mark, StageId, StateMeta, TransitionMeta, Way } from './chart.ts';
import type { DelayRef } from './delays.ts';
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
  readonly actions: readonly ActionRef[];
  readonly meta?: TransitionMeta;
}

/** Compiles a region into the config of its state. `values` fill the `{placeholders}` of its rows. */
export function compileRegion(
  machine: string,
  region: Region,
  values: Readonly<Record<string, string>> = {},
): StateConfig {
  const { path, states, on } = fill(region, values);
  const scope: Scope = { root: `#${machine}.${path}`, ...(values.container ? { container: values.container } : {}) };
  return compileState({ name: '', states, on: on ?? [] }, scope, '');
}

interface Scope {
  readonly root: string;
  readonly container?: string;
}

function compileState(row: StateRow, scope: Scope, parent: string): StateConfig {
  const own = parent ? `${parent}.${row.name}` : row.name;
  const { face, timer, states, final } = row;
  const entry = [...(row.entry ?? []), ...(timer ? [startOf(timer, scope)] : [])];
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
    ...(timer ? { exit: [{ type: 'timer.stop', params: { event: timer.event } }] } : {}),
    ...(face ? { meta: compileFace(face, scope) } : {}),
  };
}

function compileWays(rows: readonly WayRow[], scope: Scope, own: string): Record<string, TransitionConfig[]> {
  const on: Record<string, TransitionConfig[]> = {};
  for (const row of rows) {
    on[row.event] ??= [];
    on[row.event]?.push({
      ...(row.to === undefined
        ? {}
        : { target: `${scope.root}.${row.to}`, ...(row.to === own ? { reenter: true } : {}) }),
      ...(row.when ? { guard: row.when } : {}),
      actions: [{ type: 'clock' }, ...(row.does ?? [])],
      ...(row.label ? { meta: compileWay(row, row.label, scope) } : {}),
    });
  }
  return on;
}

function compileWay(row: WayRow, label: string, { container }: Scope): TransitionMeta {
  const { way = 'progress', key, payload, leadsTo, outcome, quiet, rare } = row;
  return {
    label,
    way,
    ...(container ? { container } : {}),
    ...(key ? { key } : {}),
    ...(payload ? { payload } : {}),
    ...(leadsTo ? { leadsTo } : {}),
    ...(outcome ? { outcome } : {}),
    ...(quiet ? { quiet } : {}),
    ...(rare ? { rare } : {}),
  };
}

function compileFace({ source, ...face }: Face, { container }: Scope): StateMeta {
  return { ...face, source: sources[source], ...(container ? { container } : {}) };
}

function startOf({ event, label, delay }: TimerRow, { container }: Scope): ActionRef {
  return { type: 'timer.start', params: { event, label, delay, ...(container ? { container } : {}) } };
}

/** The same data with every `{name}` that `values` knows replaced, in all strings at any depth. */
export function fill<T>(data: T, values: Readonly<Record<string, string>>): T {
  // In JSON only a string can hold a word in braces, so its text can be filled as it stands.
  return JSON.parse(
    JSON.stringify(data).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
    }),
  );
}
