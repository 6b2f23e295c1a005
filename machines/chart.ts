import type { AnyStateMachine } from 'xstate';

/**
 * The words in which every Podwalk machine describes itself. A machine's config is plain data; these shapes are the
 * `meta` of its states and transitions, and all that a drawing, a walk or an export knows about it.
 */

export type StageId =
  | 'build'
  | 'push'
  | 'request'
  | 'schedule'
  | 'accept'
  | 'pull'
  | 'start'
  | 'running'
  | 'terminating'
  | 'end';

export type ActorId =
  | 'developer'
  | 'builder'
  | 'registry'
  | 'api-server'
  | 'scheduler'
  | 'kubelet'
  | 'container-engine'
  | 'process';

/** One station of the line: one of the seven steps, or what comes after them. */
export interface Stage {
  readonly id: StageId;
  /** 1 to 7 (1 to 4 in the container workflow); absent on running, terminating and end. */
  readonly number?: number;
  readonly title: string;
  readonly actor: ActorId;
  /** The step may be left out: a by-pass leads around it. */
  readonly optional?: true;
  /** A few words under or beside a folded step that has not been reached. */
  readonly summary?: string;
}

/** Where a statement comes from: what the link says, and where it leads. */
export interface Source {
  readonly label: string;
  readonly href: string;
}

/**
 * How a state is drawn.
 * `state` on the line · `failure` a lozenge right of it · `wait` a clock right of it · `end` ·
 * `gate` never drawn: the region has nothing to show there.
 */
export type Mark = 'state' | 'failure' | 'wait' | 'end' | 'gate';

/** `meta` of every state that a walk can stand in. */
export interface StateMeta {
  readonly stage: StageId;
  readonly mark: Mark;
  readonly title: string;
  readonly actor: ActorId;
  /**
   * Two or three sentences: what happens, and who acts. `{container}`, `{image}` and the other values of
   * `lib/journey/telling` are filled in; `**bold**` and `` `mono` `` are the only mark-up.
   */
  readonly says: string;
  readonly source: Source;
  /** A few words under the title, for example the retry ladder `10, 20, 40 ... 300 s`. */
  readonly note?: string;
  /** The container whose lane this is. */
  readonly container?: string;
  /** Virtual milliseconds that the walk rests here before the next step, where no timer decides. */
  readonly takes?: number;
  /** Met so seldom that pictures leave it out until it happens. */
  readonly rare?: true;
}

/**
 * What kind of way a transition is.
 * `progress` down the line · `shortcut` around a step · `failure` into a siding · `timer` when time is up ·
 * `retry` back to the line by itself · `repair` back because somebody mends it · `action` what others do to the pod: people, the node, the garbage collector.
 */
export type Way = 'progress' | 'shortcut' | 'failure' | 'timer' | 'retry' | 'repair' | 'action';

/** `meta` of every transition that a user can choose; transitions without it are the machine's own wiring. */
export interface TransitionMeta {
  /** What the pill says: `Pull succeeds`, `Image not found`. */
  readonly label: string;
  readonly way: Way;
  /** The container that it belongs to. */
  readonly container?: string;
  /** The fixed key, where it has one: `D` deletes the pod. */
  readonly key?: string;
  /** What the event carries when a person chooses it: `{ exitCode: 1 }`. */
  readonly payload?: Readonly<Record<string, string | number>>;
  /** Where the line goes on when the target itself is not drawn. */
  readonly leadsTo?: string;
  /** What is said of where it leads, when that is not the target's title. */
  readonly outcome?: string;
  /** Not mentioned while it cannot happen. */
  readonly quiet?: true;
  /** Leads into something met seldom: it comes last among the choices. */
  readonly rare?: true;
}

/** A machine that can be walked, drawn and exported. */
export interface Chart {
  /** Also the word in its URL: `pod`, `kubernetes`, `container`. */
  readonly id: string;
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly machine: AnyStateMachine;
  /** Why a transition's guard does not hold in a context, in words and values; `undefined` when it holds. */
  readonly blocked: (guard: unknown, context: unknown) => string | undefined;
  /** What it would take for that guard to hold, as a noun; absent where no machine of this kind has guards. */
  readonly takes?: (guard: unknown, context: unknown) => string | undefined;
  /** Whether a transition's guard can never hold in this chart, whatever happens. */
  readonly never: (guard: unknown) => boolean;
}
