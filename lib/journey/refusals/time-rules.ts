import type { Pod } from '@/lib/kubernetes/pod.ts';
import type { ContainerSpec } from '@/machines/pod-spec.ts';
import { backOff } from '@/machines/restart.ts';
import { type Rule, ruleForEach } from './rule.ts';

/** The API cuts times to seconds, and the clocks of node, API server and watcher differ a little. */
const tolerance = 2000;

/** Time runs forwards. */
export const timeRules: readonly Rule[] = [
  {
    name: 'seen-earlier',
    fact: '8.4',
    breach: ({ now, before }) =>
      before && now.at < before.at
        ? `seen at ${iso(now.at)}, before ${iso(before.at)}: time runs backwards`
        : undefined,
  },
  {
    name: 'from-the-future',
    fact: '8.4',
    breach: ({ now }) => {
      const late = timesIn(now.pod).find(([, time]) => time > now.at + tolerance);
      return late && `${late[0]} is ${iso(late[1])}, but it was seen at ${iso(now.at)}: that is still to come`;
    },
  },
  {
    name: 'deleted-in-the-future',
    fact: 'D1',
    breach: ({ now: { at, pod } }) => {
      const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
      const asked = parsed(deletionTimestamp) - 1000 * deletionGracePeriodSeconds;
      if (!(asked > at + tolerance)) return undefined;
      return `deletionTimestamp is ${deletionTimestamp} with ${deletionGracePeriodSeconds} s of grace, but it was seen at ${iso(at)}: nobody has asked yet`;
    },
  },
  {
    name: 'start-time-changed',
    fact: '8.4',
    breach: ({ now, before }) => {
      const [was, is] = [before?.pod.status.startTime, now.pod.status.startTime];
      if (was === undefined || was === is) return undefined;
      return `status.startTime changed from ${was} to ${is ?? 'nothing'}: the kubelet accepts a pod once`;
    },
  },
  ruleForEach('ended-before-it-began', '8.4', ({ now: { name, state, lastState } }) => {
    for (const { terminated } of [state, lastState]) {
      const [began, ended] = [parsed(terminated?.startedAt), parsed(terminated?.finishedAt)];
      if (ended < began) return `${name} finished at ${iso(ended)}, before it started at ${iso(began)}`;
    }
    return undefined;
  }),
  ruleForEach('began-before-the-last-ended', '8.2', ({ now: { name, state, lastState } }) => {
    const began = parsed(state.running?.startedAt ?? state.terminated?.startedAt);
    const ended = parsed(lastState.terminated?.finishedAt);
    // A pod that is stopped while a container waits shows the container's last instance twice.
    if (!(began < ended) || state.terminated?.finishedAt === lastState.terminated?.finishedAt) return undefined;
    return `${name} started at ${iso(began)}, while its last instance ran until ${iso(ended)}`;
  }),
  {
    name: 'began-before-the-pod',
    fact: '8.4',
    breach: (judged) => {
      const created = parsed(judged.now.pod.metadata.creationTimestamp);
      // The kubelet of a static pod starts it first and tells the API server afterwards.
      if (judged.now.pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) return undefined;
      const early = timesIn(judged.now.pod).find(([, time]) => time < created - tolerance);
      return early && `${early[0]} is ${iso(early[1])}, before the pod was created at ${iso(created)}`;
    },
  },
  {
    name: 'condition-went-back',
    fact: 'C6',
    breach: ({ now, before }) => {
      for (const { type, lastTransitionTime } of now.pod.status.conditions) {
        if (now.pod.spec.readinessGates.some(({ conditionType }) => conditionType === type)) continue;
        const was = before?.pod.status.conditions.find((condition) => condition.type === type)?.lastTransitionTime;
        if (parsed(lastTransitionTime) < parsed(was) - tolerance)
          return `lastTransitionTime of ${type} went back from ${was} to ${lastTransitionTime}`;
      }
      return undefined;
    },
  },
  ruleForEach('restarted-too-soon', '5.1', ({ own, now, before, backOffFrom }) => {
    const { restartCount: count, state, lastState } = now;
    // A container that a probe has had killed starts again in the same sync, before any back-off is asked for; one that
    // does not say that it waits may belong to a kubelet that has been restarted and has forgotten all back-offs.
    if (own.livenessProbe || own.startupProbe || before?.state.waiting?.reason !== 'CrashLoopBackOff') return undefined;
    if (before.restartCount !== count - 1) return undefined;
    const began = parsed(state.running?.startedAt ?? state.terminated?.startedAt);
    const ended = parsed(lastState.terminated?.finishedAt);
    const wait = backOff(count - backOffFrom - 1);
    if (!(began < ended + wait - tolerance) || state.terminated?.finishedAt === lastState.terminated?.finishedAt)
      return undefined;
    return `${own.name} was restarted at ${iso(began)}, ${(began - ended) / 1000} s after it had ended, but restart ${count} has a back-off of ${wait / 1000} s`;
  }),
  ruleForEach('restarted-too-often', '5.1', ({ own, now, before, backOffFrom, imageChangedAt }, judged) => {
    if (!before || !judged.before || imageChangedAt !== undefined) return undefined;
    const waits: number[] = [];
    for (let count = before.restartCount + 2; count <= now.restartCount && waits.length < 20; count += 1)
      waits.push(Math.min(backOff(count - backOffFrom - 1), quickestKill(own)));
    // A kubelet that is restarted in between forgets one of the waits.
    const least = waits.reduce((sum, wait) => sum + wait, 0) - Math.max(0, ...waits);
    const took = judged.now.at - judged.before.at;
    if (took >= least - tolerance) return undefined;
    return `${own.name} was restarted ${now.restartCount - before.restartCount} times in ${took / 1000} s, but that takes at least ${least / 1000} s`;
  }),
  {
    name: 'deadline-not-over',
    fact: '6.11',
    breach: ({ now: { at, pod } }) => {
      const { activeDeadlineSeconds } = pod.spec;
      if (pod.status.reason !== 'DeadlineExceeded' || activeDeadlineSeconds === undefined) return undefined;
      const over = parsed(pod.status.startTime) + 1000 * activeDeadlineSeconds;
      if (!(at < over - tolerance)) return undefined;
      return `DeadlineExceeded at ${iso(at)}, but the ${activeDeadlineSeconds} s of activeDeadlineSeconds were over at ${iso(over)}`;
    },
  },
];

