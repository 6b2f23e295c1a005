import type { ContainerRecord, Instance } from './pod-context.ts';
import type { ContainerSpec, RestartRule } from './pod-spec.ts';

/** After this many milliseconds of running the back-off starts anew (facts 5.1, NewMainKubelet HasExpiredFunc). */
const calm = 600_000;
const firstBackOff = 10_000;
const longestBackOff = 300_000;

/** The waits of both back-offs in milliseconds: 10, 20, 40, 80, 160 and then 300 s (facts 4.5 and 5.1). */
export function backOff(failures: number): number {
  return failures <= 0 ? 0 : Math.min(firstBackOff * 2 ** (failures - 1), longestBackOff);
}

/**
 * When a container that has ended may start again, in virtual ms. The kubelet counts from the newest end that its sync
 * began with: one that a probe has killed in this very sync is not among them, so the end before it counts
 * (facts R7.1).
 */
export function backOffEnd({ instance, previous, killed, crashes }: ContainerRecord): number {
  const ended = killed ? previous?.finishedAt : instance?.finishedAt;
  return ended === undefined ? 0 : ended + backOff(crashes);
}

/** Whether it has to wait for that at the moment it ends. */
export function hasToWait(record: ContainerRecord): boolean {
  return backOffEnd(record) > (record.instance?.finishedAt ?? 0);
}

/** The rung of the ladder after a restart: without an end to count from the kubelet does not count. */
export function crashesOnRestart({ killed, previous, crashes }: ContainerRecord): number {
  return killed && previous === undefined ? crashes : crashes + 1;
}

/** Whether the kubelet starts a container again after that exit code (facts 5, R1, R4 and R5). */
export function restartsAfter(container: ContainerSpec, exitCode: number): boolean {
  if (container.kind === 'sidecar' || ruleFor(container, exitCode)) return true;
  if (container.kind === 'init') return exitCode !== 0 && container.restartPolicy !== 'Never';
  if (container.restartPolicy === 'OnFailure') return exitCode !== 0;
  return container.restartPolicy === 'Always';
}

/** The restart rule that an exit code falls under, if any (facts R2). */
export function ruleFor({ restartRules = [] }: ContainerSpec, exitCode: number): RestartRule | undefined {
  return restartRules.find(({ operator, exitCodes }) => exitCodes.includes(exitCode) === (operator === 'In'));
}

/** Whether the kubelet starts a container again that has ended: one that a probe had killed, unless its policy is Never (facts R7). */
export function startsAgain(container: ContainerSpec, { instance, killed }: ContainerRecord): boolean {
  return killed ? container.restartPolicy !== 'Never' : restartsAfter(container, instance?.exitCode ?? 0);
}

/** Whether a container has ended and will not be started again. */
export function finished(container: ContainerSpec, record: ContainerRecord): boolean {
  return record.instance?.exitCode !== undefined && !startsAgain(container, record);
}

/** The rung of the ladder after an instance ended: back to 0 when it ran for more than ten minutes. */
export function crashesAfter(record: ContainerRecord, ended: Instance): number {
  const ran = (ended.finishedAt ?? ended.startedAt) - ended.startedAt;
  return ran > calm ? 0 : record.crashes;
}
