import { placeholders, type RecordParams } from '@/machines/actions.ts';
import { fill } from '@/machines/fill.ts';
import { isPodContext } from '@/machines/pod-context.ts';
import type { KubeEvent } from './moment.ts';

/** An action as XState hands it over after a transition. */
export interface Effect {
  readonly type: string;
  readonly params?: unknown;
}

/** The effect that leaves a Kubernetes Event behind. */
export interface RecordEffect extends Effect {
  readonly params: RecordParams;
}

/** Whether an effect leaves a Kubernetes Event behind. */
export function isRecord(effect: Effect): effect is RecordEffect {
  return effect.type === 'record';
}

/**
 * The list of KubeEvents after a step. A repeat raises the count of the one that is there (facts 2.1). `said` is the
 * message that the step's own event carries.
 */
export function withRecorded(
  kept: readonly KubeEvent[],
  recorded: readonly RecordParams[],
  context: unknown,
  at: number,
  said?: unknown,
): readonly KubeEvent[] {
  if (!recorded.length || !isPodContext(context)) return kept;
  const events = [...kept];
  for (const { container, fromEvent, ...row } of recorded) {
    const text = fromEvent && typeof said === 'string' ? said : row.message;
    const kind = context.spec.containers.find(({ name }) => name === container)?.kind;
    const fresh: KubeEvent = {
      ...row,
      message: fill(text, placeholders(context, kind && container)),
      ...(container ? { fieldPath: `spec.${lists[kind ?? 'ephemeral']}{${container}}` } : {}),
      count: 1,
      firstAt: at,
      lastAt: at,
    };
    const same = events.findIndex((event) => key(event) === key(fresh));
    const found = events[same];
    if (found) events[same] = { ...found, count: found.count + 1, lastAt: at };
    else events.push(fresh);
  }
  return events;
}

/** In which list of the spec a container of that kind stands. */
const lists = {
  init: 'initContainers',
  sidecar: 'initContainers',
  main: 'containers',
  ephemeral: 'ephemeralContainers',
} as const;

function key({ type, reason, message, from, fieldPath }: KubeEvent): string {
  return [type, reason, message, from, fieldPath].join('\n');
}
