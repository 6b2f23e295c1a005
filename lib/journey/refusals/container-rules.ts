import type { ContainerStatus, TerminatedState } from '@/lib/kubernetes/pod.ts';
import { type Rule, ruleForEach as rule } from './rule.ts';

/** What holds for one container on its own. */
export const containerRules: readonly Rule[] = [
  rule('restarts-fell', '5.1', ({ now, before }) =>
    before && now.restartCount < before.restartCount
      ? `restartCount of ${now.name} fell from ${before.restartCount} to ${now.restartCount}: it only grows`
      : undefined,
  ),
  rule('ready-without-running', '6.7', ({ own, now }) => {
    if (!now.ready || now.state.running) return undefined;
    if (own.kind === 'init' && now.state.terminated?.exitCode === 0) return undefined;
    return `${now.name} is ready while it ${wordOf(now)}: only a container that runs is ready`;
  }),
  rule('started-without-running', '6.7', ({ now }) =>
    now.started && !now.state.running ? `${now.name} counts as started while it ${wordOf(now)}` : undefined,
  ),
  rule('ready-before-started', '6.7', ({ now }) =>
    now.ready && now.state.running && now.started === false
      ? `${now.name} is ready although its startup has not succeeded`
      : undefined,
  ),
  rule('history-before-the-first-start', '8.2', ({ now }) => {
    const { waiting } = now.state;
    const isBlank = waiting?.reason === 'ContainerCreating' || waiting?.reason === 'PodInitializing';
    const last = now.lastState.terminated;
    if (!isBlank || !last || now.restartCount > 0) return undefined;
    return `${now.name} waits for its first start (${waiting.reason}), but an instance of it has ended with ${last.reason ?? last.exitCode}`;
  }),
  rule('same-instance-started-again', '8.4', ({ now, before }) => {
    if (before?.restartCount !== now.restartCount) return undefined;
    const [was, is] = [before.state.running?.startedAt, now.state.running?.startedAt];
    if (was === undefined || is === undefined || was === is) return undefined;
    return `${now.name} runs since ${is} and ran since ${was}, but its restartCount is still ${now.restartCount}`;
  }),
  rule('instance-rewritten', '8.4', ({ now, before }) => {
    const ended = before?.state.terminated;
    if (!before || !ended || before.restartCount !== now.restartCount) return undefined;
    const shown = now.state.terminated ?? (now.state.waiting ? now.lastState.terminated : undefined);
    if (!shown || shown === ended) return undefined;
    return rewritten(now.name, ended, shown);
  }),
  rule('last-instance-rewritten', '8.4', ({ now, before }) => {
    const ended = before?.state.terminated;
    const last = now.lastState.terminated;
    // A pod that is stopped while a container waits shows the container's last instance twice.
    if (last?.finishedAt === now.state.terminated?.finishedAt) return undefined;
    if (!before || !ended || !last || now.state.waiting || now.restartCount !== before.restartCount + 1)
      return undefined;
    return rewritten(now.name, ended, last);
  }),
  rule('ran-on-after-its-end', '8.2', ({ now, before }) => {
    const ended = before?.state.terminated;
    if (!before || !ended || !now.state.running || now.restartCount !== before.restartCount) return undefined;
    return `${now.name} had ended with ${ended.exitCode} and runs again, but its restartCount is still ${now.restartCount}`;
  }),
  rule('never-restarts', 'R1', ({ own, now, before, imageChangedAt }) => {
    const last = now.lastState.terminated;
    if (own.kind === 'sidecar' || own.restartPolicy !== 'Never' || own.restartRules?.length) return undefined;
    if (now.restartCount <= (before?.restartCount ?? 0) || !last || isLost(last)) return undefined;
    if (imageChangedAt === now.restartCount - 1) return undefined;
    return `${now.name} was restarted after ${last.reason ?? 'an end'} with exit code ${last.exitCode}, but restartPolicy is Never`;
  }),
  rule('success-not-repeated', 'R1', ({ own, now, before, imageChangedAt }) => {
    const last = now.lastState.terminated;
    const policy = own.kind === 'init' && own.restartPolicy !== 'Never' ? 'OnFailure' : own.restartPolicy;
    if (own.kind === 'sidecar' || policy !== 'OnFailure' || own.restartRules?.length) return undefined;
    // A container that a probe has had killed starts again whatever its exit code (facts R7).
    if (own.livenessProbe || own.startupProbe || !last || last.exitCode !== 0 || last.reason === 'OOMKilled')
      return undefined;
    if (now.restartCount <= (before?.restartCount ?? 0) || imageChangedAt === now.restartCount - 1) return undefined;
    return own.kind === 'init'
      ? `${now.name} was started again although it had completed: an init container runs once`
      : `${now.name} was restarted after exit code 0, but restartPolicy is OnFailure`;
  }),
];

function rewritten(name: string, was: TerminatedState, is: TerminatedState): string | undefined {
  if (was.exitCode !== is.exitCode)
    return `${name} had ended with exit code ${was.exitCode}, and now with ${is.exitCode}`;
  if (was.reason !== is.reason) return `${name} had ended with reason ${was.reason}, and now with ${is.reason}`;
  if (was.finishedAt !== is.finishedAt) return `${name} had ended at ${was.finishedAt}, and now at ${is.finishedAt}`;
  return was.startedAt === is.startedAt
    ? undefined
    : `${name} had been started at ${was.startedAt}, and now at ${is.startedAt}`;
}

/** The kubelet or the engine lost it: such a container starts again under every policy (facts 5). */
function isLost({ reason }: TerminatedState): boolean {
  return reason === 'ContainerStatusUnknown' || reason === 'Unknown' || reason === 'RestartingAllContainers';
}

function wordOf({ state }: ContainerStatus): string {
  if (state.waiting) return `waits${state.waiting.reason ? ` (${state.waiting.reason})` : ''}`;
  return state.terminated ? `has ended with exit code ${state.terminated.exitCode}` : 'has no state';
}
