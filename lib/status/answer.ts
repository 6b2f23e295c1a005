import type { SourceId } from '@/machines/sources.ts';

/** What a command does to the cluster. */
export type Risk = 'inspect' | 'low risk' | 'changes something' | 'destroys';

/** Something that may have led to a word. */
export interface Cause {
  /** How often it is the one: 3 often, 2 now and then, 1 seldom. */
  readonly odds: 1 | 2 | 3;
  readonly title: string;
  readonly says: string;
  /** Words in messages that tell it from the other causes. */
  readonly tells: readonly string[];
}

/** A step on the way out: what it does, and the command; NAME, NODE, CONTAINER and IMAGE are the reader's own. */
export interface WayOut {
  readonly does: string;
  readonly command: string;
  readonly risk: Risk;
}

/** Another word that this one is taken for, and how the two differ. */
export interface LookAlike {
  readonly word: string;
  readonly says: string;
}

/** What a person wants to know who has just read a word in the STATUS column. */
export interface StatusAnswer {
  /** One or two sentences: what is going on, and what that means for whoever reads it. */
  readonly verdict: string;
  readonly causes: readonly Cause[];
  /** In the order in which they are worth trying. */
  readonly waysOut: readonly WayOut[];
  readonly lookAlikes: readonly LookAlike[];
  readonly sources: readonly SourceId[];
}

/** The answers of a group of words. */
export type Answers = Readonly<Record<string, StatusAnswer>>;

export function cause(odds: Cause['odds'], title: string, says: string, ...tells: readonly string[]): Cause {
  return { odds, title, says, tells };
}

/** A command that only looks. */
export function inspect(does: string, command: string): WayOut {
  return { does, command, risk: 'inspect' };
}

/** A command that changes something nobody depends on. */
export function lowRisk(does: string, command: string): WayOut {
  return { does, command, risk: 'low risk' };
}

/** A command after which the cluster does something else than before. */
export function changes(does: string, command: string): WayOut {
  return { does, command, risk: 'changes something' };
}

/** A command that ends or removes something. */
export function destroys(does: string, command: string): WayOut {
  return { does, command, risk: 'destroys' };
}

export function lookAlike(word: string, says: string): LookAlike {
  return { word, says };
}