/** The least time (ms) in which a probe has a container killed, which then starts again without a back-off. */
function quickestKill({ livenessProbe, startupProbe }: ContainerSpec): number {
  const kills = [livenessProbe, startupProbe].flatMap((probe) =>
    probe ? [1000 * (probe.initialDelaySeconds + (probe.failureThreshold - 1) * probe.periodSeconds)] : [],
  );
  return Math.min(Number.POSITIVE_INFINITY, ...kills);
}

/** Every time that a Pod tells of what has happened, with the name of its field. */
function timesIn({ metadata, status }: Pod): readonly (readonly [string, number])[] {
  const statuses = [...status.initContainerStatuses, ...status.containerStatuses];
  const times: readonly (readonly [string, string | undefined])[] = [
    ['metadata.creationTimestamp', metadata.creationTimestamp],
    ['status.startTime', status.startTime],
    ...status.conditions.map(
      ({ type, lastTransitionTime }) => [`lastTransitionTime of ${type}`, lastTransitionTime] as const,
    ),
    ...statuses.flatMap(({ name, state, lastState }) => [
      [`startedAt of ${name}`, state.running?.startedAt ?? state.terminated?.startedAt] as const,
      [`finishedAt of ${name}`, state.terminated?.finishedAt] as const,
      [`finishedAt of the last instance of ${name}`, lastState.terminated?.finishedAt] as const,
    ]),
  ];
  return times.map(([field, time]) => [field, parsed(time)] as const);
}

/** Not a number where there is no time, so that no comparison holds. */
function parsed(time: string | undefined): number {
  const ms = time === undefined ? Number.NaN : Date.parse(time);
  // What never began is said to have begun in 1970.
  return ms > 0 ? ms : Number.NaN;
}

function iso(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().replace('.000Z', 'Z') : 'an unknown time';
}
