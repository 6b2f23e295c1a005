import type { ActionRef, RecordParams } from './actions.ts';
import type { ActorId, StageId, Way } from './chart.ts';
import type { GuardRef } from './guards.ts';
import type { TimerRow, WayRow } from './region.ts';
import type { SourceId } from './sources.ts';

/**
 * A row of the catalogue: something that can go wrong. Its key is Kubernetes' own word where it has one; it is the name
 * of the state, and of its page and its picture. A row is all that a new failure needs.
 */
export interface Failure {
  readonly reason: string;
  readonly region: 'image' | 'object' | 'placement' | 'node' | 'container';
  readonly stage: StageId;
  /** `wait` when time alone leads on. */
  readonly mark: 'failure' | 'wait';
  readonly actor: ActorId;
  /** Where the reason is no word of Kubernetes: what people call it. */
  readonly title?: string;
  readonly says: string;
  readonly note?: string;
  readonly source: SourceId;
  /** Met so seldom that pictures leave it out until it happens. */
  readonly rare?: true;
  /** The ways in. */
  readonly strikes: readonly Strike[];
  /** The message that a waiting container shows beside the reason; only containers have one. */
  readonly waiting?: string;
  readonly timer?: TimerRow;
  /** The ways out. */
  readonly leaves: readonly WayRow[];
}

/** One cause of a failure. */
export interface Strike {
  /** The states that it can happen in, as paths below the region. */
  readonly at: readonly string[];
  readonly event: string;
  readonly label: string;
  readonly way?: Way;
  readonly when?: GuardRef;
  /** Not mentioned while it cannot happen. */
  readonly quiet?: true;
  /** Seldom what it is; all causes of a rare failure are. */
  readonly rare?: true;
  readonly does?: readonly ActionRef[];
  readonly records?: readonly Omit<RecordParams, 'from'>[];
  readonly payload?: Readonly<Record<string, string | number>>;
  /** What the failing component reported. */
  readonly message?: string;
}
