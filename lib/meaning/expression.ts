/**
 * A value that is worked out: text, number, truth or null stand for themselves, `[operator, ...arguments]` is worked
 * out, and an object is made of expressions. `docs/exports.md` lists the operators.
 */
export type Expression =
  | null
  | boolean
  | number
  | string
  | readonly Expression[]
  | { readonly [key: string]: Expression };

/** What an action does: new values in the context, another event, or nothing that the machine would notice. */
export type ActionMeaning =
  | { readonly assign: Expression }
  | { readonly raise: Expression }
  | { readonly emits: string };

/** What the names of a machine mean. */
export interface Meaning {
  readonly guards: Readonly<Record<string, Expression>>;
  readonly actions: Readonly<Record<string, ActionMeaning>>;
  /** Milliseconds from the moment at which the timer starts. */
  readonly delays: Readonly<Record<string, Expression>>;
}

/** What an expression can name. */
export interface Scope {
  readonly meaning: Meaning;
  readonly context: unknown;
  readonly event: unknown;
  readonly params: unknown;
  readonly names?: Readonly<Record<string, unknown>>;
}
