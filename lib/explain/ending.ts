import { fields, text } from '@/lib/kubernetes/fields.ts';
import type { TerminatedState } from '@/lib/kubernetes/pod.ts';
import { type ContainerSeen, type Facts, isRow, newest, timeOf } from './facts.ts';

/** How the last instance of a container ended, where that is worth an explanation. */
export interface Ending {
  readonly one: ContainerSeen;
  readonly ended: TerminatedState;
  /** Where the end stands in the Pod. */
  readonly path: string;
  /** Another instance runs already. */
  readonly runsAgain: boolean;
}

/** A container that has run for so long after a restart has recovered: the back-off begins anew too (facts 5.1). */
const recovered = 600_000;

/** The ends of containers that somebody has to hear of. */
export function endingsIn(facts: Facts): readonly Ending[] {
  // Many rows of the catalogue ask.
  const found = known.get(facts) ?? findEndings(facts);
  known.set(facts, found);
  return found;
}

const known = new WeakMap<Facts, readonly Ending[]>();

function findEndings(facts: Facts): readonly Ending[] {
  const { pod, deleting, containers, now } = facts;
  if (deleting || pod.status.phase === 'Succeeded' || pod.status.reason) return [];
  return containers.flatMap((one): readonly Ending[] => {
    const { state, lastState } = one.status ?? { state: {}, lastState: {} };
    if (state.terminated) {
      const ended = state.terminated;
      return matters(facts, one, ended)
        ? [{ one, ended, path: `${one.statusPath}.state.terminated`, runsAgain: false }]
        : [];
    }
    const ended = lastState.terminated;
    if (!ended || startRefused(ended)) return [];
    const path = `${one.statusPath}.lastState.terminated`;
    if (state.waiting?.reason === 'CrashLoopBackOff') return [{ one, ended, path, runsAgain: false }];
    if (!state.running || (one.kind === 'init' && ended.exitCode === 0)) return [];
    const since = timeOf(state.running.startedAt);
    return since === undefined || now - since < recovered ? [{ one, ended, path, runsAgain: true }] : [];
  });
}

function startRefused({ reason }: TerminatedState): boolean {
  return reason === 'StartError' || reason === 'ContainerCannotRun';
}

/** An end with 0 is one only where the container is to run for ever. */
function matters(facts: Facts, { kind, spec, status }: ContainerSeen, ended: TerminatedState): boolean {
  const { pod } = facts;
  if (startRefused(ended)) return false;
  if (ended.exitCode !== 0 || ended.reason === 'OOMKilled') return true;
  // A sidecar runs for as long as a main container does.
  if (kind === 'sidecar') return pod.status.containerStatuses.some(({ state }) => !state.terminated);
  return (
    kind === 'main' &&
    pod.status.phase === 'Running' &&
    startsAgain(facts, spec.restartPolicy, ended, status?.restartCount)
  );
}

/** Whether a container that ended with 0 is started again. `describe` does not show the policy, but Always is quick. */
export function startsAgain(
  { pod, now }: Facts,
  own: string | undefined,
  { finishedAt }: TerminatedState,
  restarts = 0,
): boolean {
  const policy = own ?? pod.spec.restartPolicy;
  const end = timeOf(finishedAt);
  if (policy === undefined && restarts === 0 && end !== undefined && now - end > 5000) return false;
  return (policy ?? 'Always') === 'Always';
}

/** The id of the cause that an end speaks of. */
export function causeOfEnding(facts: Facts, { one, ended }: Ending): string {
  // Of a row the limit is not known; it is what it mostly is.
  if (ended.reason === 'OOMKilled') return memoryLimitOf(one) || isRow(facts) ? 'out-of-memory' : 'node-out-of-memory';
  const killing = killingOf(one, ended);
  if (killing) return /startup probe/.test(killing.message) ? 'startup-fails' : 'liveness-fails';
  if (newest(one.events, ['FailedPostStartHook'])) return 'post-start-hook-fails';
  if (ended.reason === 'ContainerStatusUnknown' || (ended.reason === 'Unknown' && ended.exitCode === 255)) {
    return 'container-lost';
  }
  const code = ended.exitCode === 0 && ended.signal ? 128 + ended.signal : ended.exitCode;
  if (ended.reason === 'seccomp killed' || code === 159) return 'system-call-refused';
  if ((code === 137 || code === 143) && facts.events.length === 0) {
    if (one.spec.startupProbe && one.status?.started === false) return 'startup-fails';
    if (one.spec.livenessProbe) return 'liveness-fails';
  }
  if (code === 137 && newest(facts.around.events, ['SystemOOM', 'OOMKilling'])) return 'node-out-of-memory';
  if (one.kind === 'init') return 'init-container-fails';
  if (code === 0) return 'app-exits-zero';
  if (code === 126) return 'command-not-executable';
  if (code === 127) return 'command-not-found';
  if (code === 137) return 'killed-from-outside';
  if (code === 143) return 'stopped-from-outside';
  return code > 128 && code < 160 ? 'app-crashes-by-signal' : 'app-exits-nonzero';
}

/** The memory limit of a container's own. */
export function memoryLimitOf({ spec }: ContainerSeen): string | undefined {
  return text(fields(fields(spec.resources)?.limits)?.memory);
}

/** The Killing Event with which a probe ended this instance. */
export function killingOf({ events }: ContainerSeen, { startedAt, finishedAt }: TerminatedState) {
  const event = newest(events, ['Killing'], /failed (?:liveness|startup) probe|(?:is unhealthy|unhealthy)/);
  const at = timeOf(event?.lastTimestamp);
  const begin = timeOf(startedAt);
  const end = timeOf(finishedAt);
  // Times are cut to seconds, and the last of several kills is counted on the first Event.
  // The ages that kubectl prints are coarse.
  const early = event?.name.startsWith('line-') ? 120_000 : 1000;
  const fits =
    at === undefined || ((begin === undefined || at >= begin - early) && (end === undefined || at <= end + 60_000));
  return fits ? event : undefined;
}
