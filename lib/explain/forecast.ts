import { humanDuration } from '@/lib/kubernetes/duration.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import { backOff } from '@/machines/restart.ts';
import { type ContainerSeen, conditionOf, type Facts, isoOf, newest, timeOf } from './facts.ts';

/** Something that will happen by itself. */
export interface Next {
  readonly what: string;
  /** RFC 3339; null when the pod does not tell when. */
  readonly at: string | null;
}

/** What comes next by itself and when, from the pod's own state; what is over already is left out. */
export function forecastOf(facts: Facts, cause: string | null): readonly Next[] {
  const { gone, ended, deleting, now } = facts;
  if (gone) return [];
  // A kubelet that is not heard of kills nobody.
  if (deleting) return cause === 'node-lost' ? [] : killsOf(facts);
  if (ended) return [];
  const all = [
    ...facts.containers.flatMap((one) => [...restartOf(facts, one), ...pullOf(one)]),
    ...deadlineOf(facts),
    ...schedulingOf(facts),
    ...setupOf(facts, cause),
    ...evictionOf(facts, cause),
  ];
  return all.map(({ what, at }) => ({ what, at: at === null || Date.parse(at) < now - 60_000 ? null : at }));
}

function restartOf({ ended }: Facts, { name, status }: ContainerSeen): readonly Next[] {
  const { waiting, terminated } = status?.state ?? {};
  const before = terminated ?? status?.lastState.terminated;
  const end = timeOf(before?.finishedAt);
  if (waiting?.reason === 'CrashLoopBackOff') {
    const wait = waitIn(waiting.message) ?? backOff(Math.max(1, status?.restartCount ?? 1));
    const what = `${name} is started again, ${humanDuration(wait)} after its last end`;
    return [{ what, at: end === undefined ? null : isoOf(end + wait) }];
  }
  if (waiting?.reason && retried.has(waiting.reason)) {
    return [{ what: `the kubelet tries ${name} again, every 10 to 15 s`, at: null }];
  }
  if (!terminated || terminated.exitCode === 0 || ended) return [];
  const wait = backOff(status?.restartCount ?? 0);
  return [{ what: `${name} is started again`, at: end === undefined ? null : isoOf(end + wait) }];
}

const retried: ReadonlySet<string> = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
]);

/** The kubelet says `back-off 1m20s restarting failed container`. */
function waitIn(message: string | undefined): number | undefined {
  const [, minutes, seconds] = /^back-off (?:(\d+)m)?(?:(\d+)s)? restarting/.exec(message ?? '') ?? [];
  if (minutes === undefined && seconds === undefined) return undefined;
  return (Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000;
}

function pullOf({ name, status, events }: ContainerSeen): readonly Next[] {
  const { reason } = status?.state.waiting ?? {};
  if (reason !== 'ImagePullBackOff' && reason !== 'ErrImagePull') return [];
  const failed = newest(events, ['Failed'], /^Failed to pull image/);
  const last = timeOf(failed?.lastTimestamp);
  const what = `the image of ${name} is pulled again; the wait doubles up to 5 min`;
  return [{ what, at: failed && last !== undefined ? isoOf(last + backOff(failed.count)) : null }];
}

function deadlineOf({ pod }: Facts): readonly Next[] {
  const start = timeOf(pod.status.startTime);
  const { activeDeadlineSeconds } = pod.spec;
  if (start === undefined || activeDeadlineSeconds === undefined) return [];
  return [
    {
      what: 'the deadline of the pod is over, and the kubelet ends it',
      at: isoOf(start + activeDeadlineSeconds * 1000),
    },
  ];
}

function schedulingOf(facts: Facts): readonly Next[] {
  if (facts.pod.spec.nodeName || conditionOf(facts, 'PodScheduled')?.reason !== 'Unschedulable') return [];
  const last = timeOf(newest(facts.events, ['FailedScheduling'])?.lastTimestamp);
  const what =
    'the scheduler tries again at the latest; before that, as soon as the cluster changes in a way that may help';
  return [{ what, at: last === undefined ? null : isoOf(last + 300_000) }];
}

function setupOf({ events }: Facts, cause: string | null): readonly Next[] {
  const event = events.findLast(({ reason }) => reason === 'FailedMount' || reason === 'FailedCreatePodSandBox');
  if (cause === null || !event || !setup.test(cause)) return [];
  const last = timeOf(event.lastTimestamp);
  if (event.reason === 'FailedCreatePodSandBox') {
    return [
      { what: 'the kubelet tries to create the sandbox again', at: last === undefined ? null : isoOf(last + 15_000) },
    ];
  }
  const wait = Math.min(500 * 2 ** Math.min(event.count - 1, 8), 122_000);
  return [
    {
      what: 'the kubelet tries to mount again; the wait doubles up to 2 min',
      at: last === undefined ? null : isoOf(last + wait),
    },
  ];
}

const setup = /^(?:config-map|secret|volume|host-path|network|sandbox|ip-addresses)/;

/** Five minutes after the taint, unless the pod says otherwise. */
function evictionOf(facts: Facts, cause: string | null): readonly Next[] {
  if (cause !== 'node-lost') return [];
  const node = facts.around.nodes.find(({ name }) => name === facts.pod.spec.nodeName);
  const ready = conditionOf(facts, 'Ready');
  const since = timeOf(node?.readySince) ?? (ready?.status === 'True' ? undefined : timeOf(ready?.lastTransitionTime));
  const borne = facts.wants.tolerations.find(({ key }) => key === 'node.kubernetes.io/unreachable');
  if (borne && borne.seconds === undefined) return [];
  const at = since === undefined ? null : isoOf(since + (borne?.seconds ?? 300) * 1000);
  return [{ what: 'the pod is marked for deletion, if the node has not come back', at }];
}

function killsOf(facts: Facts): readonly Next[] {
  const { deletionTimestamp } = facts.pod.metadata;
  const due = timeOf(deletionTimestamp);
  const running = facts.containers.filter(({ status }) => status?.state.running);
  if (running.length === 0 || due === undefined || due < facts.now) return [];
  const names = running.map(({ name }) => name).join(' and ');
  const grace = toPodSpec(facts.pod).terminationGracePeriodSeconds;
  return [{ what: `SIGKILL ends ${names}, if the grace of ${grace} s was not enough`, at: isoOf(due) }];
}
