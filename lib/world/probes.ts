import type { ProbeKind } from '@/machines/pod-context.ts';
import type { ProbeSpec } from '@/machines/pod-spec.ts';
import { processOf, startedAt } from './processes.ts';
import { containerIn, type Decide, type Decisions, type Scene, stateOf, usually, type Verdict } from './scene.ts';
import type { ProbeAnswer } from './world.ts';

/** What probes hear. Where the machine has a timer for the next run it decides the time, else the probe's period does. */
export const probeDecisions: Decisions = {
  'startup.succeeded': timed('startup', false),
  'startup.failed': timed('startup', true),
  'readiness.succeeded': (scene) => {
    if (probeOf(scene, 'readiness') === undefined) return usually(scene);
    return isUnready(scene) ? timed('readiness', false)(scene) : byPeriod('readiness', false)(scene);
  },
  'readiness.failed': (scene) =>
    isUnready(scene) ? timed('readiness', true)(scene) : byPeriod('readiness', true)(scene),
  'liveness.failed': byPeriod('liveness', true),
  'liveness.succeeded': byPeriod('liveness', false),
};

/** At the end of the machine's timer. */
function timed(kind: ProbeKind, fails: boolean): Decide {
  return (scene): Verdict => {
    const due = scene.context.timers[`${kind}.succeeded.${containerIn(scene)}`]?.due ?? scene.usual;
    return hears(scene, kind, due) === fails ? { at: due } : undefined;
  };
}

/** At the next run of the probe that the machine has an event for: a success in a row of successes is none. */
function byPeriod(kind: ProbeKind, fails: boolean): Decide {
  return (scene): Verdict => {
    const next = nextTelling(scene, kind);
    return next !== undefined && hears(scene, kind, next) === fails ? { at: next } : undefined;
  };
}

function nextTelling(scene: Scene, kind: ProbeKind): number | undefined {
  const probe = probeOf(scene, kind);
  if (!probe) return undefined;
  const { now } = scene;
  const container = containerIn(scene);
  const period = 1000 * probe.periodSeconds;
  const last = scene.memory.probed[`${kind}.${container}`];
  const first = last === undefined ? firstRun(scene, probe) : last + period;
  const counts = (scene.context.containers[container]?.probeFailures[kind] ?? 0) > 0;
  const settled = lastTurn(scene, kind) + 2 * period;
  for (let at = first + period * Math.max(0, Math.ceil((now - first) / period)); ; at += period) {
    if (counts || hears(scene, kind, at)) return at;
    if (at > settled) return undefined;
  }
}

/** Once the startup probe has succeeded, or the container is seen to run, the others begin. */
function firstRun(scene: Scene, { initialDelaySeconds }: ProbeSpec): number {
  const container = containerIn(scene);
  const begun = scene.memory.probed[`startup.${container}`] ?? startedAt(scene);
  return begun + 1000 * Math.max(1, initialDelaySeconds);
}

/** When what the probe hears changes for the last time. */
function lastTurn(scene: Scene, kind: ProbeKind): number {
  return Math.max(scene.now, ...answersOf(scene, kind).map((answer) => beginOf(scene, answer)));
}

function hears(scene: Scene, kind: ProbeKind, at: number): boolean {
  return answersOf(scene, kind).findLast((answer) => beginOf(scene, answer) <= at)?.fails ?? false;
}

function beginOf(scene: Scene, { after, from }: ProbeAnswer): number {
  return from ?? startedAt(scene) + (after ?? 0);
}

function answersOf(scene: Scene, kind: ProbeKind): readonly ProbeAnswer[] {
  return processOf(scene)?.[kind] ?? [];
}

function probeOf({ context, choice }: Scene, kind: ProbeKind): ProbeSpec | undefined {
  return context.spec.containers.find(({ name }) => name === choice.container)?.[`${kind}Probe`];
}

function isUnready(scene: Scene): boolean {
  return stateOf(scene).endsWith('.unready');
}
