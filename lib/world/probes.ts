import type { ProbeKind } from '@/machines/pod-context.ts';
import type { ProbeSpec } from '@/machines/pod-spec.ts';
import { processOf, startedAt } from './processes.ts';
import { containerIn, type Decide, type Decisions, type Prospect, stateOf, usually, type Verdict } from './prospect.ts';
import type { ProbeAnswer } from './world.ts';

/** What probes hear. The machine's timer says when, where it has one for the next run, else the probe's period. */
export const probeDecisions: Decisions = {
  'startup.succeeded': timed('startup', false),
  'startup.failed': timed('startup', true),
  'readiness.succeeded': (prospect) => {
    if (probeOf(prospect, 'readiness') === undefined) return usually(prospect);
    return isUnready(prospect) ? timed('readiness', false)(prospect) : byPeriod('readiness', false)(prospect);
  },
  'readiness.failed': (prospect) =>
    isUnready(prospect) ? timed('readiness', true)(prospect) : byPeriod('readiness', true)(prospect),
  'liveness.failed': byPeriod('liveness', true),
  'liveness.succeeded': byPeriod('liveness', false),
};

/** At the end of the machine's timer. */
function timed(kind: ProbeKind, fails: boolean): Decide {
  return (prospect): Verdict => {
    const due = prospect.context.timers[`${kind}.succeeded.${containerIn(prospect)}`]?.due ?? prospect.usual;
    return hears(prospect, kind, due) === fails ? { at: due } : undefined;
  };
}

/** At the next run of the probe that the machine has an event for: a success in a row of successes is none. */
function byPeriod(kind: ProbeKind, fails: boolean): Decide {
  return (prospect): Verdict => {
    const next = nextTelling(prospect, kind);
    return next !== undefined && hears(prospect, kind, next) === fails ? { at: next } : undefined;
  };
}

function nextTelling(prospect: Prospect, kind: ProbeKind): number | undefined {
  const probe = probeOf(prospect, kind);
  if (!probe) return undefined;
  const { now } = prospect;
  const container = containerIn(prospect);
  const period = 1000 * probe.periodSeconds;
  const last = prospect.memory.probed[`${kind}.${container}`];
  const first = last === undefined ? firstRun(prospect, probe) : last + period;
  const counts = (prospect.context.containers[container]?.probeFailures[kind] ?? 0) > 0;
  const settled = lastTurn(prospect, kind) + 2 * period;
  for (let at = first + period * Math.max(0, Math.ceil((now - first) / period)); ; at += period) {
    if (counts || hears(prospect, kind, at)) return at;
    if (at > settled) return undefined;
  }
}

/** Once the startup probe has succeeded, or the container is seen to run, the others begin. */
function firstRun(prospect: Prospect, { initialDelaySeconds }: ProbeSpec): number {
  const container = containerIn(prospect);
  const begun = prospect.memory.probed[`startup.${container}`] ?? startedAt(prospect);
  return begun + 1000 * Math.max(1, initialDelaySeconds);
}

/** When what the probe hears changes for the last time. */
function lastTurn(prospect: Prospect, kind: ProbeKind): number {
  return Math.max(prospect.now, ...answersOf(prospect, kind).map((answer) => beginOf(prospect, answer)));
}

function hears(prospect: Prospect, kind: ProbeKind, at: number): boolean {
  return answersOf(prospect, kind).findLast((answer) => beginOf(prospect, answer) <= at)?.fails ?? false;
}

function beginOf(prospect: Prospect, { after, from }: ProbeAnswer): number {
  return from ?? startedAt(prospect) + (after ?? 0);
}

function answersOf(prospect: Prospect, kind: ProbeKind): readonly ProbeAnswer[] {
  return processOf(prospect)?.[kind] ?? [];
}

function probeOf({ context, choice }: Prospect, kind: ProbeKind): ProbeSpec | undefined {
  return context.spec.containers.find(({ name }) => name === choice.container)?.[`${kind}Probe`];
}

function isUnready(prospect: Prospect): boolean {
  return stateOf(prospect).endsWith('.unready');
}
