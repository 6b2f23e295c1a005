import type { Facts } from './facts.ts';
import type { Command, Finding, Risk } from './finding.ts';

/** A row of the catalogue of causes. */
export interface Cause {
  /** Stable: reports and scripts name it. */
  readonly id: string;
  /** What pods that share the cause have in common, without a full stop. */
  readonly title: string;
  /** Every place in a pod where it is the cause. */
  readonly look: (facts: Facts) => readonly Finding[];
}

/** A command that only looks. */
export function inspect(run: string, why: string): Command {
  return command('inspect', run, why);
}

/** A command with its risk. */
export function command(risk: Risk, run: string, why: string): Command {
  return { run, risk, why };
}

/** How to see what the registry, the scheduler or the kubelet said last. */
export function eventsCommand({ kubectl, name }: Facts, why: string): Command {
  return inspect(`${kubectl} events --for pod/${name}`, why);
}

/** The rows of a family whose members differ only in the words that they are told by. */
export interface Sort {
  readonly id: string;
  readonly title: string;
  /** What the message says where this is the cause. */
  readonly pattern: RegExp;
}

/** The first sort that a message is of. */
export function sortOf<T extends Sort>(sorts: readonly T[], message: string): T | undefined {
  return sorts.find(({ pattern }) => pattern.test(message));
}
